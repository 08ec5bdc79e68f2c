package org.guanjia.fee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.guanjia.language.Refusal;
import org.guanjia.testing.RoomTest;
import org.guanjia.testing.RoomTest.HandClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@RoomTest
@Import(FeeRooms.class)
class LedgerTest {

    private static final LocalDate SPRING = LocalDate.of(2026, 3, 1);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");

    @Autowired FeeWorld world;
    @Autowired FeeItems items;
    @Autowired FeeAccounts accounts;
    @Autowired FeeMeters meters;
    @Autowired Ledger ledger;
    @Autowired BillReversals reversals;
    @Autowired Payments payments;
    @Autowired PaymentRows rows;
    @Autowired DayClosing closing;
    @Autowired LateDamages damages;
    @Autowired FeeDisputes disputes;
    @Autowired HandClock clock;

    private String community;
    private long house;
    private FeeItem job;
    private int charges;

    @BeforeEach
    void account() {
        community = world.community();
        items.contract(community, 10, new BigDecimal("0.0005"), 30, new BigDecimal("30"));
        house = world.account(community, 1, "100", SPRING);
        job = items.single(community, Formula.JOB);
    }

    @AfterEach
    void balances() {
        clock.set(NOW);
        world.checkBalances(community);
    }

    private long charge(String amount) {
        return ledger.single(
                house, job, new BigDecimal(amount), "维修", null, community + ++charges, "cashier");
    }

    private Payments.Taken pay(String transaction, String amount, Payments.Part... parts) {
        return payments.pay(
                new Payments.NewPayment(
                        house,
                        "transfer",
                        community + transaction,
                        new BigDecimal(amount),
                        null,
                        List.of(parts),
                        null),
                "cashier");
    }

    private String open(long bill) {
        return ledger.find(bill).open().toPlainString();
    }

    @Test
    void a_payment_settles_the_oldest_first_and_the_rest_is_prepaid() {
        long first = charge("100.00");
        clock.set(NOW.plusSeconds(86_400));
        long second = charge("50.05");
        Payments.Taken taken = pay("a", "120.00");
        assertThat(taken.settled()).isEqualByComparingTo("120.00");
        assertThat(open(first)).isEqualTo("0.00");
        assertThat(open(second)).isEqualTo("30.05");
        assertThat(pay("b", "40.00").unallocated()).isEqualByComparingTo("9.95");
        assertThat(accounts.account(house).prepaid()).isEqualByComparingTo("9.95");
        assertThat(open(charge("9.00"))).isEqualTo("0.00");
    }

    @Test
    void a_payment_settles_the_bills_that_it_names() {
        long first = charge("100.00");
        long second = charge("50.00");
        pay("a", "60.00", new Payments.Part(second, new BigDecimal("50.00")));
        assertThat(open(first)).isEqualTo("100.00");
        assertThat(open(second)).isEqualTo("0.00");
        assertThat(accounts.account(house).prepaid()).isEqualByComparingTo("10.00");
        assertThatThrownBy(() -> pay("b", "10.00", new Payments.Part(second, BigDecimal.ONE)))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(
                        () -> pay("c", "10.00", new Payments.Part(first, new BigDecimal("10.01"))))
                .isInstanceOf(Refusal.class);
        assertThat(world.count("select count(*) from fee_payment where house_id = ?", house))
                .isEqualTo(1);
    }

    @Test
    void the_same_transaction_counts_once_and_not_for_another_amount() {
        charge("100.00");
        Payments.Taken first = pay("a", "60.00");
        Payments.Taken again = pay("a", "60.00");
        assertThat(again.replayed()).isTrue();
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.settled()).isEqualByComparingTo("60.00");
        assertThatThrownBy(() -> pay("a", "60.01"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("另一笔");
        assertThat(world.amount("select sum(amount) from fee_payment where house_id = ?", house))
                .isEqualByComparingTo("60.00");
    }

    @Test
    void into_a_closed_account_it_settles_what_is_owed_and_the_rest_waits() {
        charge("100.00");
        accounts.close(house, TODAY.minusDays(1));
        Payments.Taken taken = pay("a", "130.00");
        assertThat(taken.accountClosed()).isTrue();
        assertThat(taken.settled()).isEqualByComparingTo("100.00");
        assertThat(taken.unallocated()).isEqualByComparingTo("30.00");
        payments.refund(house, "transfer", community + "r", new BigDecimal("30.00"), "多付", "pm");
        assertThat(accounts.account(house).prepaid()).isEqualByComparingTo("0.00");
    }

    @Test
    void no_more_is_refunded_than_is_prepaid_and_once() {
        pay("a", "30.00");
        for (int i = 0; i < 2; i++) {
            payments.refund(house, "cash", community + "r", new BigDecimal("20.00"), "退", "pm");
        }
        assertThat(accounts.account(house).prepaid()).isEqualByComparingTo("10.00");
        assertThatThrownBy(
                        () ->
                                payments.refund(
                                        house,
                                        "cash",
                                        community + "q",
                                        new BigDecimal("10.01"),
                                        "退",
                                        "pm"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("10.00");
    }

    @Test
    void what_a_payment_settled_is_owed_again_when_it_is_reversed() {
        long first = charge("100.00");
        Payments.Taken bounced = pay("a", "150.00");
        long second = charge("50.00");
        assertThat(open(second)).isEqualTo("0.00");
        payments.reverse(bounced.id(), "退票", "pm");
        assertThat(open(first)).isEqualTo("100.00");
        assertThat(open(second)).isEqualTo("50.00");
        assertThat(accounts.account(house).prepaid()).isEqualByComparingTo("0.00");
        assertThatThrownBy(() -> payments.reverse(bounced.id(), "再来", "pm"))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void a_payment_whose_money_was_paid_back_is_not_reversed() {
        Payments.Taken paid = pay("a", "50.00");
        payments.refund(house, "cash", community + "r", new BigDecimal("50.00"), "退", "pm");
        assertThatThrownBy(() -> payments.reverse(paid.id(), "退票", "pm"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("已经退出");
    }

    @Test
    void a_reversed_bill_gives_its_money_back_to_the_account() {
        long bill = charge("80.00");
        pay("a", "30.00");
        long reversing = reversals.reverse(bill, "记错", "cashier");
        assertThat(accounts.account(house).prepaid()).isEqualByComparingTo("30.00");
        assertThat(open(bill)).isEqualTo("0.00");
        assertThat(ledger.find(reversing).amount()).isEqualByComparingTo("-80.00");
        assertThatThrownBy(() -> reversals.reverse(bill, "记错", "cashier"))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void a_credit_is_prepaid_money_and_its_source_counts_once() {
        FeeItem credit = items.single(community, Formula.CREDIT);
        ledger.single(house, credit, new BigDecimal("-25.50"), "赔付", null, community + "x", null);
        assertThat(accounts.account(house).prepaid()).isEqualByComparingTo("25.50");
        assertThatThrownBy(
                        () ->
                                ledger.single(
                                        house,
                                        credit,
                                        new BigDecimal("-25.50"),
                                        "赔付",
                                        null,
                                        community + "x",
                                        null))
                .isInstanceOf(Refusal.class);
        assertThat(open(charge("20.00"))).isEqualTo("0.00");
    }

    @Test
    void amounts_that_are_none_are_refused() {
        for (String amount : List.of("0", "-1", "0.001", "10000000.01")) {
            assertThatThrownBy(() -> pay("w" + amount, amount)).isInstanceOf(Refusal.class);
        }
    }

    @Test
    void a_reading_below_the_last_one_is_refused_unless_the_meter_rolled_over() {
        int water = items.add(community, "WATER", "水费", Formula.METER, null);
        long meter = meters.add(water, house, "W", 5, null, SPRING, new BigDecimal("99990"));
        assertThatThrownBy(() -> meters.read(meter, TODAY, new BigDecimal("12"), false, null))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("99990");
        assertThatThrownBy(() -> meters.read(meter, TODAY, new BigDecimal("-1"), false, null))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> meters.read(meter, TODAY, new BigDecimal("100000"), false, null))
                .isInstanceOf(Refusal.class);
        assertThat(meters.read(meter, TODAY, new BigDecimal("12"), true, null))
                .isEqualByComparingTo("22");
        assertThatThrownBy(() -> meters.read(meter, TODAY, new BigDecimal("13"), false, null))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(
                        () ->
                                meters.read(
                                        meter, TODAY.plusDays(1), new BigDecimal("13"), true, null))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void late_damages_grow_after_the_grace_on_what_is_open_and_stop_for_a_justified_dispute() {
        long bill = charge("1000.00");
        LocalDate due = TODAY.plusDays(10);
        LocalDate first = due.plusDays(31);
        assertThat(damages.grown(bill, first.minusDays(1))).isEqualByComparingTo("0");
        assertThat(damages.grown(bill, first)).isEqualByComparingTo("0.50");
        assertThat(damages.grown(bill, first.plusDays(9))).isEqualByComparingTo("5.00");

        // On the fifth day 600 are paid: four days of 1000, six of 400.
        clock.set(first.plusDays(4).atTime(10, 0).atZone(clock.getZone()).toInstant());
        pay("a", "600.00");
        assertThat(damages.grown(bill, first.plusDays(9))).isEqualByComparingTo("3.20");

        long dispute = disputes.open(house, bill, first.plusDays(6), true, "漏水", "BX-1", "a");
        assertThat(damages.grown(bill, first.plusDays(9))).isEqualByComparingTo("2.40");
        disputes.close(dispute, first.plusDays(7), true, "修好", "a");
        assertThat(damages.grown(bill, first.plusDays(9))).isEqualByComparingTo("2.80");
        disputes.open(house, bill, first, false, "不认", null, "a");
        assertThat(damages.grown(bill, first.plusDays(9))).isEqualByComparingTo("2.80");
        // A dispute that was not justified after all gives its days back.
        assertThat(disputes.closeOf("BX-1", false, "-", "a")).isZero();
        long second = disputes.open(house, null, first.plusDays(8), true, "漏水", "TS-1", null);
        assertThat(disputes.open(house)).isTrue();
        assertThat(damages.grown(bill, first.plusDays(9))).isEqualByComparingTo("2.40");
        clock.set(first.plusDays(9).atTime(10, 0).atZone(clock.getZone()).toInstant());
        assertThat(disputes.closeOf("TS-1", false, "没有漏水", "a")).isEqualTo(1);
        assertThat(damages.grown(bill, first.plusDays(9))).isEqualByComparingTo("2.80");
        assertThatThrownBy(() -> disputes.close(second, null, true, "再", "a"))
                .isInstanceOf(Refusal.class);
        // 30 % of the bill, however long it takes.
        assertThat(damages.grown(bill, first.plusYears(20))).isEqualByComparingTo("300.00");
    }

    @Test
    void damages_are_charged_apart_and_waived_by_somebody_else() {
        long bill = charge("1000.00");
        LocalDate day = TODAY.plusDays(10 + 31 + 9);
        clock.set(day.atTime(10, 0).atZone(clock.getZone()).toInstant());
        List<Long> charged = damages.charge(house, day, "cashier");
        assertThat(charged).hasSize(1);
        assertThat(open(charged.get(0))).isEqualTo("5.00");
        assertThat(open(bill)).isEqualTo("1000.00");
        assertThat(damages.grown(bill, day)).isEqualByComparingTo("0.00");
        assertThat(damages.charge(house, day, "cashier")).isEmpty();
        assertThatThrownBy(() -> damages.waive(charged.get(0), "困难", "cashier"))
                .isInstanceOf(Refusal.class);
        damages.waive(charged.get(0), "困难", "manager");
        assertThat(open(charged.get(0))).isEqualTo("0.00");
        assertThat(damages.grown(bill, day)).isEqualByComparingTo("0.00");
    }

    @Test
    void a_day_is_closed_when_every_channel_agrees_and_takes_nothing_more() {
        pay("a", "30.10");
        payments.pay(
                new Payments.NewPayment(
                        house,
                        "cash",
                        community + "c",
                        new BigDecimal("20.00"),
                        null,
                        List.of(),
                        null),
                "cashier");
        payments.refund(house, "cash", community + "r", new BigDecimal("5.00"), "退", "pm");
        assertThatThrownBy(
                        () ->
                                closing.close(
                                        community,
                                        TODAY,
                                        Map.of("cash", new BigDecimal("15.00")),
                                        "cashier"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("transfer 30.10 ≠ 0");
        assertThatThrownBy(
                        () ->
                                closing.close(
                                        community,
                                        TODAY,
                                        Map.of(
                                                "cash",
                                                new BigDecimal("15.01"),
                                                "transfer",
                                                new BigDecimal("30.10")),
                                        "cashier"))
                .isInstanceOf(Refusal.class);
        closing.close(
                community,
                TODAY,
                Map.of("cash", new BigDecimal("15.00"), "transfer", new BigDecimal("30.10")),
                "cashier");
        Payments.Taken late = pay("late", "1.00");
        assertThat(rows.entry(late.id()).bookedOn()).isEqualTo(TODAY.plusDays(1));
        assertThatThrownBy(() -> closing.close(community, TODAY, Map.of(), "cashier"))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> closing.close(community, TODAY.plusDays(1), Map.of(), "cashier"))
                .isInstanceOf(Refusal.class);
    }
}
