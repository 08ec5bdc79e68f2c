package org.guanjia.repair;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.guanjia.repair.RepairModel.Element;
import org.junit.jupiter.api.Test;

/** Who gets the job: three ways of dispatching, returns, rulings, and the control room at last. */
class RepairDispatchTest extends RepairPlay {

    private static final Map<String, Object> ACCEPT =
            Map.of("jobDecision", "accept", "arrivalInMinutes", 30);

    @Test
    void an_assigned_job_goes_to_the_technician_of_the_grid() {
        repair.report("厨房水池下面漏水");
        assertThat(repair.assignee(Element.ACCEPT_JOB)).isEqualTo("luo-qingquan");
        assertThat(repair.messages()).contains("luo-qingquan:job");
        assertThat(repair.rows("repair_order").get(0)).containsEntry("dispatch_mode", "assigned");
    }

    @Test
    void an_offered_job_is_taken_by_whoever_claims_it_first() {
        repair.report("水龙头一直滴水");
        assertThat(repair.assignee(Element.ACCEPT_JOB)).isNull();
        assertThat(repair.role(Element.ACCEPT_JOB)).isEqualTo("technician");
        assertThat(repair.messages()).contains("technician:offer");
        repair.acceptJob("luo-qingquan");
        assertThat(repair.order().technician()).isEqualTo("luo-qingquan");
        assertThat(repair.assignee(Element.ARRIVE_ON_SITE)).isEqualTo("luo-qingquan");
        assertThat(repair.rows("repair_order").get(0)).containsEntry("dispatch_mode", "offered");
    }

    @Test
    void jobs_without_hurry_go_round() {
        Set<String> hands = new HashSet<>();
        for (int i = 0; i < 3; i++) {
            RepairDriver one = another().report("想把客厅重新粉刷一下");
            assertThat(one.rows("repair_order").get(0)).containsEntry("dispatch_mode", "inTurn");
            hands.add(one.assignee(Element.ACCEPT_JOB));
        }
        assertThat(hands).as("three jobs, three masons").hasSize(3);
    }

    @Test
    void a_lamp_of_the_stairs_goes_round_too() {
        repair.reportCommonPart("8楼楼道灯不亮");
        assertThat(repair.rows("repair_order").get(0)).containsEntry("dispatch_mode", "inTurn");
    }

    @Test
    void a_job_that_nobody_on_duty_can_do_is_offered_to_all() {
        repair.reportInSongtao(1, "可视对讲没有声音");
        assertThat(flow.path(repair.caseNumber())).contains("Event_NobodyOnDuty");
        assertThat(repair.assignee(Element.ACCEPT_JOB)).isNull();
        assertThat(repair.messages()).contains("technician:offer");
        repair.acceptJob("bo-tao");
        assertThat(repair.assignee(Element.ARRIVE_ON_SITE)).isEqualTo("bo-tao");
    }

    @Test
    void a_job_that_nobody_takes_is_offered_to_all_and_then_sent_by_hand() {
        repair.report("厨房水池下面漏水").until("Event_OfferExpired");
        assertThat(repair.assignee(Element.ACCEPT_JOB)).isNull();
        assertThat(repair.order().technician()).isNull();
        assertThat(flow.dueAt(repair.caseNumber(), "Event_OfferExpired"))
                .as("the team has its own time to think")
                .isEqualTo(repair.now().plus(Duration.ofMinutes(20)));
        repair.until("Event_OfferExpired");
        assertThat(repair.open()).contains(Element.DISPATCH_BY_HAND);
        assertThat(repair.role(Element.DISPATCH_BY_HAND)).isEqualTo("control-room");
        repair.refuses(Element.DISPATCH_BY_HAND, Map.of(), "handTo");
        repair.refuses(Element.DISPATCH_BY_HAND, Map.of("handTo", "technician"), "technicianId");
        repair.refuses(
                Element.DISPATCH_BY_HAND,
                Map.of("handTo", "technician", "technicianId", "gu-song", "arrivalInMinutes", 9),
                "technicianId");
        repair.refuses(
                Element.DISPATCH_BY_HAND,
                Map.of("handTo", "technician", "technicianId", "shi-jian"),
                "arrivalInMinutes");
        repair.dispatchByHand("shi-jian");
        assertThat(repair.assignee(Element.ARRIVE_ON_SITE)).isEqualTo("shi-jian");
        assertThat(repair.messages()).contains("shi-jian:job");
        assertThat(repair.milestones()).endsWith("accepted");
        assertThat(repair.clock("accept").running()).isFalse();
    }

    @Test
    void a_job_that_waits_at_the_control_room_is_moved_by_a_managers_decision() {
        repair.report("厨房水池下面漏水").until("Event_OfferExpired").until("Event_OfferExpired");
        assertThat(repair.assignee(Element.DISPATCH_BY_HAND)).isNull();
        repair.until("Event_AcceptanceOverdue");
        Map<String, Object> decision =
                Map.of("escalationDecision", "reassign", "decisionReason", "由他派");
        Map<String, Object> toTechnician = new HashMap<>(decision);
        toTechnician.put("newAssignee", "shi-jian");
        repair.refuses("Activity_DecideEscalation", toTechnician, "newAssignee");
        Map<String, Object> toControlRoom = new HashMap<>(decision);
        toControlRoom.put("newAssignee", "control-room");
        repair.complete("Activity_DecideEscalation", toControlRoom);

        assertThat(repair.assignee(Element.DISPATCH_BY_HAND)).isEqualTo("control-room");
        assertThat(repair.messages()).contains("control-room:reassigned");
        assertThat(repair.order().technician()).as("nobody has promised yet").isNull();
        repair.dispatchByHand("shi-jian");
        assertThat(repair.assignee(Element.ARRIVE_ON_SITE)).isEqualTo("shi-jian");
    }

    @Test
    void a_job_that_nobody_takes_goes_to_the_contractor() {
        repair.report("厨房水池下面漏水").until("Event_OfferExpired").until("Event_OfferExpired");
        repair.dispatchByHandToContractor();
        assertThat(repair.open()).contains(Element.PERFORM_WORK);
        assertThat(repair.clock("accept").running()).isFalse();
        assertThat(flow.path(repair.caseNumber())).contains("EndEvent_ContractorAsked");
        repair.performWork("done").inspectWork("passed").acceptWork(5);
        assertThat(repair.order().result()).isEqualTo("repaired");
    }

    @Test
    void an_overloaded_technician_gives_back_and_somebody_else_comes() {
        repair.report("厨房水池下面漏水").returnJob("overloaded", Map.of("returnNote", "手上三单"));
        assertThat(repair.role(Element.RULE_RETURN)).isEqualTo("foreman");
        assertThat(repair.fact(Element.RULE_RETURN, "proposal"))
                .contains("手头任务太多", "手上三单", "已退 1 次")
                .doesNotContain("luo-qingquan", "overloaded");
        var due = repair.clock("accept").dueAt();
        repair.after(Duration.ofMinutes(3)).ruleReturn("reassign");
        assertThat(repair.assignee(Element.ACCEPT_JOB)).isNotNull().isNotEqualTo("luo-qingquan");
        assertThat(repair.clock("accept").dueAt()).isEqualTo(due);
        assertThat(flow.dueAt(repair.caseNumber(), "Event_OfferExpired"))
                .isEqualTo(repair.now().plus(Duration.ofMinutes(20)));
        assertThat(repair.rows("repair_return").get(0))
                .containsEntry("ruling", "reassign")
                .containsEntry("ruled_by", "foreman")
                .containsEntry("mis_dispatch", false);
    }

    @Test
    void the_foreman_sends_the_same_technician_again() {
        repair.report("厨房水池下面漏水").returnJob("unsafe", Map.of("returnNote", "电源未断"));
        repair.ruleReturn("sameTechnician");
        assertThat(repair.assignee(Element.ACCEPT_JOB)).isEqualTo("luo-qingquan");
        repair.acceptJob();
        assertThat(repair.assignee(Element.ARRIVE_ON_SITE)).isEqualTo("luo-qingquan");
    }

    @Test
    void the_foreman_gives_the_job_to_a_contractor() {
        repair.report("厨房水池下面漏水")
                .returnJob("needsContractor", Map.of("returnNote", "要专业设备"))
                .ruleReturn("contractor");
        assertThat(repair.open()).containsExactly(Element.PERFORM_WORK);
        assertThat(repair.clock("fix").paused()).isTrue();
    }

    @Test
    void a_case_in_which_all_gave_back_is_open_to_all() {
        repair.reportInSongtao(2, "厨房水池下面漏水")
                .returnJob("overloaded", Map.of("returnNote", "手上三单"))
                .ruleReturn("reassign");
        assertThat(flow.path(repair.caseNumber())).contains("Event_NobodyOnDuty");
        assertThat(repair.assignee(Element.ACCEPT_JOB)).isNull();
    }

    @Test
    void an_acceptance_that_does_not_come_is_warned_of_and_reaches_the_foreman() {
        repair.report("厨房水池下面漏水").until("Event_AcceptanceWarning");
        assertThat(repair.messages()).contains("luo-qingquan:warning", "foreman:warning");
        repair.until("Event_AcceptanceOverdue");
        assertThat(repair.role("Activity_DecideEscalation")).isEqualTo("foreman");
        assertThat(repair.messages()).contains("foreman:overdue");
        repair.complete(
                "Activity_DecideEscalation",
                Map.of("escalationDecision", "takeOver", "decisionReason", "我去"));
        assertThat(repair.assignee(Element.ACCEPT_JOB)).isEqualTo("foreman");
        assertThat(flow.path(repair.caseNumber())).contains("EndEvent_AcceptanceEscalated");
        repair.acceptJob("foreman");
        assertThat(repair.order().technician()).isEqualTo("foreman");
    }

    @Test
    void an_answer_to_a_job_names_what_is_missing() {
        repair.report("厨房水池下面漏水");
        repair.refuses(Element.ACCEPT_JOB, Map.of(), "jobDecision");
        repair.refuses(Element.ACCEPT_JOB, Map.of("jobDecision", "later"), "jobDecision");
        repair.refuses(Element.ACCEPT_JOB, Map.of("jobDecision", "accept"), "arrivalInMinutes");
        repair.refuses(
                Element.ACCEPT_JOB,
                Map.of("jobDecision", "accept", "arrivalInMinutes", 0),
                "arrivalInMinutes");
        repair.refuses(
                Element.ACCEPT_JOB,
                Map.of("jobDecision", "accept", "arrivalInMinutes", 1.5),
                "arrivalInMinutes");
        repair.refuses(
                Element.ACCEPT_JOB,
                Map.of("jobDecision", "accept", "arrivalInMinutes", "soon"),
                "arrivalInMinutes");
        repair.refuses(
                Element.ACCEPT_JOB,
                Map.of(
                        "jobDecision",
                        "accept",
                        "arrivalInMinutes",
                        5,
                        "meetingPoint",
                        "门".repeat(201)),
                "meetingPoint");
        repair.refuses(Element.ACCEPT_JOB, Map.of("jobDecision", "return"), "returnReason");
        repair.refuses(
                Element.ACCEPT_JOB,
                Map.of("jobDecision", "return", "returnReason", "tired"),
                "returnReason");
        repair.refuses(
                Element.ACCEPT_JOB,
                Map.of("jobDecision", "return", "returnReason", "wrongTrade"),
                "correctedCategory");
        repair.refuses(
                Element.ACCEPT_JOB,
                Map.of(
                        "jobDecision",
                        "return",
                        "returnReason",
                        "wrongTrade",
                        "correctedCategory",
                        "plumbing.leak"),
                "correctedCategory");
        repair.refuses(
                Element.ACCEPT_JOB,
                Map.of("jobDecision", "return", "returnReason", "unsafe"),
                "returnNote");
        repair.completeAs("luo-qingquan", Element.ACCEPT_JOB, ACCEPT);
    }

    @Test
    void a_ruling_names_what_is_missing() {
        repair.report("厨房水池下面漏水").returnJob("unsafe", Map.of("returnNote", "电源未断"));
        repair.refuses(Element.RULE_RETURN, Map.of("ruling", "reassign"), "rulingNote");
        repair.refuses(Element.RULE_RETURN, Map.of("rulingNote", "看过"), "ruling");
        repair.refuses(Element.RULE_RETURN, Map.of("ruling", "toss", "rulingNote", "看过"), "ruling");
    }
}
