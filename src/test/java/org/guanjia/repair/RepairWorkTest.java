package org.guanjia.repair;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.guanjia.repair.RepairModel.Element;
import org.junit.jupiter.api.Test;

/** The work: the price, the part, the developer, the fund, the contractor, and making safe. */
class RepairWorkTest extends RepairPlay {

    private static final Duration YEAR = Duration.ofDays(365);

    private RepairDriver diagnosing() {
        return repair.report("厨房水池下面漏水").acceptJob().arriveOnSite();
    }

    /** On site in a house whose warranty runs. */
    private RepairDriver diagnosingNew() {
        return repair.reportUnderWarranty("厨房水池下面漏水").acceptJob().arriveOnSite();
    }

    // ---- paid work ----

    @Test
    void a_price_that_is_accepted_starts_the_work() {
        diagnosing();
        var fix = repair.clock("fix").dueAt();
        repair.quote();
        assertThat(repair.open()).isEmpty();
        assertThat(repair.messages()).contains("resident:quote");
        assertThat(repair.view().questions())
                .singleElement()
                .satisfies(
                        question -> {
                            assertThat(question.id()).isEqualTo("quote");
                            assertThat(question.options())
                                    .containsExactly("accept", "decline", "callMe");
                            assertThat(question.facts().get("amount")).hasToString("155.00");
                        });
        assertThat(repair.clock("fix").paused()).isTrue();
        assertThat(flow.dueAt(repair.caseNumber(), "Event_FixOverdue"))
                .isAfter(repair.now().plus(YEAR));
        repair.after(Duration.ofHours(2)).answerQuote("accept");
        assertThat(repair.open()).containsExactly(Element.REPAIR_FAULT);
        assertThat(repair.clock("fix").dueAt()).isEqualTo(fix.plus(Duration.ofHours(2)));
        assertThat(repair.clock("quote").running()).isFalse();
        assertThat(repair.milestones()).endsWith("quoted", "quoteAccepted");
    }

    @Test
    void a_price_that_is_declined_leaves_only_the_danger_removed() {
        diagnosing().quote().answerQuote("decline");
        repair.refuses(Element.MAKE_SAFE, Map.of("safetyNote", "已关阀"), null);
        repair.photo("after").refuses(Element.MAKE_SAFE, Map.of(), "safetyNote");
        repair.makeSafe().ended("EndEvent_MadeSafeOnly", "safeOnly");
        assertThat(repair.view().linkedRequests()).isEmpty();
        assertThat(repair.order().result()).isEqualTo("safeOnly");
        assertThat(repair.milestones()).contains("madeSafe").doesNotContain("repaired");
    }

    @Test
    void a_resident_who_wants_a_call_agrees_on_the_telephone() {
        diagnosing().quote().answerQuote("callMe");
        assertThat(repair.role(Element.PHONE_RESIDENT)).isEqualTo("housekeeper");
        assertThat(repair.fact(Element.PHONE_RESIDENT, "proposal"))
                .contains("报价：155.00 元", "2 小时 × 60 元 = 120.00 元", "阀芯磨损");
        assertThat(repair.clock("quoteCall").running()).isTrue();
        repair.refuses(Element.PHONE_RESIDENT, Map.of(), "phoneAnswer");
        repair.refuses(Element.PHONE_RESIDENT, Map.of("phoneAnswer", "maybe"), "phoneAnswer");
        repair.phoneResident("accept");
        assertThat(repair.open()).containsExactly(Element.REPAIR_FAULT);
        assertThat(repair.rows("repair_order").get(0)).containsEntry("quote_by", "phone");
    }

    @Test
    void a_silent_resident_is_telephoned_and_declines() {
        diagnosing().quote();
        assertThat(repair.clock("quote").dueAt())
                .isEqualTo(repair.now().plus(Duration.ofHours(12)));
        repair.until("Event_QuoteUnanswered").phoneResident("decline");
        assertThat(repair.open()).containsExactly(Element.MAKE_SAFE);
        assertThat(repair.clock("fix").paused()).isFalse();
    }

    @Test
    void a_resident_whom_nobody_reaches_has_not_agreed() {
        diagnosing().quote().until("Event_QuoteUnanswered").phoneResident("unreachable");
        assertThat(repair.open()).containsExactly(Element.MAKE_SAFE);
        assertThat(repair.answer(Map.of("question", "quote", "answer", "accept")).status())
                .isEqualTo(409);
    }

    @Test
    void a_resident_who_answers_while_the_telephone_rings_is_believed() {
        diagnosing().quote().until("Event_QuoteUnanswered").answerQuote("accept");
        assertThat(repair.open()).containsExactly(Element.PHONE_RESIDENT);
        repair.phoneResident("unreachable");
        assertThat(repair.open()).containsExactly(Element.REPAIR_FAULT);
        assertThat(repair.rows("repair_order").get(0)).containsEntry("quote_by", "resident");
    }

    @Test
    void a_call_that_nobody_makes_is_reported_upwards() {
        diagnosing().quote().until("Event_QuoteUnanswered").until("Event_PhoneWarning");
        assertThat(repair.messages()).contains("housekeeper:warning", "service-manager:warning");
        repair.until("Event_PhoneOverdue");
        assertThat(repair.role("Activity_DecideEscalation")).isEqualTo("service-manager");
        repair.complete(
                "Activity_DecideEscalation",
                Map.of("escalationDecision", "takeOver", "decisionReason", "我来打"));
        assertThat(repair.assignee(Element.PHONE_RESIDENT)).isEqualTo("service-manager");
        assertThat(flow.path(repair.caseNumber())).contains("EndEvent_PhoneEscalated");
        repair.phoneResident("accept");
    }

    @Test
    void nobody_charges_more_than_was_agreed() {
        diagnosing().quote().answerQuote("accept").photo("after");
        repair.refuses(
                Element.REPAIR_FAULT,
                Map.of(
                        "repairNote",
                        "已修好",
                        "material1",
                        "TAP-CORE",
                        "quantity1",
                        1,
                        "labourHours",
                        "2.01"),
                "material1");
        repair.repairFault(Map.of("material1", "TAP-CORE", "quantity1", 1, "labourHours", 2));
        repair.acceptWork(5);
        assertThat(repair.order().billedAmount()).isEqualByComparingTo("155.00");
    }

    @Test
    void a_common_part_is_never_charged_to_a_resident() {
        repair.reportCommonPart("8楼楼道灯不亮").acceptJob().arriveOnSite().photo("before");
        repair.refuses(
                Element.DIAGNOSE_FAULT,
                Map.of("repairWay", "paid", "diagnosis", "灯坏", "labourHours", 1),
                "repairWay");
        repair.diagnoseFault("free")
                .repairFault(Map.of("material1", "LED-CEILING", "quantity1", 1));
        repair.acceptWork(5);
        assertThat(repair.order().billedAmount()).isEqualByComparingTo("0");
        assertThat(repair.order().costAmount()).isEqualByComparingTo("75.00");
        assertThat(repair.view().linkedRequests()).isEmpty();
    }

    @Test
    void a_diagnosis_names_what_is_missing() {
        diagnosing().photo("before");
        refusesDiagnosis(Map.of("repairWay", "free"), "diagnosis");
        refusesDiagnosis(Map.of("diagnosis", "漏"), "repairWay");
        refusesDiagnosis(Map.of("diagnosis", "漏", "repairWay", "magic"), "repairWay");
        refusesDiagnosis(
                Map.of("diagnosis", "漏", "repairWay", "free", "partNeeded", true), "partName");
        refusesDiagnosis(Map.of("diagnosis", "漏", "repairWay", "paid"), "labourHours");
        refusesDiagnosis(
                Map.of("diagnosis", "漏", "repairWay", "paid", "labourHours", "101"), "labourHours");
        refusesDiagnosis(
                Map.of("diagnosis", "漏", "repairWay", "paid", "labourHours", "two"), "labourHours");
        refusesDiagnosis(
                Map.of("diagnosis", "漏", "repairWay", "paid", "material1", "GOLD", "quantity1", 1),
                "material1");
        refusesDiagnosis(
                Map.of("diagnosis", "漏", "repairWay", "paid", "material2", "TAP-CORE"),
                "quantity2");
        refusesDiagnosis(
                Map.of("diagnosis", "漏", "repairWay", "paid", "quantity3", 1), "material3");
        refusesDiagnosis(Map.of("diagnosis", "漏".repeat(1001), "repairWay", "free"), "diagnosis");
    }

    private void refusesDiagnosis(Map<String, Object> answers, String field) {
        repair.refuses(Element.DIAGNOSE_FAULT, answers, field);
    }

    @Test
    void a_repair_names_what_is_missing() {
        diagnosing().diagnoseFault("free").photo("after");
        Map<String, Object> good = Map.of("repairNote", "已修好");
        repair.refuses(Element.REPAIR_FAULT, Map.of(), "repairNote");
        for (String[] wrong :
                new String[][] {
                    {"labourHours", "-1", "labourHours"},
                    {"material1", "GOLD", "material1"},
                    {"quantity2", "1", "material2"},
                }) {
            Map<String, Object> answers = new HashMap<>(good);
            answers.put(wrong[0], wrong[1]);
            repair.refuses(Element.REPAIR_FAULT, answers, wrong[2]);
        }
    }

    // ---- a part ----

    @Test
    void the_work_waits_for_a_part_with_its_clocks_standing_still() {
        diagnosing();
        var fix = repair.clock("fix").dueAt();
        repair.diagnoseFault("free", Map.of("partNeeded", true, "partName", "进口阀芯"));
        assertThat(repair.open()).isEmpty();
        assertThat(flow.waitsAt(repair.caseNumber(), Element.AWAIT_PART)).isTrue();
        assertThat(repair.messages()).contains("resident:part");
        assertThat(repair.milestones()).endsWith("waitingForPart");
        assertThat(repair.clock("fix").paused()).isTrue();
        assertThat(flow.dueAt(repair.caseNumber(), "Event_FixWarning"))
                .isAfter(repair.now().plus(YEAR));
        repair.after(Duration.ofDays(1)).partArrived();
        assertThat(repair.clock("part").metAt()).isNotNull();
        assertThat(repair.clock("fix").dueAt()).isEqualTo(fix.plus(Duration.ofDays(1)));
        assertThat(repair.clock("fix").pausedMinutes()).isEqualTo(24 * 60);
        assertThat(repair.open()).containsExactly(Element.REPAIR_FAULT);
    }

    @Test
    void a_part_that_does_not_come_is_reported_upwards() {
        diagnosing().diagnoseFault("free", Map.of("partNeeded", true, "partName", "进口阀芯"));
        repair.until("Event_PartWarning");
        assertThat(repair.messages()).contains("foreman:warning", "project-manager:warning");
        repair.until("Event_PartOverdue");
        assertThat(repair.role("Activity_DecideEscalation")).isEqualTo("project-manager");
        repair.complete(
                "Activity_DecideEscalation",
                Map.of(
                        "escalationDecision",
                        "extend",
                        "decisionReason",
                        "厂家缺货",
                        "extendMinutes",
                        2880));
        assertThat(flow.path(repair.caseNumber())).contains("EndEvent_PartEscalated");
        repair.partArrived();
        assertThat(repair.open()).containsExactly(Element.REPAIR_FAULT);
    }

    @Test
    void a_case_that_waits_for_no_part_takes_none() {
        diagnosing();
        org.assertj.core.api.Assertions.assertThatThrownBy(repair::partArrived)
                .isInstanceOfSatisfying(
                        org.guanjia.language.Refusal.class,
                        refusal ->
                                assertThat(refusal.kind())
                                        .isEqualTo(org.guanjia.language.Refusal.Kind.CONFLICT));
    }

    // ---- the developer's warranty ----

    @Test
    void a_developer_who_repairs_ends_the_work() {
        diagnosingNew().diagnoseFault("warranty");
        assertThat(repair.role(Element.FOLLOW_UP_DEVELOPER)).isEqualTo("foreman");
        assertThat(repair.milestones()).endsWith("warrantyClaimed");
        assertThat(repair.clock("fix").paused()).isTrue();
        assertThat(repair.rows("repair_document"))
                .singleElement()
                .satisfies(
                        paper -> {
                            assertThat(paper).containsEntry("kind", "warranty");
                            assertThat(paper.get("due_at")).isNotNull();
                            assertThat(paper.get("answer")).isNull();
                        });
        repair.refuses(
                Element.FOLLOW_UP_DEVELOPER, Map.of("developerNote", "口头"), "developerAnswer");
        repair.refuses(
                Element.FOLLOW_UP_DEVELOPER, Map.of("developerAnswer", "refused"), "developerNote");
        repair.followUpDeveloper("repaired");
        assertThat(repair.rows("repair_document").get(0))
                .containsEntry("answer", "repaired")
                .containsEntry("answered_by", "foreman");
        assertThat(repair.clock("fix").metAt()).isNotNull();
        repair.acceptWork(5).rateTeam(4).ended("EndEvent_RepairClosed", "repaired");
        assertThat(flow.path(repair.caseNumber()))
                .contains("EndEvent_WarrantyHonoured", "EndEvent_WarrantyRepaired");
    }

    @Test
    void a_developer_who_refuses_leaves_the_work_to_our_team() {
        diagnosingNew().diagnoseFault("warranty").followUpDeveloper("refused");
        assertThat(repair.role(Element.ARRANGE_EXECUTION)).isEqualTo("foreman");
        assertThat(repair.clock("fix").paused()).isFalse();
        repair.refuses(Element.ARRANGE_EXECUTION, Map.of("execution", "ownTeam"), "executionNote");
        repair.refuses(
                Element.ARRANGE_EXECUTION,
                Map.of("execution", "later", "executionNote", "再说"),
                "execution");
        repair.arrangeExecution("ownTeam");
        assertThat(repair.open()).containsExactly(Element.REPAIR_FAULT);
        repair.repairFault().acceptWork(5);
    }

    @Test
    void a_developer_who_does_not_answer_leaves_the_work_to_us() {
        diagnosingNew().diagnoseFault("warranty").until("Event_DeveloperSilent");
        assertThat(repair.rows("repair_document").get(0)).containsEntry("answer", "silent");
        assertThat(repair.open()).containsExactly(Element.ARRANGE_EXECUTION);
        repair.arrangeExecution("safeOnly").makeSafe();
        repair.ended("EndEvent_MadeSafeOnly", "safeOnly");
    }

    @Test
    void a_warranty_that_is_over_is_not_claimed() {
        diagnosing().photo("before");
        repair.refuses(
                Element.DIAGNOSE_FAULT,
                Map.of("repairWay", "warranty", "diagnosis", "管件开裂"),
                "repairWay");
        assertThat(
                        repair.refusal(
                                        Element.DIAGNOSE_FAULT,
                                        Map.of("repairWay", "warranty", "diagnosis", "管件开裂"))
                                .getMessage())
                .contains("2018-09-30");
    }

    // ---- the maintenance fund ----

    @Test
    void an_approved_fund_pays_a_contractor() {
        repair.reportCommonPart("顶楼屋面渗水").acceptJob().arriveOnSite().diagnoseFault("fund");
        assertThat(repair.role(Element.APPROVE_FUND)).isEqualTo("project-manager");
        assertThat(repair.fact(Element.APPROVE_FUND, "proposal"))
                .contains("阀芯磨损", "预计费用：120.00 元", "维修资金申请 WJ-");
        assertThat(repair.messages()).contains("project-manager:fund");
        assertThat(repair.clock("fix").paused()).isFalse();
        repair.refuses(Element.APPROVE_FUND, Map.of("approvalNote", "无"), "approval");
        repair.refuses(Element.APPROVE_FUND, Map.of("approval", "approved"), "approvalNote");
        repair.approveFund("approved").arrangeExecution("contractor").performWork("done");
        repair.inspectWork("passed").acceptWork(5);
        assertThat(repair.order().costAmount()).isEqualByComparingTo("860.50");
        assertThat(repair.order().billedAmount()).isEqualByComparingTo("0");
        assertThat(repair.rows("repair_document"))
                .extracting(row -> row.get("kind"))
                .containsExactly("fund", "contract");
    }

    @Test
    void a_refused_fund_leaves_only_the_danger_removed() {
        repair.reportCommonPart("顶楼屋面渗水").acceptJob().arriveOnSite().diagnoseFault("fund");
        repair.approveFund("refused").arrangeExecution("safeOnly").makeSafe();
        repair.ended("EndEvent_MadeSafeOnly", "safeOnly");
        assertThat(repair.rows("repair_document").get(0)).containsEntry("answer", "refused");
        assertThat(flow.path(repair.caseNumber())).contains("EndEvent_FundRefused");
    }

    @Test
    void an_approval_that_takes_too_long_goes_to_the_region() {
        repair.reportCommonPart("顶楼屋面渗水").acceptJob().arriveOnSite().diagnoseFault("fund");
        repair.until("Event_ApprovalWarning");
        assertThat(repair.messages()).contains("project-manager:warning", "region:warning");
        repair.until("Event_ApprovalOverdue");
        assertThat(repair.role("Activity_DecideEscalation")).isEqualTo("region");
        repair.complete(
                "Activity_DecideEscalation",
                Map.of("escalationDecision", "takeOver", "decisionReason", "由属地审批"));
        assertThat(repair.assignee(Element.APPROVE_FUND)).isEqualTo("region");
        assertThat(flow.path(repair.caseNumber())).contains("EndEvent_ApprovalEscalated");
        repair.approveFund("approved");
    }

    // ---- a contractor ----

    @Test
    void contractors_work_that_fails_is_done_again() {
        diagnosing().diagnoseFault("contractor");
        assertThat(repair.role(Element.PERFORM_WORK)).isEqualTo("contractor");
        assertThat(repair.messages()).contains("contractor:workOrder");
        assertThat(repair.milestones()).endsWith("contractorEngaged");
        assertThat(repair.clock("fix").paused()).isTrue();
        repair.refuses(Element.PERFORM_WORK, Map.of("workNote", "做了"), "workAnswer");
        repair.refuses(Element.PERFORM_WORK, Map.of("workAnswer", "done"), "workNote");
        repair.refuses(
                Element.PERFORM_WORK,
                Map.of("workAnswer", "done", "workNote", "做了", "contractorAmount", -1),
                "contractorAmount");
        repair.performWork("done");
        assertThat(repair.clock("fix").paused()).isFalse();
        repair.photo("after").refuses(Element.INSPECT_WORK, Map.of(), "inspection");
        repair.refuses(Element.INSPECT_WORK, Map.of("inspection", "passed"), "contractorRating");
        repair.refuses(
                Element.INSPECT_WORK,
                Map.of("inspection", "passed", "contractorRating", "6"),
                "contractorRating");
        repair.inspectWork("failed");
        assertThat(repair.rows("repair_document")).hasSize(2);
        assertThat(repair.clock("fix").paused()).isTrue();
        repair.performWork("done").inspectWork("passed");
        assertThat(repair.rows("repair_order").get(0)).containsEntry("contractor_rating", 4);
        assertThat(repair.clock("fix").metAt()).isNotNull();
        repair.acceptWork(5).rateTeam(5).ended("EndEvent_RepairClosed", "repaired");
    }

    @Test
    void a_contractor_who_declines_leaves_the_work_to_our_team() {
        diagnosing().diagnoseFault("contractor").performWork("declined");
        assertThat(repair.open()).containsExactly(Element.ARRANGE_EXECUTION);
        repair.arrangeExecution("ownTeam").repairFault().acceptWork(5);
        assertThat(flow.path(repair.caseNumber())).contains("EndEvent_ContractorDeclined");
        assertThat(repair.order().costAmount())
                .as("who did nothing costs nothing")
                .isEqualByComparingTo("0");
    }

    @Test
    void a_contractor_who_does_not_come_is_replaced_by_another() {
        diagnosing().diagnoseFault("contractor").until("Event_ContractorSilent");
        assertThat(repair.rows("repair_document").get(0)).containsEntry("answer", "silent");
        repair.arrangeExecution("contractor");
        assertThat(repair.open()).containsExactly(Element.PERFORM_WORK);
        assertThat(flow.path(repair.caseNumber())).contains("EndEvent_ContractorSilent");
        repair.performWork("done").inspectWork("passed");
    }

    @Test
    void work_that_we_take_back_from_a_contractor_counts_as_the_technicians_own() {
        repair.report("厨房水池下面漏水")
                .returnJob("needsContractor", Map.of("returnNote", "要专业设备"))
                .ruleReturn("contractor")
                .performWork("declined")
                .arrangeExecution("ownTeam");
        assertThat(repair.assignee(Element.REPAIR_FAULT)).isNull();
        repair.photo("after")
                .completeAs("shi-jian", Element.REPAIR_FAULT, Map.of("repairNote", "已修好"));
        assertThat(repair.order().technician()).isEqualTo("shi-jian");
        repair.rejectWork();
        assertThat(repair.assignee(Element.ACCEPT_JOB)).isEqualTo("shi-jian");
        assertThat(repair.acceptJob().clock("arrive").dueAt())
                .as("the visit of the rework has its own time")
                .isEqualTo(repair.now().plus(Duration.ofMinutes(120)));
    }
}
