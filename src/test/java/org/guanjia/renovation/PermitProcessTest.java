package org.guanjia.renovation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.guanjia.casefile.CaseLists;
import org.guanjia.casefile.CaseStatus;
import org.guanjia.casefile.CaseView;
import org.guanjia.document.Documents;
import org.guanjia.language.Refusal;
import org.guanjia.renovation.PermitModel.Element;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The permit from the application to its issue, the short ways out, and what is refused. */
class PermitProcessTest extends PermitPlay {

    @Autowired CaseLists lists;
    @Autowired RuntimeService runtime;
    @Autowired Documents documents;

    // ---- from beginning to end ----

    @Test
    void a_renovation_is_allowed_done_accepted_and_the_deposit_goes_back() {
        permit.apply();
        assertThat(permit.tasks()).containsExactly(Element.REVIEW_APPLICATION);
        assertThat(permit.caseNumber()).startsWith("ZX-");
        permit.after(Duration.ofHours(2)).review("approve");
        assertThat(permit.role(Element.SIGN_AGREEMENT)).isEqualTo("desk");
        permit.sign().collect(2000);
        RenovationPermit record = permit.record();
        assertThat(record.state()).isEqualTo(RenovationPermit.ISSUED);
        assertThat(record.permitNumber()).startsWith("XK-");
        assertThat(record.code()).hasSize(32);
        assertThat(new String(documents.html(record.permitNumber()), StandardCharsets.UTF_8))
                .containsPattern("http://[^<]+/p/" + record.code());
        assertThat(passes.of(permit.caseNumber()))
                .extracting(WorkerPass::worker, WorkerPass::validTo)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("木工乙", record.validTo()),
                        org.assertj.core.groups.Tuple.tuple("水电丙", record.validTo()));
        assertThat(deposits.balance(permit.caseNumber())).isEqualByComparingTo("2000");
        assertThat(permit.summary(Element.HAND_OUT_PASSES))
                .contains(record.permitNumber())
                .contains(
                        passes.of(permit.caseNumber()).stream()
                                .map(pass -> pass.number() + " " + pass.trade())
                                .toList())
                .as("names stay with the passes")
                .doesNotContain("木工乙");
        permit.handOut().patrol("going").patrol("going").finish();
        permit.inspect("passed").refund();
        permit.ended("EndEvent_PermitCompleted", "accepted");
        assertThat(deposits.balance(permit.caseNumber())).isEqualByComparingTo("0");
        assertThat(permit.milestones())
                .containsExactly(
                        "reported",
                        "approved",
                        "agreed",
                        "depositPaid",
                        "permitIssued",
                        "patrolled",
                        "patrolled",
                        "worksFinished",
                        "inspected",
                        "permitAccepted",
                        "refunded",
                        "closed");
        assertThat(permit.messages())
                .containsExactly(
                        "resident:approved",
                        "resident:deposit",
                        "resident:issued",
                        "resident:finished",
                        "resident:accepted",
                        "resident:refunded");
        assertThat(permit.view().clocks()).noneMatch(CaseView.Clock::breached);
    }

    @Test
    void an_estate_without_a_desk_and_without_a_deposit_waits_for_neither() {
        permit.apply(
                PermitDriver.oldHouse(), Map.of("validTo", permit.today().plusDays(20).toString()));
        permit.review("approve");
        assertThat(permit.role(Element.SIGN_AGREEMENT)).isEqualTo("housekeeper");
        permit.sign();
        assertThat(permit.tasks()).containsExactly(Element.HAND_OUT_PASSES);
        permit.handOut().finish().inspect("passed");
        permit.ended("EndEvent_PermitCompleted", "accepted");
        assertThat(deposits.movements(permit.caseNumber())).isEmpty();
    }

    @Test
    void the_desk_takes_an_application_down() {
        permit.request(Map.of("workers", "Carl Oak, carpenter, T-01\n水电丙 水电工 TZ-01"));
        assertThat(permit.view().firstContact().userId()).isEqualTo("desk");
        assertThat(permit.view().details().get("workers").toString())
                .contains("Carl Oak carpenter", "水电丙 水电工");
        assertThat(permit.tasks()).containsExactly(Element.REVIEW_APPLICATION);
    }

    // ---- completion ----

    @Test
    void what_is_missing_is_asked_for_and_the_clock_stands_still() {
        permit.apply(Map.of("works", "gas.alter wall.paint"));
        assertThat(permit.tasks()).isEmpty();
        assertThat(permit.questions()).containsExactly("completion");
        assertThat(permit.record().missing()).contains("图纸").contains("燃气供应单位");
        assertThat(permit.clock("review").paused()).isTrue();
        assertThat(permit.messages()).containsExactly("resident:sentBack");
        assertThat(permit.answer("completion", "handedIn", null).field()).isEqualTo("comment");

        permit.until(Element.EVENT_COMPLETION_WARNING);
        assertThat(permit.messages()).endsWith("resident:completionReminder");
        permit.handIn("图纸和燃气公司同意书已交前台");
        assertThat(permit.clock("review").paused()).isFalse();
        assertThat(permit.clock("review").pausedMinutes()).isPositive();
        assertThat(permit.tasks()).containsExactly(Element.REVIEW_APPLICATION);

        // And again, when the reviewer finds more.
        permit.refuses(
                Element.REVIEW_APPLICATION,
                Map.of("review", "incomplete", "reviewNote", "缺"),
                "missingPapers");
        permit.review("incomplete");
        assertThat(permit.record().missing()).isEqualTo("拆改前后平面图");
        permit.photo("report").handIn(null).review("approve");
        assertThat(permit.tasks()).containsExactly(Element.SIGN_AGREEMENT);
        assertThat(permit.milestones())
                .containsExactly(
                        "reported", "sentBack", "completed", "sentBack", "completed", "approved");
    }

    @Test
    void papers_that_come_with_the_application_are_not_asked_for() {
        permit.apply(
                Map.of(
                        "works", "gas.alter",
                        "drawings", "gas.alter 燃气改管图",
                        "approvals", "拆改燃气管道和设施 燃气公司 2026-18"));
        assertThat(permit.tasks()).containsExactly(Element.REVIEW_APPLICATION);
        assertThat(permit.view().details())
                .containsEntry("drawings", "拆改燃气管道和设施 燃气改管图")
                .containsEntry("approvals", "拆改燃气管道和设施 燃气公司 2026-18");
    }

    @Test
    void an_application_that_nobody_completes_lapses() {
        permit.apply(Map.of("works", "structure.partition"));
        permit.until(Element.EVENT_COMPLETION_WARNING).until(Element.EVENT_COMPLETION_OVERDUE);
        permit.ended("EndEvent_ApplicationLapsed", "lapsed");
        assertThat(permit.record().state()).isEqualTo(RenovationPermit.LAPSED);
        assertThat(permit.messages()).endsWith("resident:lapsed");
    }

    // ---- review and opening ----

    @Test
    void an_application_is_refused_with_the_reason() {
        permit.apply().review("refuse");
        permit.ended("EndEvent_PermitRefused", "refused");
        assertThat(permit.messages()).containsExactly("resident:refused");
        assertThat(permit.record().state()).isEqualTo(RenovationPermit.REFUSED);
    }

    @Test
    void the_review_takes_three_working_days_and_late_work_climbs_the_ladder() {
        permit.apply();
        // From Monday 10:00 to Thursday 10:00.
        assertThat(permit.clock("review").dueAt()).isEqualTo(permit.now().plus(Duration.ofDays(3)));
        permit.late("Review");
        assertThat(permit.tasks())
                .containsExactlyInAnyOrder("Activity_DecideEscalation", Element.REVIEW_APPLICATION);
        permit.review("approve").sign().collect(2000).late("Passes").handOut();
        assertThat(permit.waitsAt(Element.EVENT_PATROL_DUE)).isTrue();
    }

    @Test
    void an_approval_that_nobody_signs_lapses_after_a_warning() {
        permit.apply().review("approve");
        permit.until(Element.EVENT_OPENING_WARNING);
        assertThat(permit.messages()).endsWith("resident:openingReminder");
        permit.until(Element.EVENT_OPENING_OVERDUE);
        permit.ended("EndEvent_OpeningLapsed", "lapsed");
    }

    @Test
    void an_address_that_nobody_finds_ends_the_application() {
        Map<String, Object> house = PermitDriver.house();
        house.remove("phase");
        permit.apply(house, Map.of());
        permit.complete("Activity_ConfirmAddress", Map.of("confirmOutcome", "notFound"));
        permit.ended("EndEvent_AddressUnknown", "cancelled");
    }

    @Test
    void the_deposit_is_taken_exactly_and_each_receipt_once() {
        permit.apply().review("approve");
        permit.refusal(Element.SIGN_AGREEMENT, Map.of("agreementNumber", "XY-1"));
        permit.sign();
        permit.refuses(
                Element.COLLECT_DEPOSIT, PermitDriver.deposit(1999.99, "SJ-1"), "depositAmount");
        permit.refuses(Element.COLLECT_DEPOSIT, PermitDriver.deposit(2000, " "), "depositReceipt");
        permit.complete(Element.COLLECT_DEPOSIT, PermitDriver.deposit(2000, "SJ-ONCE"));
        PermitDriver other = another().apply().review("approve").sign();
        assertThat(
                        other.refusal(
                                        Element.COLLECT_DEPOSIT,
                                        PermitDriver.deposit(2000, "SJ-ONCE"))
                                .kind())
                .isEqualTo(Refusal.Kind.CONFLICT);
    }

    @Test
    void fees_may_report_the_deposit() {
        permit.apply().review("approve").sign();
        process.depositPaid(permit.caseNumber(), new BigDecimal("2000.00"), "qr", "WX-88");
        assertThat(permit.tasks()).containsExactly(Element.HAND_OUT_PASSES);
        assertThat(deposits.balance(permit.caseNumber())).isEqualByComparingTo("2000");
    }

    @Test
    void no_permit_is_issued_without_agreement_and_deposit_by_any_trick() {
        permit.apply().review("approve").sign();
        String opening =
                runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(permit.caseNumber())
                        .processDefinitionKey("permit-opening")
                        .singleResult()
                        .getId();
        // An operator moves the token past the cashier.
        assertThat(
                        catchThrowable(
                                () ->
                                        runtime.createProcessInstanceModification(opening)
                                                .startBeforeActivity(Element.ISSUE_PERMIT)
                                                .execute()))
                .isInstanceOf(Refusal.class);
        assertThat(permit.record().permitNumber()).isNull();
        assertThat(passes.of(permit.caseNumber())).isEmpty();
    }

    // ---- withdrawal ----

    @Test
    void the_resident_withdraws_before_anything_is_paid() {
        permit.apply().withdraw();
        permit.ended("EndEvent_PermitWithdrawn", "cancelled");
        assertThat(permit.view().status()).isEqualTo(CaseStatus.CANCELLED);
        assertThat(permit.record().state()).isEqualTo(RenovationPermit.WITHDRAWN);
        assertThat(permit.withdrawing().status()).isEqualTo(409);
    }

    @Test
    void who_withdraws_after_paying_gets_the_deposit_back() {
        permit.apply().open().withdraw();
        assertThat(permit.tasks()).containsExactly(Element.PAY_REFUND);
        assertThat(passes.of(permit.caseNumber()))
                .extracting(WorkerPass::state)
                .containsOnly(WorkerPass.State.REVOKED);
        assertThat(permit.withdrawing().status()).isEqualTo(409);
        permit.refund().ended("EndEvent_PermitWithdrawn", "cancelled");
        assertThat(deposits.balance(permit.caseNumber())).isEqualByComparingTo("0");
    }

    @Test
    void nobody_withdraws_from_works_that_have_begun() {
        permit.apply().open().patrol("going");
        assertThat(permit.withdrawing().status()).isEqualTo(409);
        assertThat(permit.record().state()).isEqualTo(RenovationPermit.ISSUED);
    }

    // ---- what is refused at the door ----

    @Test
    void an_application_that_cannot_be_dealt_with_is_refused_and_names_the_field() {
        Map<String, Map<String, Object>> wrong =
                Map.ofEntries(
                        Map.entry(
                                "validTo",
                                Map.of("validTo", permit.today().minusDays(1).toString())),
                        Map.entry(
                                "validFrom",
                                Map.of("validFrom", permit.today().minusDays(1).toString())),
                        Map.entry("works", Map.of("works", "structure.bearing,wall.paint")),
                        Map.entry("ownerConsent", Map.of("ownerConsent", "")),
                        Map.entry("workers", Map.of("workers", "")),
                        Map.entry("qualification", Map.of("qualification", "")),
                        Map.entry("firm", Map.of("firm", " ")),
                        Map.entry("personInCharge", Map.of("personInCharge", "")),
                        Map.entry("personInChargePhone", Map.of("personInChargePhone", "")),
                        Map.entry("room", Map.of("room", "")));
        long before = lists.count().all();
        wrong.forEach(
                (field, more) -> {
                    PermitDriver.Said said = permit.tryApply(more);
                    assertThat(said.status()).as(field).isEqualTo(422);
                    assertThat(said.field()).isEqualTo(field);
                    assertThat(said.detail()).as(field).isNotBlank();
                });
        for (Map<String, Object> more :
                List.<Map<String, Object>>of(
                        Map.of("works", "wall.painting"),
                        Map.of("works", ""),
                        Map.of("works", " , ,"))) {
            assertThat(permit.tryApply(more).field()).as("%s", more).isEqualTo("works");
        }
        assertThat(permit.tryApply(Map.of("workers", "只有姓名")).field()).isEqualTo("workers");
        assertThat(permit.tryApply(Map.of("workers", "张三，")).field()).isEqualTo("workers");
        assertThat(permit.tryApply(Map.of("ownerConsent", false)).field())
                .isEqualTo("ownerConsent");
        assertThat(permit.tryApply(Map.of("validTo", "明年")).field()).isEqualTo("validTo");
        assertThat(
                        permit.tryApply(Map.of("validTo", permit.today().plusDays(121).toString()))
                                .field())
                .isEqualTo("validTo");
        assertThat(permit.tryApply(Map.of("works", "structure.bearing")).detail())
                .contains("建设工程质量管理条例");
        assertThat(lists.count().all()).isEqualTo(before);
    }

    @Test
    void two_permits_of_one_house_do_not_overlap() {
        Map<String, Object> house = PermitDriver.house();
        permit.apply(house, Map.of());
        PermitDriver.Said said = permit.tryApply(PermitDriver.RESIDENT, house, Map.of());
        assertThat(said.status()).isEqualTo(422);
        assertThat(said.field()).isEqualTo("validFrom");
        assertThat(said.detail()).contains(permit.caseNumber());
        // Side by side they may stand, and after a refusal the days are free again.
        another()
                .apply(
                        house,
                        Map.of(
                                "validFrom", permit.today().plusDays(31).toString(),
                                "validTo", permit.today().plusDays(40).toString()));
        permit.review("refuse");
        another().apply(house, Map.of());
    }

    @Test
    void nothing_is_approved_that_overlaps_meanwhile() {
        permit.apply();
        PermitDriver other = another().apply();
        // The other one's address was corrected to the same house.
        sql.sql("update renovation_permit set house_id = ? where case_number = ?")
                .params(permit.record().houseId(), other.caseNumber())
                .update();
        other.refuses(
                Element.REVIEW_APPLICATION,
                Map.of("review", "approve", "reviewNote", "同意"),
                "review");
    }
}
