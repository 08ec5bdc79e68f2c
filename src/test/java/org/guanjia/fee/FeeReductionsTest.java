package org.guanjia.fee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import org.guanjia.language.Refusal;
import org.guanjia.testing.RoomTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reductions before and after the bill. */
@RoomTest
@Import(FeeRooms.class)
class FeeReductionsTest {

    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);

    @Autowired FeeWorld world;
    @Autowired FeeItems items;
    @Autowired FeeAccounts accounts;
    @Autowired FeeReductions reductions;
    @Autowired BillingService billing;
    @Autowired Ledger ledger;
    @Autowired BillReversals reversals;
    @Autowired Payments payments;
    @Autowired JdbcClient sql;

    private String community;
    private int property;
    private long house;

    @BeforeEach
    void a_house_that_is_charged() {
        community = world.community();
        property = items.add(community, "P", "物业费", Formula.AREA, new BigDecimal("70"));
        items.price(
                property,
                LocalDate.of(2026, 1, 1),
                null,
                new BigDecimal("2.8000"),
                new BigDecimal("3.33"));
        house = world.account(community, 1, "100.35", LocalDate.of(2026, 1, 1));
        accounts.charge(house, property, LocalDate.of(2026, 1, 1), null, null);
    }

    @AfterEach
    void balances() {
        world.checkBalances(community);
    }

    private int billed(YearMonth month) {
        int run = billing.begin(community, month, "cashier");
        billing.preview(run);
        billing.confirm(run, "cashier");
        while (!billing.postChunk(run, 10)) {
            // The next chunk.
        }
        return run;
    }

    private long bill(int run) {
        return sql.sql("select id from fee_bill where house_id = ? and id between ? and ?")
                .params(house, run * BillingSql.RUN, (run + 1) * BillingSql.RUN)
                .query(Long.class)
                .single();
    }

    private long vacancy(LocalDate from, LocalDate to) {
        return reductions.propose(house, property, "vacancy", null, from, to, "空置", "housekeeper");
    }

    @Test
    void what_is_billed_already_is_credited_by_the_same_formula() {
        int september = billed(OCTOBER.minusMonths(1));
        int october = billed(OCTOBER);
        // 100.35 x 2.80 + 3.33 = 284.31; 30 % off: September 15 of 30 days, October 31 of 31.
        long asked = vacancy(LocalDate.of(2026, 9, 16), null);
        assertThat(reductions.approve(asked, "manager")).isEqualByComparingTo("127.94");
        assertThat(ledger.find(bill(september)).settled()).isEqualByComparingTo("42.65");
        assertThat(ledger.find(bill(october)).settled()).isEqualByComparingTo("85.29");
        assertThat(accounts.account(house).prepaid()).isEqualByComparingTo("0");
        // The next month takes it off itself.
        int november = billed(OCTOBER.plusMonths(1));
        assertThat(ledger.find(bill(november)).amount()).isEqualByComparingTo("199.02");
        assertThatThrownBy(() -> reductions.approve(asked, "manager")).isInstanceOf(Refusal.class);
    }

    @Test
    void what_is_paid_already_is_prepaid_for_the_next_bill() {
        int october = billed(OCTOBER);
        payments.pay(
                new Payments.NewPayment(
                        house,
                        "cash",
                        community,
                        new BigDecimal("284.31"),
                        null,
                        java.util.List.of(),
                        null),
                "cashier");
        reductions.approve(vacancy(OCTOBER.atDay(1), OCTOBER.atEndOfMonth()), "manager");
        assertThat(ledger.find(bill(october)).open()).isEqualByComparingTo("0");
        assertThat(accounts.account(house).prepaid()).isEqualByComparingTo("85.29");
    }

    @Test
    void a_bill_that_was_credited_is_reversed_after_its_credit_alone() {
        int october = billed(OCTOBER);
        reductions.approve(vacancy(OCTOBER.atDay(1), null), "manager");
        long credit =
                sql.sql("select single_id from fee_credit where bill_id = ?")
                        .param(bill(october))
                        .query(Long.class)
                        .single();
        assertThatThrownBy(() -> reversals.reverse(bill(october), "错", "manager"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(String.valueOf(credit));
        assertThatThrownBy(() -> billing.askReversal(october, "错", "cashier"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(String.valueOf(credit));
    }

    @Test
    void a_credit_is_reversed_with_what_it_settled_and_the_run_can_be_undone_then() {
        int october = billed(OCTOBER);
        reductions.approve(vacancy(OCTOBER.atDay(1), null), "manager");
        long credit =
                sql.sql("select single_id from fee_credit where bill_id = ?")
                        .param(bill(october))
                        .query(Long.class)
                        .single();
        reversals.reverse(credit, "先撤贷项", "manager");
        assertThat(ledger.find(bill(october)).settled()).isEqualByComparingTo("0");
        int reversal = billing.askReversal(october, "错", "cashier");
        billing.decideReversal(reversal, true, "manager");
        while (!billing.reverseChunk(reversal, 10)) {
            // The next chunk.
        }
        int again = billed(OCTOBER);
        assertThat(ledger.find(bill(again)).amount()).isEqualByComparingTo("199.02");
    }

    @Test
    void who_asked_does_not_approve_and_days_are_reduced_once() {
        long asked = vacancy(OCTOBER.atDay(1), null);
        assertThatThrownBy(() -> reductions.approve(asked, "housekeeper"))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> vacancy(OCTOBER.atDay(9), null)).isInstanceOf(Refusal.class);
        reductions.refuse(asked, "manager");
        assertThat(reductions.reduction(asked).state()).isEqualTo("refused");
        assertThat(reductions.ofHouse(house)).hasSize(1);
        vacancy(OCTOBER.atDay(9), null);
    }

    @Test
    void it_ends_early_unless_the_days_after_are_billed() {
        long asked = vacancy(OCTOBER.atDay(1), null);
        assertThatThrownBy(() -> reductions.end(asked, OCTOBER.atDay(20)))
                .isInstanceOf(Refusal.class);
        reductions.approve(asked, "manager");
        reductions.end(asked, OCTOBER.atDay(10));
        billed(OCTOBER);
        // 284.31 less 30 % of 10 of 31 days.
        assertThat(world.amount("select sum(amount) from fee_bill where house_id = ?", house))
                .isEqualByComparingTo("256.80");
        assertThatThrownBy(() -> reductions.end(asked, OCTOBER.atDay(5)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("已经出账");
    }
}
