package org.guanjia.fee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.guanjia.fee.Limitations.Kind;
import org.guanjia.fee.Limitations.Running;
import org.guanjia.language.Refusal;
import org.guanjia.testing.RoomTest;
import org.guanjia.testing.RoomTest.HandClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Each rule of the limitation, with bills of one account. */
@RoomTest
@Import(LegalRooms.class)
class LimitationsTest {

    private static final LocalDate BEGIN = LocalDate.of(2026, 3, 1);
    private static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");

    @Autowired FeeWorld world;
    @Autowired FeeItems items;
    @Autowired Ledger ledger;
    @Autowired BillReversals reversals;
    @Autowired Payments payments;
    @Autowired Limitations limitations;
    @Autowired LimitationTerms terms;
    @Autowired HandClock clock;

    private String community;
    private long house;
    private FeeItem job;
    private int charges;

    @BeforeEach
    void account() {
        community = world.community();
        items.contract(community, 10, BigDecimal.ZERO, 0, BigDecimal.ZERO);
        house = world.account(community, 1, "100", BEGIN);
        job = items.single(community, Formula.JOB);
    }

    @AfterEach
    void balances() {
        clock.set(NOW);
        world.checkBalances(community);
    }

    private void on(LocalDate day) {
        clock.set(day.atTime(2, 0).toInstant(ZoneOffset.UTC));
    }

    /** A bill due on that day. */
    private long due(LocalDate day, String amount) {
        on(day.minusDays(10));
        return ledger.single(
                house, job, new BigDecimal(amount), "维修", null, community + ++charges, "cashier");
    }

    private void pay(LocalDate day, String amount) {
        on(day);
        payments.pay(
                new Payments.NewPayment(
                        house,
                        "transfer",
                        community + "-" + ++charges,
                        new BigDecimal(amount),
                        null,
                        List.of(),
                        null),
                "cashier");
    }

    private Running first() {
        return limitations.of(house).get(0);
    }

    private int broken(Kind kind, LocalDate day) {
        on(day);
        return limitations.interrupt(house, kind, day, day, null, "CJ-1", "CG-2026-0001");
    }

    @Test
    void each_bill_lapses_three_years_after_its_due_day() {
        LocalDate due = LocalDate.of(2026, 12, 3);
        long bill = due(due, "100");
        on(due);
        assertThat(limitations.of(house)).as("on the due day it is not overdue").isEmpty();
        on(due.plusDays(1));
        assertThat(first().billId()).isEqualTo(bill);
        assertThat(first().because()).isEqualTo("due");
        assertThat(first().lapsesOn()).isEqualTo(LocalDate.of(2029, 12, 3));
        assertThat(limitations.lapses(house)).contains(LocalDate.of(2029, 12, 3));
    }

    @Test
    void the_levels_come_at_thirty_and_thirty_three_months_and_after_three_years() {
        LocalDate from = LocalDate.of(2026, 12, 3);
        assertThat(terms.level(from, LocalDate.of(2029, 6, 2))).isNull();
        assertThat(terms.level(from, LocalDate.of(2029, 6, 3))).isEqualTo(LimitationLevel.WARNING);
        assertThat(terms.level(from, LocalDate.of(2029, 9, 2))).isEqualTo(LimitationLevel.WARNING);
        assertThat(terms.level(from, LocalDate.of(2029, 9, 3)))
                .isEqualTo(LimitationLevel.ESCALATION);
        assertThat(terms.level(from, LocalDate.of(2029, 12, 3)))
                .isEqualTo(LimitationLevel.ESCALATION);
        assertThat(terms.level(from, LocalDate.of(2029, 12, 4))).isEqualTo(LimitationLevel.LAPSED);
    }

    @Test
    void a_served_demand_begins_all_due_bills_anew_and_no_later_one() {
        due(LocalDate.of(2026, 12, 3), "100");
        long later = due(LocalDate.of(2027, 3, 3), "100");
        assertThat(broken(Kind.DEMAND, LocalDate.of(2027, 2, 1))).isEqualTo(1);
        on(LocalDate.of(2027, 3, 4));
        assertThat(first().lapsesOn()).isEqualTo(LocalDate.of(2030, 2, 1));
        assertThat(first().because()).isEqualTo("demand");
        assertThat(first().reference()).isEqualTo("CG-2026-0001");
        Running other = limitations.of(house).get(1);
        assertThat(other.billId()).isEqualTo(later);
        assertThat(other.lapsesOn()).isEqualTo(LocalDate.of(2030, 3, 3));
        assertThat(limitations.breaks(house)).hasSize(1);
    }

    @Test
    void a_demand_for_some_bills_leaves_the_others() {
        long first = due(LocalDate.of(2026, 12, 3), "100");
        long second = due(LocalDate.of(2026, 12, 5), "100");
        LocalDate day = LocalDate.of(2027, 2, 1);
        on(day);
        assertThat(
                        limitations.interrupt(
                                house, Kind.DEMAND, day, day, List.of(first), null, "CG-1"))
                .isEqualTo(1);
        assertThat(first().billId()).isEqualTo(second);
        assertThat(first().lapsesOn()).isEqualTo(LocalDate.of(2029, 12, 5));
    }

    @Test
    void after_the_end_a_demand_comes_too_late_and_a_promise_does_not() {
        due(LocalDate.of(2026, 12, 3), "100");
        LocalDate late = LocalDate.of(2029, 12, 4);
        assertThat(broken(Kind.DEMAND, late)).isZero();
        assertThat(first().lapsesOn()).isEqualTo(LocalDate.of(2029, 12, 3));
        assertThat(broken(Kind.PROMISE, late)).isEqualTo(1);
        assertThat(first().lapsesOn()).isEqualTo(LocalDate.of(2032, 12, 4));
    }

    @Test
    void on_the_last_day_a_demand_is_in_time() {
        due(LocalDate.of(2026, 12, 3), "100");
        assertThat(broken(Kind.DEMAND, LocalDate.of(2029, 12, 3))).isEqualTo(1);
    }

    @Test
    void a_part_payment_begins_the_bill_that_it_pays_anew() {
        due(LocalDate.of(2026, 12, 3), "100");
        due(LocalDate.of(2027, 3, 3), "100");
        pay(LocalDate.of(2027, 5, 1), "40");
        assertThat(limitations.of(house))
                .extracting(Running::lapsesOn)
                .containsExactly(LocalDate.of(2030, 3, 3), LocalDate.of(2030, 5, 1));
        assertThat(limitations.of(house).get(1).because()).isEqualTo("payment");
        pay(LocalDate.of(2029, 6, 1), "10");
        assertThat(limitations.of(house).get(1).lapsesOn()).isEqualTo(LocalDate.of(2032, 6, 1));
    }

    @Test
    void a_payment_that_was_taken_back_or_came_too_late_begins_nothing() {
        due(LocalDate.of(2026, 12, 3), "100");
        pay(LocalDate.of(2027, 5, 1), "40");
        long payment = world.count("select max(id) from fee_payment where house_id = ?", house);
        payments.reverse(payment, "退票", "manager");
        assertThat(first().because()).isEqualTo("due");
        pay(LocalDate.of(2029, 12, 4), "40");
        assertThat(first().lapsesOn()).isEqualTo(LocalDate.of(2029, 12, 3));
    }

    @Test
    void instalments_run_from_the_last_of_them() {
        due(LocalDate.of(2026, 12, 3), "100");
        LocalDate agreed = LocalDate.of(2027, 2, 1);
        on(agreed);
        limitations.interrupt(
                house, Kind.INSTALMENTS, agreed, LocalDate.of(2027, 8, 31), null, "CJ-1", "FQ-1");
        assertThat(first().lapsesOn()).isEqualTo(LocalDate.of(2030, 8, 31));
        assertThat(broken(Kind.DEMAND, LocalDate.of(2027, 3, 1)))
                .as("an earlier day begins nothing anew")
                .isZero();
    }

    @Test
    void a_settled_or_reversed_bill_has_none() {
        due(LocalDate.of(2026, 12, 3), "100");
        long wrong = due(LocalDate.of(2026, 12, 3), "70");
        pay(LocalDate.of(2027, 1, 4), "100");
        reversals.reverse(wrong, "录错", "cashier");
        assertThat(limitations.of(house)).isEmpty();
        assertThat(limitations.lapses(house)).isEmpty();
    }

    @Test
    void a_day_to_come_is_refused() {
        due(LocalDate.of(2026, 12, 3), "100");
        LocalDate tomorrow = LocalDate.of(2027, 1, 2);
        on(LocalDate.of(2027, 1, 1));
        assertThatThrownBy(
                        () ->
                                limitations.interrupt(
                                        house, Kind.DEMAND, tomorrow, tomorrow, null, null, "x"))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.field()).isEqualTo("day"));
    }
}
