package org.guanjia.fee;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.guanjia.casefile.CaseStatus;
import org.guanjia.fee.CollectionClaimRows.Claim;
import org.guanjia.fee.CollectionModel.Element;
import org.guanjia.testing.CoversPaths;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The collection from its opening through reminders, calls and visits, and what ends it. */
@CoversPaths(
        diagrams = {"fee-collection", "collection-contact"},
        together = {CollectionProcessTest.class, CollectionReopenedTest.class})
class CollectionProcessTest extends CollectionPlay {

    @Autowired CollectionClaimRows claims;

    // ---- the ordinary way ----

    @Test
    void a_reminder_is_enough_and_the_payment_ends_it_at_once() {
        collection.owes("300.00", 4).collect();
        assertThat(collection.caseNumber()).startsWith("CJ-");
        assertThat(collection.messages()).isEmpty();

        collection.next();
        assertThat(collection.messages()).containsExactly("resident:reminder");
        assertThat(collection.contacts()).containsExactly("message:sent");
        assertThat(collection.record().stage()).isEqualTo("remind");
        assertThat(collection.daysToNext()).isEqualTo(7);

        collection.pays("300.00").ended(Element.END_COLLECTION_SETTLED, "settled");
        assertThat(collection.messages()).contains("resident:settled");
        assertThat(collection.milestones()).containsExactly("reminded", "closed");
        assertThat(collection.record().closeType()).isEqualTo("settled");
    }

    @Test
    void a_partial_payment_lets_it_go_on_with_the_rest() {
        collection.owes("300.00", 4).collect().next().pays("100.00");
        assertThat(collection.view().status()).isEqualTo(CaseStatus.OPEN);
        assertThat(collection.record().owed()).isEqualByComparingTo("200.00");
        assertThat(collection.messages()).contains("resident:partlyPaid");
        assertThat(collection.view().details()).containsEntry("owed", "200.00");

        collection.pays("200.00").ended(Element.END_COLLECTION_SETTLED, "settled");
        assertThat(
                        sql.sql(
                                        "select count(*) from collection_movement where case_number"
                                                + " = ? and waiting is not null")
                                .param(collection.caseNumber())
                                .query(Integer.class)
                                .single())
                .isZero();
    }

    @Test
    void an_old_debt_begins_with_a_reminder_too_and_climbs_one_step_after_the_other() {
        collection.owes("900.00", 200).collect().next();
        assertThat(collection.record().stage()).isEqualTo("remind");
        assertThat(collection.daysToNext()).isEqualTo(3);

        collection.nextUntil(Element.PHONE_HOUSEHOLD);
        assertThat(collection.clock("contact").running()).isTrue();
        collection.phone("missed", null);
        assertThat(collection.record().attempts()).isOne();
        collection.nextUntil(Element.PHONE_HOUSEHOLD).phone("rejected", null);
        collection.nextUntil(Element.PHONE_HOUSEHOLD).phone("missed", null);

        collection.nextUntil(Element.VISIT_HOUSEHOLD).visit("notHome", null);
        collection.nextUntil(Element.VISIT_HOUSEHOLD).visit("doorClosed", null);
        assertThat(collection.contacts())
                .containsExactly(
                        "message:sent",
                        "phone:missed",
                        "phone:rejected",
                        "phone:missed",
                        "visit:notHome",
                        "visit:doorClosed");
        collection.pays("900.00").ended(Element.END_COLLECTION_SETTLED, "settled");
    }

    @Test
    void a_young_debt_is_reminded_once_in_seven_days_until_somebody_phones() {
        collection.owes("300.00", 4).collect().next().next();
        assertThat(collection.contacts()).containsExactly("message:sent", "message:sent");
        collection.nextUntil(Element.PHONE_HOUSEHOLD);
        assertThat(collection.contacts()).hasSize(2);
        collection.pays("300.00").ended(Element.END_COLLECTION_SETTLED, "settled");
    }

    @Test
    void in_the_first_days_nobody_is_reminded() {
        collection.owes("300.00", 1).collect().next();
        assertThat(collection.contacts()).isEmpty();
        assertThat(collection.daysToNext()).isEqualTo(2);
        collection.next();
        assertThat(collection.contacts()).containsExactly("message:sent");
        collection.pays("300.00").ended(Element.END_COLLECTION_SETTLED, "settled");
    }

    @Test
    void a_small_debt_is_reminded_and_nobody_goes_there() {
        collection.owes("20.00", 100).collect().next();
        assertThat(collection.daysToNext()).isEqualTo(30);
        collection.next();
        assertThat(collection.open()).isEmpty();
        assertThat(collection.contacts()).containsExactly("message:sent", "message:sent");
        collection.pays("20.00").ended(Element.END_COLLECTION_SETTLED, "settled");
    }

    @ParameterizedTest
    @CsvSource({
        "reduced, EndEvent_DebtReduced",
        "corrected, EndEvent_DebtCorrected",
        "instalments, EndEvent_InstalmentsKept",
        "payerChanged, EndEvent_PayerChanged",
        "enforced, EndEvent_JudgmentEnforced",
        "writtenOff, EndEvent_DebtWrittenOff"
    })
    void what_a_part_said_is_how_it_ends(String type, String end) {
        collection.owes("300.00", 5).collect();
        collections.over(collection.caseNumber(), type, "说明");
        sql.sql("update fee_bill set settled = amount where house_id = ?")
                .param(collection.houseId())
                .update();
        collection.next().ended(end, type);
        assertThat(collection.record().closeType()).isEqualTo(type);
    }

    @Test
    void what_is_paid_after_a_judgment_ends_it_as_paid_by_the_judgment() {
        collection.owes("300.00", 5).collect();
        Claim claim =
                new Claim(
                        1,
                        "suit",
                        "测试区人民法院",
                        "(2026)测0101民初1号",
                        new BigDecimal("300.00"),
                        BigDecimal.ZERO,
                        "ZJ-1",
                        collection.today(),
                        "granted",
                        "(2026)测0101民初1号",
                        new BigDecimal("300.00"),
                        collection.today().plusDays(10),
                        collection.today(),
                        "判决生效",
                        null,
                        null);
        claims.filed(collection.caseNumber(), claim, "legal");
        claims.decided(collection.caseNumber(), claim, "legal");
        collection.pays("300.00").ended(Element.END_JUDGMENT_PAID, "enforced");
        assertThat(collection.record().closeType()).isEqualTo("enforced");
        assertThat(collection.messages()).contains("resident:settled");
    }

    @Test
    void plain_refusals_lead_to_the_visit_the_demand_and_the_law_at_once() {
        collection.owes("900.00", 20).collect().nextUntil(Element.PHONE_HOUSEHOLD);
        collection.phone("answered", "refusal").nextUntil(Element.VISIT_HOUSEHOLD);
        assertThat(collection.record().overdueSince()).isAfter(collection.today().minusDays(30));
        collection.visit("met", "refusal");
        for (int i = 0; i < 5 && !collection.record().stage().equals("demand"); i++) {
            collection.next();
        }
        assertThat(collection.record().stage()).isEqualTo("demand");
        assertThat(flow.path(collection.caseNumber())).contains(Element.DEMAND_PAYMENT);
        assertThat(collection.record().refusals()).isEqualTo(2);
        collection.pays("900.00").ended(Element.END_COLLECTION_SETTLED, "settled");
    }

    @Test
    void a_part_that_leaves_nothing_owed_ends_it() {
        collection.owes("600.00", 20).collect().nextUntil(Element.PHONE_HOUSEHOLD);
        collection.phone("answered", "amount").next();
        long bill =
                sql.sql("select min(id) from fee_bill where house_id = ? and amount > settled")
                        .param(collection.houseId())
                        .query(Long.class)
                        .single();
        collection.complete(
                Element.CHECK_BILL,
                Map.of(
                        "amountFinding", "corrected",
                        "correctedBill", String.valueOf(bill),
                        "correctedAmount", "0",
                        "amountNote", "房子七月已退"));
        collection.ended(Element.END_DEBT_CORRECTED, "corrected");
    }

    @Test
    void when_the_demand_has_run_out_the_law_comes() {
        collection.owes("900.00", 200).collect();
        collections.demanded(collection.caseNumber(), collection.today().minusDays(1));
        sql.sql("update collection_case set stage = 'demand' where case_number = ?")
                .param(collection.caseNumber())
                .update();
        collection.next();
        assertThat(collection.record().stage()).isEqualTo("legal");
        assertThat(flow.path(collection.caseNumber())).contains(Element.TAKE_LEGAL_STEPS);
        collection.pays("900.00").ended(Element.END_COLLECTION_SETTLED, "settled");
    }

    // ---- what is not done ----

    @Test
    void nothing_overdue_is_not_collected_and_no_account_twice() {
        assertThat(collection.askToCollect("cashier").status()).isEqualTo(409);
        collection.owes("300.00", 5);
        assertThat(collection.askToCollect("housekeeper").status()).isEqualTo(403);
        collection.collect();
        assertThat(collection.askToCollect("cashier").status()).isEqualTo(409);
        assertThat(
                        sql.sql("select count(*) from collection_case where house_id = ?")
                                .param(collection.houseId())
                                .query(Integer.class)
                                .single())
                .isOne();
    }

    @Test
    void what_was_paid_before_the_first_step_ends_it_without_a_word() {
        collection.owes("300.00", 5).collect();
        sql.sql("update fee_bill set settled = amount where house_id = ?")
                .param(collection.houseId())
                .update();
        collection.next().ended(Element.END_NOTHING_OWED, "settled");
        assertThat(collection.messages()).isEmpty();
    }

    @Test
    void a_colleague_takes_it_back_a_resident_cannot() {
        collection.owes("300.00", 5).collect();
        assertThat(collection.cancel("integration", "不想被催").status()).isEqualTo(403);
        assertThat(collection.cancel("housekeeper", "不想催").status()).isEqualTo(403);
        assertThat(collection.cancel("cashier", "发错了户").status()).isEqualTo(204);
        collection.ended(Element.END_COLLECTION_WITHDRAWN, "cancelled");
        assertThat(collection.record().closeNote()).isEqualTo("发错了户");
        // It may begin again later.
        assertThat(collection.askToCollect("cashier").status()).isEqualTo(201);
    }

    @Test
    void a_payment_without_a_collection_leaves_no_trace() {
        collection.owes("300.00", 5);
        long before = movementsLeft();
        payments.pay(
                new Payments.NewPayment(
                        collection.houseId(),
                        "cash",
                        "PLAIN-" + collection.houseId(),
                        new java.math.BigDecimal("10.00"),
                        null,
                        List.of(),
                        null),
                "cashier");
        assertThat(movementsLeft()).isEqualTo(before);
    }

    private long movementsLeft() {
        return sql.sql("select count(*) from collection_movement").query(Long.class).single();
    }

    @Test
    void a_payment_that_was_not_delivered_is_delivered_at_the_next_round() {
        collection.owes("300.00", 5).collect().next();
        // As after a crash: the payment and its row are kept, nobody was told.
        sql.sql("update fee_bill set settled = amount where house_id = ?")
                .param(collection.houseId())
                .update();
        sql.sql(
                        "insert into collection_movement (case_number, kind, amount, moved_at,"
                                + " waiting) values (?, 'payment', 300, ?, 1)")
                .params(collection.caseNumber(), org.guanjia.casefile.Columns.time(flow.now()))
                .update();
        delivery.deliver();
        collection.ended(Element.END_COLLECTION_SETTLED, "settled");
        delivery.deliver();
    }

    // ---- contacts ----

    @Test
    void whoever_was_reached_is_asked_why() {
        collection.owes("300.00", 40).collect().nextUntil(Element.PHONE_HOUSEHOLD);
        collection
                .refuses(
                        Element.PHONE_HOUSEHOLD,
                        CollectionDriver.said("answered", null, Map.of()),
                        "reasonCode")
                .refuses(
                        Element.PHONE_HOUSEHOLD,
                        CollectionDriver.said("met", "promise", Map.of()),
                        "contactResult")
                .refuses(
                        Element.PHONE_HOUSEHOLD,
                        CollectionDriver.said("answered", "promise", Map.of()),
                        "promiseOn")
                .refuses(
                        Element.PHONE_HOUSEHOLD,
                        CollectionDriver.said(
                                "answered", "promise", Map.of("promiseOn", "2001-01-01")),
                        "promiseOn")
                .refuses(
                        Element.PHONE_HOUSEHOLD,
                        CollectionDriver.said("answered", "promise", Map.of("promiseOn", "明天")),
                        "promiseOn");
        collection.pays("300.00").ended(Element.END_COLLECTION_SETTLED, "settled");
    }

    @Test
    void a_call_that_is_late_is_escalated_and_so_is_a_visit() {
        collection.owes("300.00", 100).collect().nextUntil(Element.PHONE_HOUSEHOLD).late("Phone");
        assertThat(collection.open())
                .contains(Element.PHONE_HOUSEHOLD, "Activity_DecideEscalation");
        collection.phone("missed", null);
        collection.nextUntil(Element.PHONE_HOUSEHOLD).phone("missed", null);
        collection.nextUntil(Element.PHONE_HOUSEHOLD).phone("missed", null);
        collection.nextUntil(Element.VISIT_HOUSEHOLD).late("Visit");
        collection.visit("notHome", null);
        collection.pays("300.00").ended(Element.END_COLLECTION_SETTLED, "settled");
    }

    @Test
    void the_resident_answers_the_reminder_and_that_is_dealt_with_first() {
        collection.owes("300.00", 5).collect().next();
        assertThat(collection.answer("none").status()).isEqualTo(422);
        assertThat(collection.answer("hardship").status()).isEqualTo(204);
        assertThat(collection.contacts()).contains("portal:answered:hardship");
        assertThat(flow.dueAt(collection.caseNumber(), Element.EVENT_NEXT_STEP_DUE))
                .isBeforeOrEqualTo(flow.now().plus(Duration.ofSeconds(1)));
        collection.next();
        assertThat(collection.record().reasonOpen()).isFalse();
        assertThat(flow.path(collection.caseNumber())).contains(Element.HANDLE_REASON);
    }
}
