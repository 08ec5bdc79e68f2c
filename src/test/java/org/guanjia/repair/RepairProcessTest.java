package org.guanjia.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guanjia.repair.RepairDriver.SONGTAO;
import static org.guanjia.repair.RepairDriver.house;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.TaskService;
import org.guanjia.casefile.CaseStatus;
import org.guanjia.casefile.CaseView;
import org.guanjia.casefile.LinkedRequest;
import org.guanjia.language.Refusal;
import org.guanjia.repair.RepairModel.Element;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The repair from report to end, its ends, withdrawal, and what it refuses. */
class RepairProcessTest extends RepairPlay {

    @Autowired TaskService tasks;
    @Autowired FormService forms;

    // ---- from beginning to end ----

    @Test
    void an_ordinary_repair_is_done_accepted_and_rated() {
        repair.report("厨房水池下面漏水");
        assertThat(repair.open()).containsExactly(Element.ACCEPT_JOB);
        assertThat(repair.assignee(Element.ACCEPT_JOB)).isEqualTo("luo-qingquan");
        assertThat(repair.clock("accept").dueAt())
                .isEqualTo(repair.now().plus(Duration.ofMinutes(20)));
        repair.after(Duration.ofMinutes(10)).acceptJob(30);
        repair.after(Duration.ofMinutes(30)).arriveOnSite();
        repair.diagnoseFault("free");
        repair.after(Duration.ofMinutes(40)).repairFault();
        repair.acceptWork(5).rateTeam(5);

        repair.ended("EndEvent_RepairClosed", "repaired");
        assertThat(repair.milestones())
                .containsExactly(
                        "reported",
                        "triaged",
                        "dispatched",
                        "accepted",
                        "arrived",
                        "diagnosed",
                        "repaired",
                        "resultAccepted",
                        "closed");
        assertThat(repair.view().clocks())
                .filteredOn(clock -> clock.metAt() != null)
                .extracting(CaseView.Clock::measure)
                .containsExactlyInAnyOrder("accept", "arrive", "fix", "acceptance", "rating");
        assertThat(repair.view().clocks())
                .noneMatch(CaseView.Clock::warned)
                .noneMatch(CaseView.Clock::breached);
        assertThat(repair.messages())
                .containsExactly("resident:received", "luo-qingquan:job", "resident:acceptance");
        assertThat(repair.order().technician()).isEqualTo("luo-qingquan");
        assertThat(repair.order().rating()).isEqualTo(5);
        assertThat(repair.order().teamRating()).isEqualTo(5);
        assertThat(repair.view().linkedRequests()).isEmpty();
    }

    @Test
    void a_paid_repair_ends_with_a_bill_of_what_was_used() {
        repair.request("水龙头一直滴水");
        assertThat(repair.assignee(Element.ACCEPT_JOB)).isNull();
        repair.acceptJob("han-shuang").arriveOnSite().quote().answerQuote("accept");
        repair.repairFault(
                Map.of(
                        "material1",
                        "TAP-CORE",
                        "quantity1",
                        1,
                        "material2",
                        "SEALANT",
                        "quantity2",
                        "0.55",
                        "labourHours",
                        1.5));
        repair.acceptWork(4).rateTeam(4).ended("EndEvent_RepairClosed", "repaired");

        assertThat(repair.order().quoteAmount()).isEqualByComparingTo("155.00");
        // 35.00 + 0.55 x 32.00 + 1.5 x 60.00
        assertThat(repair.order().billedAmount()).isEqualByComparingTo("142.60");
        assertThat(repair.view().linkedRequests()).hasSize(1);
        LinkedRequest bill = repair.view().linkedRequests().get(0);
        assertThat(bill.flow()).isEqualTo("billing-run");
        assertThat(bill.reason()).isEqualTo("repairBill");
        assertThat(new BigDecimal(bill.payload().get("amount").toString()))
                .isEqualByComparingTo("142.60");
        assertThat(bill.payload().get("houseId")).hasToString(repair.view().house().id() + "");
        assertThat((List<?>) bill.payload().get("items")).hasSize(3);
        assertThat(repair.milestones())
                .containsSubsequence("diagnosed", "quoted", "quoteAccepted", "repaired", "closed");
        assertThat(repair.view().firstContact().userId()).isEqualTo("desk");
    }

    @Test
    void a_repair_in_a_community_without_desk_and_housekeeper_rests_on_the_resident_alone() {
        repair.reportInSongtao(3, "厨房水池下面漏水");
        assertThat(repair.assignee(Element.ACCEPT_JOB)).isEqualTo("gu-song");
        repair.carryOut().acceptWork(1);
        repair.ended("EndEvent_RepairClosed", "repaired");
        assertThat(repair.order().teamRating()).isNull();
        assertThat(flow.path(repair.caseNumber()))
                .contains("EndEvent_NoCallBack", "EndEvent_NotRated");
    }

    @Test
    void a_small_community_with_a_housekeeper_calls_back_and_rates() {
        repair.reportInSongtao(1, "厨房水池下面漏水").carryOut().acceptWork(1);
        repair.callBack("satisfied").rateTeam(3);
        repair.ended("EndEvent_RepairClosed", "repaired");
    }

    @Test
    void what_is_not_ours_is_referred() {
        repair.report("家里宽带断网了");
        repair.until("Event_FollowUpDue")
                .complete("Activity_CheckOutcome", Map.of("outcomeAnswer", "solved"));
        repair.ended("EndEvent_RepairReferred", "referred");
        assertThat(repair.view().clocks())
                .extracting(CaseView.Clock::measure)
                .doesNotContain("accept", "arrive", "fix");
    }

    // ---- the address ----

    @Test
    void a_report_without_phase_waits_for_the_desk() {
        repair.reportWithoutPhase("客厅插座没反应");
        assertThat(repair.role("Activity_ConfirmAddress")).isEqualTo("desk");
        Map<String, Object> home = house(2);
        home.remove("community");
        repair.confirmAddress("found", home);
        assertThat(repair.view().house().phase()).startsWith("2");
        assertThat(repair.open()).containsExactly(Element.ACCEPT_JOB);
    }

    @Test
    void an_address_that_nobody_finds_ends_the_case() {
        repair.reportWithoutPhase("客厅插座没反应").confirmAddress("notFound", Map.of());
        repair.ended("EndEvent_AddressUnknown", "cancelled");
        assertThat(repair.view().status()).isEqualTo(CaseStatus.CANCELLED);
    }

    @Test
    void a_technician_at_a_wrong_door_sends_the_case_back_to_confirmation() {
        repair.report("厨房水池下面漏水").after(Duration.ofMinutes(5));
        var due = repair.clock("fix").dueAt();
        repair.returnJob("wrongAddress", Map.of());
        assertThat(repair.open()).containsExactly("Activity_ConfirmAddress");
        assertThat(repair.rows("repair_return"))
                .singleElement()
                .satisfies(
                        row -> {
                            assertThat(row).containsEntry("reason", "wrongAddress");
                            assertThat(row).containsEntry("mis_dispatch", true);
                        });
        Map<String, Object> home = house(1);
        home.remove("community");
        repair.confirmAddress("found", home);
        assertThat(repair.clock("fix").dueAt()).isEqualTo(due);
        assertThat(repair.open()).containsExactly(Element.ACCEPT_JOB);
        assertThat(repair.assignee(Element.ACCEPT_JOB)).isNotEqualTo("luo-qingquan");
    }

    @Test
    void a_wrong_trade_is_triaged_again_and_the_clocks_run_on() {
        repair.report("厨房水池下面漏水").after(Duration.ofMinutes(12));
        String rule = (String) repair.rows("repair_order").get(0).get("triage_rule");
        var accept = repair.clock("accept").dueAt();
        var fix = repair.clock("fix").dueAt();
        repair.returnJob("wrongTrade", Map.of("correctedCategory", "wall.seepage"));

        assertThat(repair.view().category()).isEqualTo("wall.seepage");
        assertThat(repair.open()).containsExactly(Element.ACCEPT_JOB);
        assertThat(repair.clock("accept").dueAt()).isEqualTo(accept);
        assertThat(repair.clock("fix").dueAt()).isEqualTo(fix);
        assertThat(repair.rows("repair_return"))
                .singleElement()
                .satisfies(
                        row -> {
                            assertThat(row).containsEntry("reason", "wrongTrade");
                            assertThat(row).containsEntry("mis_dispatch", true);
                            assertThat(row).containsEntry("triage_rule", rule);
                            assertThat(row).containsEntry("returned_by", "luo-qingquan");
                        });
        assertThat(repair.order().returnCount()).isEqualTo(1);
        assertThat(repair.messages()).filteredOn("resident:received"::equals).hasSize(1);
        repair.carryOut().acceptWork(5).rateTeam(5).ended("EndEvent_RepairClosed", "repaired");
    }

    @Test
    void a_wrong_trade_that_proves_harmless_gets_the_longer_time_less_what_has_run() {
        repair.report("厨房水管爆了，水喷得到处都是").after(Duration.ofMinutes(2));
        assertThat(repair.view().severity()).isEqualTo("S2");
        assertThat(repair.clock("fix").dueAt())
                .isEqualTo(repair.now().plus(Duration.ofMinutes(90 - 2)));
        repair.secureScene("yes");
        repair.returnJob("wrongTrade", Map.of("correctedCategory", "hvac.radiatorLeak"));
        assertThat(repair.open())
                .as("nobody goes to the scene twice")
                .containsExactly(Element.ACCEPT_JOB);
        assertThat(repair.clock("fix").dueAt())
                .isEqualTo(repair.now().plus(Duration.ofMinutes(90 - 2)));
    }

    @Test
    void a_repeated_report_ends_as_duplicate_of_the_first() {
        RepairDriver first = another().report("厨房水池下面漏水");
        repair.report("厨房水池下面还在漏水");
        repair.refuses(
                Element.ACCEPT_JOB,
                Map.of("jobDecision", "return", "returnReason", "duplicate"),
                "duplicateOf");
        repair.refuses(
                Element.ACCEPT_JOB,
                Map.of(
                        "jobDecision",
                        "return",
                        "returnReason",
                        "duplicate",
                        "duplicateOf",
                        repair.caseNumber()),
                "duplicateOf");
        repair.returnJob("duplicate", Map.of("duplicateOf", first.caseNumber()));
        repair.ended("EndEvent_RepairDuplicate", "duplicate");
        assertThat(repair.view().linkedCases())
                .anyMatch(link -> link.caseNumber().equals(first.caseNumber()));
        assertThat(repair.rows("repair_return").get(0)).containsEntry("mis_dispatch", false);
        assertThat(first.view().status()).isEqualTo(CaseStatus.OPEN);
    }

    // ---- the clock of the whole work ----

    @Test
    void work_that_takes_too_long_is_warned_of_and_reaches_the_foreman() {
        repair.report("厨房水池下面漏水").acceptJob().arriveOnSite();
        repair.until("Event_FixWarning");
        assertThat(repair.clock("fix").warned()).isTrue();
        assertThat(repair.messages()).contains("luo-qingquan:warning", "foreman:warning");
        repair.until("Event_FixOverdue");
        assertThat(repair.clock("fix").breached()).isTrue();
        assertThat(repair.role("Activity_DecideEscalation")).isEqualTo("foreman");
        repair.complete(
                "Activity_DecideEscalation",
                Map.of(
                        "escalationDecision",
                        "reassign",
                        "decisionReason",
                        "换人处理",
                        "newAssignee",
                        "technician"));
        assertThat(repair.assignee(Element.DIAGNOSE_FAULT)).isEqualTo("technician");
        assertThat(repair.order().technician()).isEqualTo("technician");
        assertThat(repair.view().escalations())
                .singleElement()
                .satisfies(
                        step -> {
                            assertThat(step.toRole()).isEqualTo("foreman");
                            assertThat(step.decision()).isEqualTo("reassign");
                        });
        assertThat(flow.path(repair.caseNumber())).contains("EndEvent_FixEscalated");
        repair.diagnoseFault("free").repairFault();
        assertThat(repair.open()).doesNotContain(Element.DIAGNOSE_FAULT);
    }

    @Test
    void an_urge_brings_the_warning_forward() {
        repair.report("厨房水池下面漏水").urge();
        assertThat(repair.view().urges()).isEqualTo(1);
        flow.runDueJobs(repair.caseNumber());
        assertThat(repair.clock("accept").warned()).isTrue();
        assertThat(repair.clock("accept").breached()).isFalse();
        assertThat(repair.messages()).contains("luo-qingquan:warning", "foreman:warning");
    }

    // ---- withdrawal ----

    @Test
    void a_resident_withdraws_while_the_address_is_doubtful() {
        repair.reportWithoutPhase("客厅插座没反应").cancel();
        repair.ended("EndEvent_RepairCancelled", "cancelled");
    }

    @Test
    void a_resident_withdraws_while_the_technician_is_on_the_way() {
        repair.report("厨房水池下面漏水").acceptJob().cancel();
        repair.ended("EndEvent_RepairCancelled", "cancelled");
        assertThat(repair.messages()).contains("luo-qingquan:withdrawn");
        assertThat(flow.path(repair.caseNumber())).contains(Element.CANCEL_REPAIR);
    }

    @Test
    void a_resident_withdraws_instead_of_answering_the_quote() {
        repair.report("厨房水池下面漏水").acceptJob().arriveOnSite().quote().cancel();
        repair.ended("EndEvent_RepairCancelled", "cancelled");
    }

    @Test
    void nobody_withdraws_what_is_done() {
        repair.report("厨房水池下面漏水").carryOut();
        Map<String, Object> before = repair.everything();
        assertThat(repair.withdraw().status()).isEqualTo(409);
        assertThat(repair.everything()).isEqualTo(before);
        repair.acceptWork(5).rateTeam(5).ended("EndEvent_RepairClosed", "repaired");
        assertThat(repair.withdraw().status()).isEqualTo(409);
    }

    @Test
    void an_emergency_that_is_withdrawn_calls_everybody_off() {
        repair.report("厨房水管爆了，水喷得到处都是").cancel();
        repair.ended("EndEvent_RepairCancelled", "cancelled");
    }

    // ---- what is refused ----

    @Test
    void a_form_is_completed_once() {
        repair.report("厨房水池下面漏水");
        String task = repair.task(Element.ACCEPT_JOB).getId();
        repair.acceptJob();
        Map<String, Object> before = repair.everything();
        var again =
                repair.submit(
                        "luo-qingquan",
                        task,
                        Map.of("jobDecision", "accept", "arrivalInMinutes", 5));
        assertThat(again.status()).isEqualTo(404);
        assertThat(repair.everything()).isEqualTo(before);
    }

    @Test
    void nobody_completes_the_task_of_a_colleague() {
        repair.report("厨房水池下面漏水");
        Map<String, Object> before = repair.everything();
        var said =
                repair.submit(
                        "lei-ming",
                        repair.task(Element.ACCEPT_JOB).getId(),
                        Map.of("jobDecision", "accept", "arrivalInMinutes", 5));
        assertThat(said.status()).isEqualTo(403);
        assertThat(repair.everything()).isEqualTo(before);
        assertThat(repair.assignee(Element.ACCEPT_JOB)).isEqualTo("luo-qingquan");
    }

    @Test
    void a_colleague_of_another_community_neither_sees_nor_claims_a_task() {
        repair.report("水龙头一直滴水");
        String task = repair.task(Element.ACCEPT_JOB).getId();
        assertThat(flow.<Long>as("gu-song", () -> tasks.createTaskQuery().taskId(task).count()))
                .isZero();
        var said =
                repair.send(
                        "gu-song",
                        "POST",
                        "/engine-rest/task/" + task + "/claim",
                        Map.of("userId", "gu-song"));
        assertThat(said.status()).isBetween(400, 404);
        assertThat(repair.assignee(Element.ACCEPT_JOB)).isNull();
        assertThat(
                        repair.send(
                                        "gu-song",
                                        "POST",
                                        "/api/cases/" + repair.caseNumber() + "/urge",
                                        Map.of())
                                .status())
                .isEqualTo(404);
    }

    @Test
    void work_without_a_photo_of_the_result_is_not_done() {
        repair.report("厨房水池下面漏水").acceptJob().arriveOnSite().diagnoseFault("free");
        Map<String, Object> done = Map.of("repairNote", "已修好");
        Map<String, Object> before = repair.everything();
        assertThat(repair.refusal(Element.REPAIR_FAULT, done).kind())
                .isEqualTo(Refusal.Kind.CONFLICT);
        assertThat(repair.everything()).isEqualTo(before);
        repair.photo("before");
        assertThat(repair.refusal(Element.REPAIR_FAULT, done).kind())
                .isEqualTo(Refusal.Kind.CONFLICT);
        repair.photo("after").complete(Element.REPAIR_FAULT, done);
        assertThat(repair.open()).isEmpty();
    }

    @Test
    void a_diagnosis_without_a_photo_of_before_is_not_done_where_the_table_asks_for_one() {
        repair.report("厨房水池下面漏水").acceptJob().arriveOnSite();
        Map<String, Object> before = repair.everything();
        Map<String, Object> found = Map.of("repairWay", "free", "diagnosis", "阀芯磨损");
        assertThat(repair.refusal(Element.DIAGNOSE_FAULT, found).kind())
                .isEqualTo(Refusal.Kind.CONFLICT);
        assertThat(repair.everything()).isEqualTo(before);
    }

    @Test
    void a_question_that_is_not_open_takes_no_answer() {
        repair.report("厨房水池下面漏水");
        Map<String, Object> before = repair.everything();
        assertThat(repair.answer(Map.of("question", "quote", "answer", "accept")).status())
                .isEqualTo(409);
        assertThat(repair.answer(Map.of("question", "acceptance", "answer", "accept")).status())
                .isEqualTo(409);
        assertThat(repair.everything()).isEqualTo(before);
        repair.carryOut().acceptWork(5);
        assertThat(repair.answer(Map.of("question", "acceptance", "answer", "accept")).status())
                .as("answered before")
                .isEqualTo(409);
    }

    @Test
    void a_bad_answer_names_its_field_and_changes_nothing() {
        repair.report("厨房水池下面漏水").carryOut();
        Map<String, Object> before = repair.everything();
        var unknown = repair.answer(Map.of("question", "weather", "answer", "fine"));
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.field()).isEqualTo("question");
        var option = repair.answer(Map.of("question", "acceptance", "answer", "perhaps"));
        assertThat(option.status()).isEqualTo(422);
        assertThat(option.field()).isEqualTo("answer");
        var silent = repair.answer(Map.of("question", "acceptance", "answer", "notFixed"));
        assertThat(silent.status()).isEqualTo(422);
        assertThat(silent.field()).isEqualTo("comment");
        var stars =
                repair.answer(Map.of("question", "acceptance", "answer", "accept", "rating", 6));
        assertThat(stars.status()).isEqualTo(422);
        assertThat(stars.field()).isEqualTo("rating");
        assertThat(repair.everything()).isEqualTo(before);
    }

    @Test
    void a_case_of_another_community_is_not_there() {
        repair.report(
                Map.of("community", SONGTAO, "building", "1", "room", "101"), "portal", "没水了");
        var said =
                repair.send(
                        "desk",
                        "POST",
                        "/api/cases/" + repair.caseNumber() + "/cancel",
                        Map.of("reason", "试试"));
        assertThat(said.status()).isEqualTo(404);
        assertThat(repair.view().status()).isEqualTo(CaseStatus.OPEN);
    }
}
