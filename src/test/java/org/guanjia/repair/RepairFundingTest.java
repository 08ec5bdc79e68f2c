package org.guanjia.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guanjia.repair.RepairDriver.SONGTAO;
import static org.guanjia.repair.RepairDriver.house;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.guanjia.language.Refusal;
import org.guanjia.repair.RepairModel.Element;
import org.junit.jupiter.api.Test;

/**
 * A common part beyond the limit is the project manager's decision; a contractor proves his work.
 */
class RepairFundingTest extends RepairPlay {

    private static final Map<String, Object> COSTLY = Map.of("estimatedCost", "5000.01");

    // ---- the limit ----

    @Test
    void a_common_part_beyond_the_limit_goes_to_the_project_manager_whatever_was_chosen() {
        roof().diagnoseFault("free", COSTLY);

        assertThat(repair.open()).containsExactly(Element.APPROVE_FUND);
        assertThat(repair.role(Element.APPROVE_FUND)).isEqualTo("project-manager");
        assertThat(repair.order().repairWay()).isEqualTo("fund");
        assertThat(repair.order().estimatedCost()).isEqualByComparingTo("5000.01");
        assertThat(repair.messages())
                .contains(repair.order().technician() + ":beyondLimit", "project-manager:fund");
        assertThat(repair.view().notes())
                .anySatisfy(
                        note -> assertThat(note.text()).contains("5,000.01", "5,000.00", "项目经理"));
        assertThat(repair.rows("repair_document"))
                .singleElement()
                .satisfies(
                        paper ->
                                assertThat(paper.get("body_text").toString()).contains("5,000.01"));

        repair.approveFund("approved").arrangeExecution("ownTeam").repairFault().acceptWork(5);
        assertThat(repair.rows("repair_document").get(0)).containsEntry("answer", "approved");
    }

    @Test
    void a_contractor_is_no_way_around_the_limit() {
        roof().diagnoseFault("contractor", COSTLY);
        assertThat(repair.open()).containsExactly(Element.APPROVE_FUND);
    }

    @Test
    void a_common_part_within_the_limit_is_repaired_at_once() {
        roof().diagnoseFault("free", Map.of("estimatedCost", 5000));
        assertThat(repair.open()).containsExactly(Element.REPAIR_FAULT);
        assertThat(repair.messages()).noneMatch(message -> message.endsWith(":beyondLimit"));
    }

    @Test
    void the_limit_is_that_of_the_communitys_grade() {
        Map<String, Object> place = new LinkedHashMap<>();
        place.put("community", SONGTAO);
        place.put("building", "1");
        repair.report(place, "portal", "顶楼屋面渗水").acceptJob().arriveOnSite();
        repair.diagnoseFault("free", Map.of("estimatedCost", 3001));
        assertThat(repair.open()).containsExactly(Element.APPROVE_FUND);
    }

    @Test
    void a_common_part_without_an_estimate_is_not_diagnosed() {
        roof().photo("before");
        for (String way : new String[] {"free", "contractor", "warranty", "fund"}) {
            repair.refuses(
                    Element.DIAGNOSE_FAULT,
                    Map.of("repairWay", way, "diagnosis", "防水老化"),
                    "estimatedCost");
        }
        repair.refuses(
                Element.DIAGNOSE_FAULT,
                Map.of("repairWay", "free", "diagnosis", "防水老化", "estimatedCost", -1),
                "estimatedCost");
    }

    @Test
    void a_private_part_has_no_limit() {
        repair.report("厨房水池下面漏水").acceptJob().arriveOnSite().diagnoseFault("free", COSTLY);
        assertThat(repair.open()).containsExactly(Element.REPAIR_FAULT);
    }

    @Test
    void the_warranty_comes_first_and_the_fund_after_its_refusal() {
        Map<String, Object> place = house(2);
        place.remove("room");
        repair.report(place, "portal", "顶楼屋面渗水").acceptJob().arriveOnSite();
        repair.diagnoseFault("warranty", COSTLY);
        assertThat(repair.open()).containsExactly(Element.FOLLOW_UP_DEVELOPER);
        repair.followUpDeveloper("refused");
        assertThat(repair.open()).containsExactly(Element.APPROVE_FUND);
        assertThat(flow.path(repair.caseNumber())).doesNotContain(Element.ARRANGE_EXECUTION);
        repair.approveFund("refused").arrangeExecution("safeOnly").makeSafe();
        repair.ended("EndEvent_MadeSafeOnly", "safeOnly");
    }

    @Test
    void a_rework_of_what_was_approved_needs_no_second_approval() {
        roof().diagnoseFault("free", COSTLY).approveFund("approved");
        repair.arrangeExecution("ownTeam").repairFault().rejectWork();
        repair.acceptJob().arriveOnSite().diagnoseFault("free", COSTLY);
        assertThat(repair.open()).containsExactly(Element.REPAIR_FAULT);
    }

    @Test
    void a_contractor_sent_without_diagnosis_asks_before_going_beyond_the_limit() {
        repair.reportCommonPart("顶楼屋面渗水")
                .returnJob("needsContractor", Map.of("returnNote", "要高处作业"))
                .ruleReturn("contractor");
        Map<String, Object> work =
                Map.of("workAnswer", "done", "workNote", "重做防水", "contractorAmount", 8000);
        repair.photo("before").photo("after");
        repair.refuses(Element.PERFORM_WORK, work, "contractorAmount");

        repair.complete(
                Element.PERFORM_WORK,
                Map.of("workAnswer", "declined", "workNote", "报价", "contractorAmount", 8000));
        assertThat(repair.open()).containsExactly(Element.APPROVE_FUND);
        assertThat(repair.fact(Element.APPROVE_FUND, "proposal"))
                .contains("预计费用：8,000.00", "不能承接。说明：报价");
        repair.approveFund("approved");
        assertThat(repair.fact(Element.ARRANGE_EXECUTION, "proposal")).contains("同意。说明：已核对清单");
        repair.arrangeExecution("contractor").photo("after");
        repair.complete(Element.PERFORM_WORK, work).inspectWork("passed").acceptWork(5);
        assertThat(repair.order().costAmount()).isEqualByComparingTo("8000.00");
    }

    // ---- the contractor's proof ----

    @Test
    void contractors_work_needs_photos_of_its_own() {
        repair.report("厨房水池下面漏水")
                .returnJob("needsContractor", Map.of("returnNote", "要专业设备"))
                .ruleReturn("contractor");
        Map<String, Object> done = Map.of("workAnswer", "done", "workNote", "已换管");
        assertThat(repair.refusal(Element.PERFORM_WORK, done).getMessage()).contains("维修前");
        repair.photo("before");
        Map<String, Object> before = repair.everything();
        Refusal refusal = repair.refusal(Element.PERFORM_WORK, done);
        assertThat(refusal.getMessage()).contains("完工照片");
        assertThat(repair.everything()).isEqualTo(before);

        repair.photo("after").complete(Element.PERFORM_WORK, done);
        repair.after(Duration.ofMinutes(5)).inspectWork("failed");
        repair.after(Duration.ofMinutes(5));
        repair.until("Event_ContractorSilent").arrangeExecution("contractor");
        assertThat(repair.refusal(Element.PERFORM_WORK, done).getMessage())
                .as("the photo of the first attempt does not prove the second")
                .contains("完工照片");
        repair.photo("after").complete(Element.PERFORM_WORK, done).inspectWork("passed");
    }

    @Test
    void a_contractor_who_declines_needs_no_photo() {
        repair.report("厨房水池下面漏水")
                .returnJob("needsContractor", Map.of("returnNote", "要专业设备"))
                .ruleReturn("contractor");
        repair.complete(Element.PERFORM_WORK, Map.of("workAnswer", "declined", "workNote", "没空"));
        assertThat(repair.open()).containsExactly(Element.ARRANGE_EXECUTION);
    }

    private RepairDriver roof() {
        return repair.reportCommonPart("顶楼屋面渗水").acceptJob().arriveOnSite();
    }
}
