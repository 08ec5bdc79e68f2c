package org.guanjia.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.guanjia.casefile.CaseView;
import org.guanjia.casefile.LinkedCase;
import org.guanjia.complaint.ComplaintModel.Element;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Many households complain of the same: one group, one leading case. */
class ComplaintGroupTest extends ComplaintPlay {

    private static final String MATTER = "楼道卫生好几天没扫了";

    @Autowired ComplaintRaises raises;
    @Autowired ManagementService management;
    @Autowired RuntimeService runtime;

    private ComplaintDriver filed() {
        return another().file(MATTER);
    }

    private void raise() {
        raises.waiting().forEach(process::raise);
    }

    private int groups() {
        return sql.sql("select count(*) from complaint_group where cause_open is not null")
                .query(Integer.class)
                .single();
    }

    private static List<String> linked(ComplaintDriver one, String kind) {
        return one.view().linkedCases().stream()
                .filter(other -> other.kind().equals(kind))
                .map(LinkedCase::caseNumber)
                .toList();
    }

    private String groupMessage(ComplaintDriver leading) {
        return sql.sql(
                        "select text from notice_outbox where thread_key = ? and template ="
                                + " 'complaint.notice.group'")
                .param(leading.caseNumber())
                .query(String.class)
                .single();
    }

    private static long count(List<String> all, String one) {
        return all.stream().filter(one::equals).count();
    }

    @Test
    void the_third_household_within_a_day_makes_a_group_and_all_of_them_rise_once() {
        ComplaintDriver first = filed();
        flow.advance(Duration.ofHours(2));
        ComplaintDriver second = filed();
        String handler = second.record().hands().handler().user();
        Instant replyBefore = second.clock("reply").dueAt();
        assertThat(groups()).isZero();
        assertThat(first.view().severity()).isEqualTo("minor");
        ComplaintDriver third = filed();

        assertThat(groups()).isEqualTo(1);
        raise();
        raise();
        List<ComplaintDriver> all = List.of(first, second, third);
        for (ComplaintDriver one : all) {
            assertThat(one.view().severity()).isEqualTo("major");
            assertThat(one.record().severityReason()).isEqualTo("group");
            assertThat(one.view().details())
                    .containsEntry("groupSize", 3)
                    .containsEntry("groupLeads", one == first);
            assertThat(count(one.milestones(), "upgraded")).isEqualTo(1);
            assertThat(count(one.messages(), "resident:upgraded")).isEqualTo(1);
            assertThat(
                            one.view().timeline().stream()
                                    .filter(event -> event.kind().equals("classified")))
                    .hasSize(2)
                    .last()
                    .satisfies(event -> assertThat(event.text()).startsWith("重大 · "));
        }
        assertThat(first.open())
                .containsExactlyInAnyOrder(Element.CONTACT_RESIDENT, Element.CONTAIN_DAMAGE);
        assertThat(first.assignee(Element.CONTAIN_DAMAGE)).isEqualTo("service-manager");
        assertThat(second.open()).containsExactly(Element.CONTACT_RESIDENT);
        assertThat(flow.path(second.caseNumber())).contains(Element.END_LEFT_TO_LEADING_CASE);
        assertThat(second.record().hands().handler().user()).isEqualTo(handler);
        assertThat(second.assignee(Element.CONTACT_RESIDENT)).isEqualTo(handler);
        assertThat(linked(first, "group"))
                .containsExactlyInAnyOrder(second.caseNumber(), third.caseNumber());
        assertThat(linked(third, "group")).containsExactly(first.caseNumber());
        List<String> told = new ArrayList<>();
        all.forEach(one -> told.addAll(one.messages()));
        assertThat(count(told, "service-manager:group")).isEqualTo(1);
        assertThat(groupMessage(first)).contains("24 小时内 3 户，7 天内 3 户");
        assertThat(count(told, "project-manager:major")).isEqualTo(1);
        assertThat(second.clock("reply").dueAt()).as("promised").isEqualTo(replyBefore);
    }

    @Test
    void time_that_ran_and_time_that_was_paused_are_carried_over_and_the_timers_move() {
        ComplaintDriver first = filed();
        clocks.pause(first.caseNumber(), "resident");
        flow.advance(Duration.ofMinutes(50));
        clocks.resume(first.caseNumber());
        flow.advance(Duration.ofMinutes(20));
        Instant opened = first.view().openedAt();
        filed();
        filed();
        raise();
        CaseView.Clock contact = first.clock("contact");
        // Grade A: an hour for a major one, fifty minutes stood still.
        assertThat(contact.dueAt()).isEqualTo(opened.plus(Duration.ofMinutes(60 + 50)));
        assertThat(contact.pausedMinutes()).isEqualTo(50);
        assertThat(flow.dueAt(first.caseNumber(), Element.EVENT_CONTACT_OVERDUE))
                .isEqualTo(contact.dueAt());
        assertThat(flow.dueAt(first.caseNumber(), Element.EVENT_CLOSE_OVERDUE))
                .isEqualTo(first.clock("close").dueAt());
        assertThat(first.task(Element.CONTACT_RESIDENT).getDueDate().toInstant())
                .isEqualTo(contact.dueAt());
    }

    @Test
    void who_comes_later_joins_as_long_as_the_group_is_open() {
        ComplaintDriver first = filed();
        filed();
        filed();
        raise();
        flow.advance(Duration.ofDays(8));
        ComplaintDriver later = filed();
        raise();
        assertThat(groups()).isEqualTo(1);
        assertThat(later.view().details()).containsEntry("groupSize", 4);
        assertThat(later.view().severity()).isEqualTo("major");
        assertThat(linked(later, "group")).containsExactly(first.caseNumber());
    }

    @Test
    void five_households_within_a_week_are_a_group() {
        List<ComplaintDriver> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            assertThat(groups()).isZero();
            all.add(filed());
            flow.advance(Duration.ofHours(30));
        }
        assertThat(groups()).isEqualTo(1);
        raise();
        assertThat(all).allSatisfy(one -> assertThat(one.view().severity()).isEqualTo("major"));
        assertThat(groupMessage(all.get(0))).contains("24 小时内 1 户，7 天内 5 户");
    }

    @Test
    void what_ended_or_is_no_complaint_is_no_member() {
        ComplaintDriver ended = filed().withdraw();
        ComplaintDriver idea = another().file(MATTER, Map.of("type", "suggestion"));
        ComplaintDriver open = filed();
        ComplaintDriver third = filed();
        raise();
        assertThat(groups()).isEqualTo(1);
        assertThat(ended.view().details()).doesNotContainKey("groupSize");
        assertThat(ended.view().severity()).isEqualTo("minor");
        assertThat(idea.view().details()).doesNotContainKey("groupSize");
        assertThat(open.view().details()).containsEntry("groupSize", 2);
        assertThat(groupMessage(open))
                .as("the households that crossed the threshold, not the members that are left")
                .contains("24 小时内 3 户");
        assertThat(linked(third, "group")).containsExactly(open.caseNumber());
    }

    @Test
    void who_ends_before_it_is_raised_is_left_alone() {
        ComplaintDriver first = filed();
        ComplaintDriver second = filed();
        filed();
        second.withdraw();
        raise();
        assertThat(second.view().severity()).isEqualTo("minor");
        assertThat(second.milestones()).doesNotContain("upgraded");
        assertThat(first.view().severity()).isEqualTo("major");
    }

    @Test
    void when_the_leading_case_ends_without_a_report_the_next_one_leads() {
        ComplaintDriver first = filed();
        ComplaintDriver second = filed();
        ComplaintDriver third = filed();
        raise();
        first.withdraw();
        raise();
        raise();
        assertThat(second.open())
                .containsExactlyInAnyOrder(Element.CONTACT_RESIDENT, Element.CONTAIN_DAMAGE);
        assertThat(third.open()).containsExactly(Element.CONTACT_RESIDENT);
        assertThat(linked(third, "group"))
                .containsExactlyInAnyOrder(first.caseNumber(), second.caseNumber());
    }

    @Test
    void a_group_is_over_when_no_member_is_open_and_the_next_one_is_another() {
        ComplaintDriver first = filed();
        ComplaintDriver second = filed();
        ComplaintDriver third = filed();
        first.withdraw();
        second.withdraw();
        third.withdraw();
        raise();
        assertThat(groups()).isZero();
        ComplaintDriver fourth = filed();
        raise();
        assertThat(groups()).isEqualTo(1);
        assertThat(fourth.view().details()).containsEntry("groupSize", 1);
    }

    @Test
    void a_member_is_offered_the_leading_reply_and_closes_without_a_report_of_its_own() {
        ComplaintDriver first = filed();
        ComplaintDriver second = filed();
        filed();
        raise();
        assertThat(group(second, "housekeeper").body().get("reply").isNull()).isTrue();
        first.complete(Element.CONTAIN_DAMAGE, Map.of("danger", "removed", "containment", "补扫"));
        first.work().accept().callBack("satisfied");
        assertThat(first.open()).containsExactly(Element.EDIT_REPORT);
        ComplaintDriver.Said said = group(second, "housekeeper");
        assertThat(said.body().get("leadingCase").asText()).isEqualTo(first.caseNumber());
        assertThat(said.body().get("size").asInt()).isEqualTo(3);
        assertThat(said.body().get("leads").asBoolean()).isFalse();
        assertThat(said.body().get("reply").asText()).isEqualTo("情况属实,已改正");
        assertThat(group(second, ComplaintDriver.RESIDENT).status()).isEqualTo(404);
        second.work().accept().callBack("satisfied");
        second.ended("EndEvent_ComplaintSettled", "settled");
    }

    @Test
    void once_a_report_is_signed_no_later_leading_case_has_it_to_do_again() {
        ComplaintDriver first = filed();
        ComplaintDriver second = filed();
        ComplaintDriver third = filed();
        raise();
        first.complete(Element.CONTAIN_DAMAGE, Map.of("danger", "removed", "containment", "补扫"));
        first.work().accept().callBack("satisfied");
        first.complete(
                Element.EDIT_REPORT,
                Map.of(
                        "reportFacts", "事实",
                        "reportHandling", "处理",
                        "reportReaction", "反应",
                        "reportPrevention", "预防"));
        first.complete(Element.SIGN_REPORT, Map.of("signature", "sign", "signatureNote", "已核对"));
        first.ended("EndEvent_ComplaintSettled", "settled");
        second.work().accept().callBack("satisfied");
        second.ended("EndEvent_ComplaintSettled", "settled");
        raise();
        raise();
        assertThat(third.view().details()).containsEntry("groupLeads", true);
        assertThat(third.open()).containsExactly(Element.CONTACT_RESIDENT);
    }

    @Test
    void who_the_leading_case_is_about_does_not_learn_of_it() {
        another().file(MATTER, Map.of("aboutStaff", "xu-qinghe"));
        ComplaintDriver second = filed();
        filed();
        raise();
        ComplaintDriver.Said said = group(second, "xu-qinghe");
        assertThat(said.status()).isEqualTo(200);
        assertThat(said.body().get("leadingCase").isNull()).isTrue();
        assertThat(
                        second.send("xu-qinghe", "GET", "/api/cases/" + second.caseNumber(), null)
                                .body()
                                .get("linkedCases"))
                .isEmpty();
    }

    @Test
    void a_household_that_complains_again_and_again_raises_its_open_cases() {
        Map<String, Object> house = ComplaintDriver.house(1);
        ComplaintDriver first = another().file(house, MATTER, Map.of());
        ComplaintDriver second = another().file(house, MATTER, Map.of());
        raise();
        assertThat(second.view().severity()).isEqualTo("important");
        assertThat(first.view().severity()).isEqualTo("important");
        assertThat(linked(first, "repeat")).containsExactly(second.caseNumber());
        another().file(house, MATTER, Map.of());
        raise();
        assertThat(first.view().severity()).isEqualTo("major");
        assertThat(first.open()).contains(Element.CONTAIN_DAMAGE);
        assertThat(groups()).isZero();
    }

    @Test
    void two_that_cross_the_threshold_at_once_make_one_group_and_forget_nobody() throws Exception {
        List<ComplaintDriver> all = new ArrayList<>(List.of(filed(), filed()));
        List<Job> waiting = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            ComplaintDriver one = another().report(MATTER);
            runUntil(one, Element.LINK_GROUP);
            waiting.add(jobAt(one, Element.LINK_GROUP));
            all.add(one);
        }
        atOnce(waiting.stream().map(job -> (Runnable) () -> run(job.getId())).toList());
        all.forEach(one -> flow.runJobs(one.caseNumber()));
        assertThat(groups()).isEqualTo(1);
        List<ComplaintRaises.Raise> asked = raises.waiting();
        assertThat(asked).hasSize(6);
        // Two nodes take them in the same instant.
        for (ComplaintRaises.Raise raise : asked) {
            atOnce(List.of(() -> tried(raise), () -> tried(raise)));
        }
        raise();
        for (ComplaintDriver one : all) {
            assertThat(one.view().details()).containsEntry("groupSize", 6);
            assertThat(one.view().severity()).isEqualTo("major");
            assertThat(count(one.milestones(), "upgraded")).isEqualTo(1);
        }
        assertThat(all.stream().filter(one -> one.open().contains(Element.CONTAIN_DAMAGE)))
                .hasSize(1);
    }

    private void tried(ComplaintRaises.Raise raise) {
        try {
            process.raise(raise);
        } catch (RuntimeException again) {
            // The worker comes back to it.
        }
    }

    /** Who is overtaken is run again, as the engine does it. */
    private void run(String job) {
        try {
            management.executeJob(job);
        } catch (RuntimeException again) {
            // flow.runJobs comes back to it.
        }
    }

    private static void atOnce(List<Runnable> works) throws Exception {
        CyclicBarrier start = new CyclicBarrier(works.size());
        ExecutorService threads = Executors.newFixedThreadPool(works.size());
        try {
            List<Future<?>> done = new ArrayList<>();
            for (Runnable work : works) {
                done.add(
                        threads.submit(
                                () -> {
                                    start.await();
                                    work.run();
                                    return null;
                                }));
            }
            for (Future<?> one : done) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private void runUntil(ComplaintDriver one, String activity) {
        while (jobAt(one, activity) == null) {
            management.executeJob(jobs(one).get(0).getId());
        }
    }

    private Job jobAt(ComplaintDriver one, String activity) {
        return jobs(one).stream()
                .filter(
                        job ->
                                activity.equals(
                                        management
                                                .createJobDefinitionQuery()
                                                .jobDefinitionId(job.getJobDefinitionId())
                                                .singleResult()
                                                .getActivityId()))
                .findFirst()
                .orElse(null);
    }

    private List<Job> jobs(ComplaintDriver one) {
        return runtime
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(one.caseNumber())
                .list()
                .stream()
                .flatMap(
                        instance ->
                                management
                                        .createJobQuery()
                                        .processInstanceId(instance.getId())
                                        .messages()
                                        .list()
                                        .stream())
                .toList();
    }

    private ComplaintDriver.Said group(ComplaintDriver one, String user) {
        return one.send(user, "GET", "/api/cases/" + one.caseNumber() + "/group", null);
    }
}
