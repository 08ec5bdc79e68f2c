package org.guanjia.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.guanjia.casefile.CaseStatus;
import org.guanjia.casefile.CaseView;
import org.guanjia.complaint.ComplaintModel.Element;
import org.guanjia.testing.CaseDriver.Said;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a resident says after the end, and a major complaint that is withdrawn. */
class ComplaintReopeningTest extends ComplaintPlay {

    private static final String MATTER = "这个月物业费账单多收了钱";
    private static final String HURT = "我妈在大堂滑倒摔伤了";

    @Autowired TaskService tasks;
    @Autowired RuntimeService runtime;

    @Test
    void a_word_within_three_days_reopens_the_case_one_step_up() {
        settled();
        String handler = complaint.record().hands().handler().user();
        complaint.after(Duration.ofHours(71));
        assertThat(complaint.view().status()).as("closed meanwhile").isEqualTo(CaseStatus.CLOSED);
        Said said = again("还是多收了");
        assertThat(said.status()).isEqualTo(200);
        assertThat(said.body().get("caseNumber").asText()).isEqualTo(complaint.caseNumber());
        assertThat(said.body().get("reopened").asBoolean()).isTrue();

        CaseView view = complaint.view();
        assertThat(view.status()).isEqualTo(CaseStatus.OPEN);
        assertThat(view.closedAt()).isNull();
        assertThat(view.outcome()).isNull();
        assertThat(complaint.open()).containsExactly(Element.CONTACT_RESIDENT);
        assertThat(complaint.assignee(Element.CONTACT_RESIDENT))
                .isEqualTo("service-manager")
                .isNotEqualTo(handler);
        String task = complaint.task(Element.CONTACT_RESIDENT).getId();
        assertThat(tasks.getVariable(task, "summary").toString())
                .as("why it runs again, and what it was about")
                .contains("还是多收了", "收费争议");
        assertThat(complaint.messages())
                .endsWith("resident:reopened", "service-manager:reopenedToYou");
        assertThat(complaint.milestones()).endsWith("closed", "reopened");
        assertThat(complaint.clock("close").dueAt()).isAfter(complaint.now());
        assertThat(complaint.answer(Map.of("question", "resolution", "answer", "accept")).status())
                .as("what was asked before the end is asked no more")
                .isEqualTo(409);
        complaint.work().accept().callBack("satisfied");
        assertThat(complaint.view().outcome()).isEqualTo("settled");
        assertThat(complaint.open()).isEmpty();
    }

    @Test
    void a_second_time_opens_a_linked_case_and_what_follows_is_noted_there() {
        settled();
        again("还是多收了");
        complaint.work().accept().callBack("satisfied");
        Said second = again("又多收了");
        String linked = second.body().get("caseNumber").asText();
        assertThat(second.body().get("reopened").asBoolean()).isFalse();
        assertThat(linked).isNotEqualTo(complaint.caseNumber());
        flow.runJobs(linked);
        CaseView view = cases.view(linked);
        assertThat(view.description()).contains(complaint.caseNumber(), "又多收了");
        assertThat(view.category()).isEqualTo("fee.dispute");
        assertThat(view.reporterPhone()).isEqualTo(complaint.view().reporterPhone());
        assertThat(view.house()).isEqualTo(complaint.view().house());
        assertThat(complaint.view().linkedCases())
                .singleElement()
                .satisfies(one -> assertThat(one.kind()).isEqualTo("followUp"));
        assertThat(complaint.view().status()).isEqualTo(CaseStatus.CLOSED);

        assertThat(again("再说一遍").body().get("caseNumber").asText()).isEqualTo(linked);
        assertThat(cases.view(linked).notes())
                .anySatisfy(note -> assertThat(note.text()).isEqualTo("再说一遍"));
    }

    @Test
    void later_than_three_days_a_case_of_its_own_is_opened_with_the_same_conflict() {
        complaint.file(MATTER, Map.of("aboutStaff", "xu-qinghe", "confidential", true));
        complaint.work().accept().callBack("satisfied");
        complaint.after(Duration.ofHours(72).plusSeconds(1));
        String linked = again("还是一样").body().get("caseNumber").asText();
        assertThat(linked).isNotEqualTo(complaint.caseNumber());
        assertThat(complaints.record(linked).accused()).isEqualTo("xu-qinghe");
        assertThat(complaints.record(linked).confidential()).isTrue();
        assertThat(complaint.record().reopenedAt()).isNull();
    }

    @Test
    void what_was_no_complaint_or_was_withdrawn_is_not_reopened() {
        complaint.file("建议在儿童乐园加一盏灯", Map.of("type", "suggestion"));
        complaint.giveAnswer("采纳");
        String linked = again("什么时候装?").body().get("caseNumber").asText();
        assertThat(complaints.record(linked).kind()).isEqualTo("suggestion");
        ComplaintDriver withdrawn = another().file(MATTER).withdraw();
        Said said = say(withdrawn.caseNumber(), "还是要说");
        assertThat(said.body().get("reopened").asBoolean()).isFalse();
        assertThat(cases.view(withdrawn.caseNumber()).status()).isEqualTo(CaseStatus.CANCELLED);
    }

    @Test
    void a_case_that_runs_is_not_reopened_and_says_so() {
        complaint.file(MATTER);
        Said said = again("还是多收了");
        assertThat(said.status()).isEqualTo(409);
        assertThat(said.body().get("detail").asText()).contains(complaint.caseNumber(), "正在办理");
        complaint.work().accept().callBack("satisfied");
        assertThat(say(complaint.caseNumber(), " ").field()).isEqualTo("reason");
        assertThat(say("TS-20000101-0001", "x").status()).isEqualTo(404);
        assertThat(complaint.view().status()).isEqualTo(CaseStatus.CLOSED);
    }

    @RepeatedTest(3)
    void of_two_who_say_it_at_once_one_reopens() throws Exception {
        settled();
        assertThat(both().stream().map(Said::status)).containsExactlyInAnyOrder(200, 409);
        flow.runJobs(complaint.caseNumber());
        assertThat(complaint.open()).containsExactly(Element.CONTACT_RESIDENT);
        assertThat(complaint.view().linkedCases()).isEmpty();
    }

    @RepeatedTest(3)
    void of_two_who_come_too_late_at_once_both_are_in_one_linked_case() throws Exception {
        settled();
        complaint.after(Duration.ofHours(73));
        List<String> linked =
                both().stream().map(said -> said.body().get("caseNumber").asText()).toList();
        assertThat(linked.get(0)).isEqualTo(linked.get(1)).isNotEqualTo(complaint.caseNumber());
        assertThat(complaint.view().linkedCases()).hasSize(1);
    }

    private List<Said> both() throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        ExecutorService two = Executors.newFixedThreadPool(2);
        List<Said> said = new ArrayList<>();
        try {
            Callable<Said> call =
                    () -> {
                        start.await();
                        return say(complaint.caseNumber(), "还是多收了");
                    };
            for (Future<Said> one : List.of(two.submit(call), two.submit(call))) {
                said.add(one.get());
            }
        } finally {
            two.shutdown();
        }
        return said;
    }

    @Test
    void a_major_complaint_that_was_reopened_is_signed_anew_and_the_first_report_is_kept() {
        complaint.file(HURT);
        contain().work().accept().callBack("satisfied");
        writeAndSign("初稿");
        assertThat(complaint.view().outcome()).isEqualTo("settled");
        again("医药费还没给");
        complaint.work().accept();
        if (complaint.open().contains(Element.CALL_BACK)) {
            complaint.callBack("satisfied");
        }
        assertThat(complaint.open()).containsExactly(Element.EDIT_REPORT);
        writeAndSign("二稿");
        assertThat(complaint.view().outcome()).isEqualTo("settled");
        assertThat(
                        sql.sql(
                                        "select prevention from complaint_report_signed"
                                                + " where case_number = ?")
                                .param(complaint.caseNumber())
                                .query(String.class)
                                .list())
                .containsExactly("初稿");
    }

    // ---- withdrawal ----

    @Test
    void a_major_complaint_that_is_withdrawn_is_put_on_record_all_the_same() {
        complaint.file(HURT);
        contain();
        complaint.contactResident().investigate().proposeRemedy(500);
        complaint.withdraw();
        assertThat(complaint.view().status())
                .as("for the resident at once")
                .isEqualTo(CaseStatus.CANCELLED);
        assertThat(complaint.open()).containsExactly(Element.EDIT_REPORT);
        assertThat(complaint.assignee(Element.EDIT_REPORT)).isEqualTo("service-manager");
        assertThat(complaint.milestones()).endsWith("cancelled");
        complaint.late("Report");
        writeAndSign("撤诉备案");
        assertThat(flow.path(complaint.caseNumber())).contains(Element.END_WITHDRAWAL_FILED);
        assertThat(complaint.view().status()).isEqualTo(CaseStatus.CANCELLED);
        assertThat(complaint.open()).isEmpty();
        assertThat(complaint.view().linkedRequests())
                .as("no money for what was given up")
                .isEmpty();
    }

    // ---- how ----

    private void settled() {
        complaint.file(MATTER).work().accept().callBack("satisfied");
        assertThat(complaint.view().outcome()).isEqualTo("settled");
    }

    private ComplaintDriver contain() {
        return complaint.complete(
                Element.CONTAIN_DAMAGE, Map.of("danger", "removed", "containment", "送医并围挡"));
    }

    private void writeAndSign(String prevention) {
        String task = complaint.task(Element.EDIT_REPORT).getId();
        Map<String, Object> text = new HashMap<>();
        for (String part : List.of("reportFacts", "reportHandling", "reportReaction")) {
            text.put(part, tasks.getVariable(task, part));
        }
        text.put("reportPrevention", prevention);
        complaint.complete(Element.EDIT_REPORT, text);
        complaint.complete(
                Element.SIGN_REPORT, Map.of("signature", "sign", "signatureNote", "已核对"));
    }

    private Said again(String reason) {
        Said said = say(complaint.caseNumber(), reason);
        flow.runJobs(complaint.caseNumber());
        return said;
    }

    private Said say(String caseNumber, String reason) {
        return complaint.send(
                ComplaintDriver.RESIDENT,
                "POST",
                "/api/cases/" + caseNumber + "/reopen",
                Map.of("reason", reason));
    }
}
