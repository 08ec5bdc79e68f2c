package org.guanjia.renovation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guanjia.renovation.ViolationDriver.FACADE;
import static org.guanjia.renovation.ViolationDriver.RUBBISH;
import static org.guanjia.renovation.ViolationDriver.visiting;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.guanjia.casefile.CaseStatus;
import org.guanjia.renovation.ViolationModel.Element;
import org.junit.jupiter.api.Test;

/** The violation from its finding to the first deadline, and what it refuses. */
class ViolationProcessTest extends ViolationPlay {

    // ---- the ordinary way ----

    @Test
    void whoever_finds_it_speaks_first_and_the_facade_is_put_right_in_time() {
        String permit = permit();
        violation.find(FACADE);
        assertThat(violation.open()).containsExactly(Element.TALK_ON_SITE);
        assertThat(violation.assignee(Element.TALK_ON_SITE)).isEqualTo("guard");
        assertThat(violation.view().severity()).isEqualTo("B");
        assertThat(violation.view().category()).isEqualTo("V09");
        assertThat(violation.view().categoryLabel()).startsWith("改外立面");
        assertThat(violation.record().permitCase()).isEqualTo(permit);
        assertThat(records.openOf(permit)).isOne();
        assertThat(violation.clock("siteTalk").dueAt())
                .isEqualTo(violation.now().plus(Duration.ofMinutes(30)));

        violation.after(Duration.ofMinutes(10)).talk("refuses");
        assertThat(violation.open()).containsExactly(Element.JOINT_VISIT);
        violation.visit("violation", "violation");
        assertThat(violation.open()).containsExactly(Element.SERVE_NOTICE);
        assertThat(violation.documents()).containsExactly("rectification-notice");
        violation.after(Duration.ofHours(1)).serve();
        assertThat(violation.open()).isEmpty();
        assertThat(violation.clock("rectify").dueAt())
                .isEqualTo(violation.now().plus(Duration.ofDays(3)));

        violation.after(Duration.ofDays(1)).rectified();
        assertThat(violation.open()).containsExactly(Element.REINSPECT);
        violation.reinspect("passed").ended(Element.END_VIOLATION_RECTIFIED, "rectified");

        assertThat(records.openOf(permit)).isZero();
        assertThat(violation.milestones())
                .containsExactly(
                        "reported",
                        "classified",
                        "talked",
                        "visited",
                        "noticeServed",
                        "reinspected",
                        "closed");
        assertThat(violation.messages()).contains("guard:speak", "housekeeper:visitNoted");
        assertThat(violation.view().clocks()).noneMatch(clock -> clock.breached());
        assertThat(violation.view().linkedCases())
                .anyMatch(link -> link.caseNumber().equals(permit));
    }

    @Test
    void what_is_put_right_on_the_spot_ends_there() {
        violation.find("technician", RUBBISH, Map.of("channel", "colleague"));
        assertThat(violation.assignee(Element.TALK_ON_SITE)).isEqualTo("technician");
        assertThat(violation.view().severity()).isEqualTo("C");
        violation.talk("corrected").ended(Element.END_VIOLATION_RECTIFIED, "rectified");
        assertThat(violation.documents()).isEmpty();
    }

    @Test
    void a_class_c_violation_gets_a_notice_of_24_hours_without_a_joint_visit() {
        violation.find(RUBBISH).talk("agrees");
        assertThat(violation.open()).containsExactly(Element.SERVE_NOTICE);
        violation.serve();
        assertThat(violation.clock("rectify").dueAt())
                .isEqualTo(violation.now().plus(Duration.ofHours(24)));
        violation
                .until(Element.EVENT_DEADLINE_REACHED)
                .reinspect("passed")
                .ended(Element.END_VIOLATION_RECTIFIED, "rectified");
    }

    @Test
    void put_right_after_the_deadline_counts_as_long_as_nobody_has_looked() {
        violation.untilNotice().until(Element.EVENT_DEADLINE_REACHED);
        violation.after(Duration.ofHours(2)).rectified();
        assertThat(violation.open()).containsExactly(Element.REINSPECT);
        violation.reinspect("passed").ended(Element.END_VIOLATION_RECTIFIED, "rectified");
        assertThat(
                        sql.sql(
                                        "select reported_done_at from violation_notice where case_number = ?")
                                .param(violation.caseNumber())
                                .query()
                                .singleValue())
                .isNotNull();
        assertThat(violation.answer(Map.of("question", "rectified", "answer", "done")).status())
                .as("when it is over")
                .isEqualTo(409);
    }

    // ---- is it one at all? ----

    @Test
    void the_foreman_confirms_a_false_alarm() {
        violation.find(FACADE).talk("notViolation").verdict("none");
        violation.ended(Element.END_FALSE_ALARM, "falseAlarm");
    }

    @Test
    void the_foreman_calls_it_one_and_the_project_manager_rules_so() {
        violation.find(RUBBISH).talk("notViolation").verdict("violation");
        assertThat(violation.clock("ruling").dueAt())
                .isEqualTo(violation.now().plus(Duration.ofHours(24)));
        violation.rule("violation");
        assertThat(violation.open()).containsExactly(Element.SERVE_NOTICE);
        assertThat(violation.messages())
                .contains("guard:ruled", "foreman:ruled", "project-manager:dispute");
    }

    @Test
    void the_project_manager_rules_that_it_is_none() {
        violation.find(FACADE).talk("notViolation").verdict("violation").rule("none");
        violation.ended(Element.END_FALSE_ALARM, "falseAlarm");
    }

    @Test
    void a_confirmed_class_b_violation_is_visited_all_the_same() {
        violation.find(FACADE).talk("notViolation").verdict("violation").rule("violation");
        assertThat(violation.open()).containsExactly(Element.JOINT_VISIT);
    }

    @Test
    void foreman_and_housekeeper_disagree_and_the_project_manager_rules() {
        violation.find(FACADE).talk("agrees").visit("violation", "none");
        assertThat(violation.open()).containsExactly(Element.RULE_DISPUTE);
        violation.rule("violation");
        assertThat(violation.open()).containsExactly(Element.SERVE_NOTICE);
    }

    @Test
    void foreman_and_housekeeper_find_none_together() {
        violation.find(FACADE).talk("agrees").visit("none", "none");
        violation.ended(Element.END_FALSE_ALARM, "falseAlarm");
    }

    @Test
    void a_joint_visit_is_one_task_of_two_roles() {
        violation.find(FACADE).talk("agrees");
        assertThat(
                        sql.sql(
                                        "select GROUP_ID_ from ACT_RU_IDENTITYLINK where TASK_ID_ = ?"
                                                + " and TYPE_ = 'candidate' order by GROUP_ID_")
                                .param(violation.task(Element.JOINT_VISIT).getId())
                                .query(String.class)
                                .list())
                .containsExactly("foreman", "housekeeper");
        Map<String, Object> alone = new HashMap<>(visiting("violation", "violation"));
        alone.put("partner", "foreman");
        violation.refuses(Element.JOINT_VISIT, alone, "partner");
        alone.put("partner", "guard");
        violation.refuses(Element.JOINT_VISIT, alone, "partner");
        violation.visit("violation", "violation");
        assertThat(violation.open()).containsExactly(Element.SERVE_NOTICE);
    }

    @Test
    void the_housekeeper_may_write_down_the_joint_visit_and_name_the_foreman() {
        violation.find(FACADE).talk("agrees");
        violation.completeAs("housekeeper", Element.JOINT_VISIT, together("演示工程主管"));
        assertThat(violation.open()).containsExactly(Element.SERVE_NOTICE);
        assertThat(violation.record().visitPartner()).isEqualTo("foreman");
    }

    private static Map<String, Object> together(String partner) {
        Map<String, Object> answers = new HashMap<>(visiting("violation", "violation"));
        answers.put("partner", partner);
        return answers;
    }

    // ---- who speaks ----

    @Test
    void a_tip_is_looked_after_by_the_nearest_and_not_by_the_desk() {
        violation.tip(FACADE, Map.of());
        String speaker = violation.assignee(Element.TALK_ON_SITE);
        assertThat(violation.record().finderRole()).isIn("housekeeper", "guard");
        assertThat(violation.messages()).contains(speaker + ":speak");
        assertThat(violation.view().house()).as("a neighbour's phone raises no doubt").isNotNull();
    }

    @Test
    void what_the_desk_writes_down_for_a_neighbour_is_a_tip() {
        violation.find("desk", RUBBISH, Map.of("channel", "phone", "photos", List.of()));
        assertThat(violation.record().finder()).isNotEqualTo("desk");
    }

    @Test
    void violence_calls_the_guards_and_the_managers_at_once() {
        violation.find(FACADE);
        violation.complete(
                Element.TALK_ON_SITE,
                Map.of("talkOutcome", "refuses", "talkNote", "对方持锤", "threatened", true));
        assertThat(violation.open())
                .contains("Activity_CallPolice", "Activity_ProtectPersons", Element.JOINT_VISIT);
    }

    // ---- repeated ----

    @Test
    void a_second_one_of_the_kind_on_the_permit_is_linked_and_handled_stricter() {
        permit();
        violation.find(RUBBISH);
        ViolationDriver second = another().inHouseOf(violation).find(RUBBISH);
        assertThat(second.record().firstCase()).isEqualTo(violation.caseNumber());
        assertThat(second.record().repeated()).isTrue();
        assertThat(second.view().severity()).as("C counts as B").isEqualTo("B");
        assertThat(second.view().linkedCases())
                .anyMatch(link -> link.caseNumber().equals(violation.caseNumber()));
        ViolationDriver other = another().inHouseOf(violation).find(FACADE);
        assertThat(other.record().repeated()).isFalse();
    }

    @Test
    void after_a_false_alarm_the_next_one_is_the_first() {
        violation.find(RUBBISH).talk("notViolation").verdict("none");
        ViolationDriver next = another().inHouseOf(violation).find(RUBBISH);
        assertThat(next.record().repeated()).isFalse();
    }

    // ---- without a permit, without an address ----

    @Test
    void works_without_a_declaration_have_no_permit() {
        violation.find("没有申报就擅自开工");
        assertThat(violation.record().permitCase()).isNull();
        assertThat(violation.record().code()).isEqualTo("V14");
        violation.talk("agrees").serve();
        assertThat(violation.documents()).containsExactly("rectification-notice");
    }

    @Test
    void an_unknown_address_is_looked_for_and_given_up() {
        Map<String, Object> nowhere = new HashMap<>();
        nowhere.put("phase", "");
        violation.tip(FACADE, nowhere);
        assertThat(violation.open()).containsExactly("Activity_ConfirmAddress");
        violation
                .complete("Activity_ConfirmAddress", Map.of("confirmOutcome", "notFound"))
                .ended(Element.END_ADDRESS_UNKNOWN, "cancelled");
    }

    @Test
    void a_finding_entered_by_mistake_is_withdrawn_until_somebody_has_spoken() {
        violation.find(FACADE);
        assertThat(violation.cancel(ViolationDriver.RESIDENT).status()).isEqualTo(403);
        violation.answered(violation.cancel("guard"));
        assertThat(violation.view().status()).isEqualTo(CaseStatus.CANCELLED);
        assertThat(violation.record().state()).isEqualTo("withdrawn");

        ViolationDriver spoken = another().find(FACADE).talk("agrees");
        assertThat(spoken.cancel("guard").status()).isEqualTo(409);
        assertThat(spoken.open()).containsExactly(Element.JOINT_VISIT);
    }

    // ---- clocks ----

    @Test
    void late_work_climbs_the_ladder() {
        violation.find(FACADE).late("Talk");
        assertThat(violation.open()).contains("Activity_DecideEscalation");
        violation.talk("notViolation").late("Verdict").verdict("violation");
        violation.late("Ruling").rule("violation").late("Visit").visit("violation", "violation");
        violation.late("Service").serve().rectified().late("Reinspection").reinspect("passed");
        violation.ended(Element.END_VIOLATION_RECTIFIED, "rectified");
    }

    // ---- what is refused ----

    @Test
    void a_finding_needs_place_photo_and_house() {
        Map<String, Object> bare = new HashMap<>(violation.finding(FACADE, Map.of()));
        assertThat(refused(bare, "photos", List.of())).isEqualTo("photos");
        assertThat(refused(bare, "place", " ")).isEqualTo("place");
        assertThat(refused(bare, "place", "墙".repeat(101))).isEqualTo("place");
        assertThat(refused(bare, "room", "")).isEqualTo("room");
        assertThat(refused(bare, "category", "V19")).isEqualTo("category");
        assertThat(refused(bare, "description", "")).isEqualTo("description");
    }

    private String refused(Map<String, Object> body, String field, Object value) {
        Map<String, Object> wrong = new HashMap<>(body);
        wrong.put(field, value);
        var said = violation.send("guard", "POST", "/api/cases/renovation-violation", wrong);
        assertThat(said.status()).as("%s", said.body()).isEqualTo(422);
        return said.field();
    }

    @Test
    void forms_are_checked_again() {
        violation.find(FACADE);
        violation.refuses(Element.TALK_ON_SITE, Map.of("talkOutcome", "agrees"), "talkNote");
        violation.refuses(Element.TALK_ON_SITE, Map.of("talkNote", "说了"), "talkOutcome");
        violation.talk("agrees").visit("violation", "violation");
        violation.refuses(Element.SERVE_NOTICE, Map.of("serveMethod", "signed"), "receiver");
        violation.refuses(Element.SERVE_NOTICE, Map.of("serveMethod", "refused"), "witness");
        violation.complete(
                Element.SERVE_NOTICE, Map.of("serveMethod", "refused", "witness", "邻居甲"));
        violation.until(Element.EVENT_DEADLINE_REACHED);
        violation.refuses(Element.REINSPECT, Map.of("inspection", "passed"), "inspectionNote");
    }

    @Test
    void an_unknown_question_and_an_objection_too_early_are_refused() {
        violation.untilNotice();
        assertThat(violation.answer(Map.of("question", "quote", "answer", "accept")).field())
                .isEqualTo("question");
        assertThat(
                        violation
                                .answer(
                                        Map.of(
                                                "question", "objection",
                                                "answer", "object",
                                                "comment", "不服"))
                                .status())
                .isEqualTo(409);
    }
}
