package org.guanjia.fee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.guanjia.language.Refusal;
import org.guanjia.testing.RoomTest;
import org.guanjia.testing.RoomTest.HandClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@RoomTest
@Import(FeeRooms.class)
class BillingRunTest {

    private static final LocalDate SPRING = LocalDate.of(2026, 3, 1);
    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);

    @Autowired FeeWorld world;
    @Autowired FeeItems items;
    @Autowired FeeAccounts accounts;
    @Autowired FeeReductions reductions;
    @Autowired FeeMeters meters;
    @Autowired BillingService billing;
    @Autowired BillingPreview preview;
    @Autowired Payments payments;
    @Autowired JdbcClient sql;
    @Autowired PlatformTransactionManager transactions;
    @Autowired HandClock clock;

    private String community;
    private int property;

    @BeforeEach
    void community() {
        community = world.community();
        property = items.add(community, "PROPERTY", "物业费", Formula.AREA, new BigDecimal("70"));
        items.price(property, SPRING, null, new BigDecimal("2.80"), null);
        items.contract(community, 15, new BigDecimal("0.0005"), 30, new BigDecimal("30"));
    }

    private long house(String where, int item, int room) {
        long house = world.account(where, room, (80 + room) + ".35", SPRING);
        accounts.charge(house, item, SPRING, null, null);
        return house;
    }

    private int posted(String where, YearMonth month) {
        int run = billing.begin(where, month, "cashier");
        billing.preview(run);
        billing.confirm(run, "cashier");
        post(run, 1000);
        return run;
    }

    private void post(int run, int houses) {
        while (!billing.postChunk(run, houses)) {
            // The next chunk.
        }
    }

    private List<String> bills(String where) {
        return sql.sql(
                        "select h.room, b.from_on, b.to_on, b.due_on, b.amount, b.settled, l.item_id"
                                + " - ?, l.from_on, l.kind, l.amount, l.quantity from fee_bill b"
                                + " join house h on h.id = b.house_id join fee_line l on l.bill_id"
                                + " = b.id where h.community = ? order by h.room, b.id, l.item_id,"
                                + " l.from_on, l.kind")
                .params(items.item(where, "PROPERTY").id(), where)
                .query(
                        (row, n) -> {
                            List<Object> all = new ArrayList<>();
                            for (int i = 1; i <= 11; i++) {
                                all.add(row.getObject(i));
                            }
                            return all.toString();
                        })
                .list();
    }

    @Test
    void a_run_that_was_killed_again_and_again_makes_the_bills_of_an_undisturbed_one() {
        String twin = world.community();
        int twinItem = items.add(twin, "PROPERTY", "物业费", Formula.AREA, new BigDecimal("70"));
        items.price(twinItem, SPRING, null, new BigDecimal("2.80"), null);
        items.contract(twin, 15, new BigDecimal("0.0005"), 30, new BigDecimal("30"));
        for (int i = 0; i < 23; i++) {
            for (String where : List.of(community, twin)) {
                long house = house(where, items.item(where, "PROPERTY").id(), i);
                if (i % 4 == 0) {
                    accounts.changePayer(house, NOVEMBER.atDay(11), "tenant", "新", null);
                }
                if (i % 5 == 0) {
                    payments.pay(
                            new Payments.NewPayment(
                                    house,
                                    "cash",
                                    where + i,
                                    new BigDecimal("100.00"),
                                    null,
                                    List.of(),
                                    null),
                            null);
                }
            }
        }
        posted(twin, NOVEMBER);

        int run = billing.begin(community, NOVEMBER, "cashier");
        billing.preview(run);
        billing.confirm(run, "cashier");
        TransactionTemplate killed = new TransactionTemplate(transactions);
        for (boolean done = false; !done; ) {
            killed.executeWithoutResult(
                    status -> {
                        billing.postChunk(run, 4);
                        status.setRollbackOnly();
                    });
            done = billing.postChunk(run, 3);
        }

        assertThat(bills(community)).hasSizeGreaterThan(23).isEqualTo(bills(twin));
        world.checkBalances(community);
        world.checkBalances(twin);
    }

    @Test
    void two_nodes_at_the_same_run_post_each_house_once() throws Exception {
        for (int i = 0; i < 40; i++) {
            house(community, property, i);
        }
        int run = billing.begin(community, NOVEMBER, "cashier");
        billing.preview(run);
        billing.confirm(run, "cashier");
        ExecutorService nodes = Executors.newFixedThreadPool(2);
        try {
            Callable<Void> node =
                    () -> {
                        for (boolean done = false; !done; ) {
                            try {
                                done = billing.postChunk(run, 3);
                            } catch (ConcurrencyFailureException | Refusal otherNode) {
                                done = billing.run(run).state().equals("posted");
                            }
                        }
                        return null;
                    };
            for (Future<Void> one : nodes.invokeAll(List.of(node, node))) {
                one.get();
            }
        } finally {
            nodes.shutdown();
        }
        assertThat(
                        world.count(
                                "select count(*) from fee_bill where id > ? and id < ?",
                                run * BillingSql.RUN,
                                (run + 1) * BillingSql.RUN))
                .isEqualTo(40);
        assertThat(billing.run(run).bills()).isEqualTo(40);
        world.checkBalances(community);
    }

    @Test
    void a_second_run_of_the_same_month_writes_no_row() {
        house(community, property, 1);
        int run = posted(community, NOVEMBER);
        long rows = rows();

        assertThatThrownBy(() -> billing.begin(community, NOVEMBER, "cashier"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("已经有出账批次");
        assertThat(billing.postChunk(run, 100)).isTrue();
        assertThatThrownBy(() -> billing.confirm(run, "cashier")).isInstanceOf(Refusal.class);
        assertThat(rows()).isEqualTo(rows);
    }

    private long rows() {
        return world.count("select count(*) from fee_run where community = ?", community)
                + world.count("select count(*) from fee_bill")
                + world.count("select count(*) from fee_line")
                + world.count("select count(*) from fee_allocation");
    }

    @Test
    void a_price_that_is_missing_for_part_of_the_month_keeps_the_run_from_being_posted() {
        long house = house(community, property, 1);
        int parking = items.add(community, "PARKING", "停车费", Formula.PARKING, null);
        items.price(parking, SPRING, NOVEMBER.atDay(9), new BigDecimal("300"), null);
        accounts.charge(house, parking, SPRING, null, null);

        int run = billing.begin(community, NOVEMBER, "cashier");
        billing.preview(run);
        assertThat(preview.findings(run))
                .extracting(BillingPreview.Finding::kind, BillingPreview.Finding::itemId)
                .contains(org.assertj.core.groups.Tuple.tuple("missingPrice", parking));
        assertThatThrownBy(() -> billing.confirm(run, "cashier"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("必须先解决");

        items.price(parking, NOVEMBER.atDay(10), null, new BigDecimal("330"), null);
        billing.preview(run);
        assertThat(preview.findings(run)).isEmpty();
        billing.confirm(run, "cashier");
        post(run, 10);
        // 300 x 9 / 30 and 330 x 21 / 30.
        assertThat(world.amount("select sum(amount) from fee_line where item_id = ?", parking))
                .isEqualByComparingTo("321.00");
    }

    @Test
    void what_is_twice_last_months_is_named_and_posted_all_the_same() {
        long house = world.account(community, 1, "100", SPRING);
        int water = items.add(community, "WATER", "水费", Formula.METER, null);
        items.price(water, SPRING, null, new BigDecimal("4.30"), null);
        accounts.charge(house, water, SPRING, null, null);
        long meter = meters.add(water, house, "W1", 5, null, SPRING, BigDecimal.ZERO);
        meters.read(meter, LocalDate.of(2026, 10, 28), new BigDecimal("10"), false, null);
        posted(community, YearMonth.of(2026, 10));
        meters.read(meter, LocalDate.of(2026, 11, 20), new BigDecimal("40"), false, null);

        int run = billing.begin(community, NOVEMBER, "cashier");
        billing.preview(run);
        assertThat(preview.findings(run))
                .singleElement()
                .satisfies(
                        finding -> {
                            assertThat(finding.kind()).isEqualTo("outlier");
                            assertThat(finding.blocking()).isFalse();
                            assertThat(finding.houseId()).isEqualTo(house);
                            assertThat(finding.amount()).isEqualByComparingTo("129.00");
                            assertThat(finding.lastAmount()).isEqualByComparingTo("43.00");
                        });
        assertThat(preview.totals(run))
                .singleElement()
                .satisfies(
                        total -> {
                            assertThat(total.amount()).isEqualByComparingTo("129.00");
                            assertThat(total.lastAmount()).isEqualByComparingTo("43.00");
                        });
        billing.confirm(run, "cashier");
        post(run, 10);
        assertThatThrownBy(
                        () ->
                                meters.read(
                                        meter,
                                        LocalDate.of(2026, 11, 25),
                                        new BigDecimal("41"),
                                        false,
                                        null))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("已经出账");
    }

    @Test
    void a_vacant_house_pays_by_the_items_rule_once_somebody_else_approved() {
        long house = house(community, property, 20);
        long asked =
                reductions.propose(
                        house,
                        property,
                        "vacancy",
                        null,
                        NOVEMBER.atDay(16),
                        null,
                        "空置",
                        "housekeeper");
        assertThatThrownBy(() -> reductions.approve(asked, "housekeeper"))
                .isInstanceOf(Refusal.class);
        reductions.approve(asked, "manager");
        posted(community, NOVEMBER);
        // 100.35 x 2.80 = 280.98; 30 % off for 15 of 30 days: 42.147.
        assertThat(world.amount("select amount from fee_bill where house_id = ?", house))
                .isEqualByComparingTo("238.83");
    }

    @Test
    void a_new_payer_in_the_middle_of_the_month_gets_a_bill_for_the_own_days() {
        long house = house(community, property, 20);
        accounts.changePayer(house, NOVEMBER.atDay(11), "tenant", "新租户", null);
        posted(community, NOVEMBER);
        assertThat(
                        sql.sql(
                                        "select b.from_on, b.to_on, b.amount, p.name from fee_bill b join"
                                                + " fee_payer p on p.house_id = b.house_id and"
                                                + " p.from_on = b.payer_from where b.house_id = ?"
                                                + " order by b.id")
                                .param(house)
                                .query(
                                        (row, n) ->
                                                row.getObject(1)
                                                        + " "
                                                        + row.getObject(2)
                                                        + " "
                                                        + row.getBigDecimal(3)
                                                        + " "
                                                        + row.getString(4))
                                .list())
                .containsExactly(
                        "2026-11-01 2026-11-10 93.66 业主20", "2026-11-11 2026-11-30 187.32 新租户");
    }

    @Test
    void prepaid_money_settles_new_bills_and_goes_back_with_a_reversed_run() {
        long rich = house(community, property, 1);
        long poor = house(community, property, 2);
        pay(rich, "t1", "1000.00");
        pay(poor, "t2", "30.00");
        int run = posted(community, NOVEMBER);
        assertThat(accounts.account(rich).prepaid()).isEqualByComparingTo("772.22");
        assertThat(accounts.account(poor).prepaid()).isEqualByComparingTo("0.00");
        world.checkBalances(community);

        int reversal = billing.askReversal(run, "单价有误", "cashier");
        assertThatThrownBy(() -> billing.decideReversal(reversal, true, "cashier"))
                .isInstanceOf(Refusal.class);
        billing.decideReversal(reversal, true, "manager");
        // Money that comes meanwhile waits in the account.
        pay(poor, "t3", "5.00");
        while (!billing.reverseChunk(reversal, 1)) {
            // The next chunk.
        }
        assertThat(accounts.account(rich).prepaid()).isEqualByComparingTo("1000.00");
        assertThat(accounts.account(poor).prepaid()).isEqualByComparingTo("35.00");
        assertThat(billing.run(run).state()).isEqualTo("reversed");
        assertThat(
                        world.amount(
                                "select sum(amount) from fee_bill where house_id in (?, ?)",
                                rich,
                                poor))
                .isEqualByComparingTo("0.00");
        world.checkBalances(community);

        posted(community, NOVEMBER);
        assertThat(accounts.account(rich).prepaid()).isEqualByComparingTo("772.22");
        world.checkBalances(community);
    }

    @Test
    void a_run_of_which_something_is_paid_is_not_reversed_as_a_whole() {
        long house = house(community, property, 1);
        int run = posted(community, NOVEMBER);
        Payments.Taken paid = pay(house, "t9", "10.00");
        assertThatThrownBy(() -> billing.askReversal(run, "试试", "cashier"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("收了款");
        payments.reverse(paid.id(), "退票", "manager");
        int reversal = billing.askReversal(run, "单价有误", "cashier");
        pay(house, "t10", "10.00");
        assertThatThrownBy(() -> billing.decideReversal(reversal, true, "manager"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("收了款");
        assertThat(billing.run(run).state()).isEqualTo("posted");
    }

    @Test
    void nothing_that_a_run_reads_changes_while_it_is_posted() {
        long house = house(community, property, 1);
        int run = billing.begin(community, NOVEMBER, "cashier");
        billing.preview(run);
        billing.confirm(run, "cashier");
        assertThatThrownBy(
                        () -> items.price(property, NOVEMBER.atDay(3), null, BigDecimal.ONE, null))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> accounts.close(house, NOVEMBER.atDay(3)))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(
                        () -> accounts.changePayer(house, NOVEMBER.atDay(3), "tenant", "新", null))
                .isInstanceOf(Refusal.class);
        accounts.changePayer(house, NOVEMBER.plusMonths(1).atDay(1), "tenant", "新", null);
        post(run, 10);
        items.price(property, LocalDate.of(2026, 12, 1), null, BigDecimal.ONE, null);
    }

    @Test
    void a_closed_account_is_billed_to_its_last_day_and_an_abandoned_run_frees_its_month() {
        long house = house(community, property, 20);
        accounts.close(house, NOVEMBER.atDay(15));
        int first = billing.begin(community, NOVEMBER, "cashier");
        billing.abandon(first);
        posted(community, NOVEMBER);
        assertThat(world.amount("select amount from fee_bill where house_id = ?", house))
                .isEqualByComparingTo("140.49");
        posted(community, YearMonth.of(2026, 12));
        assertThat(world.count("select count(*) from fee_bill where house_id = ?", house))
                .isEqualTo(1);
    }

    private Payments.Taken pay(long house, String transaction, String amount) {
        return payments.pay(
                new Payments.NewPayment(
                        house,
                        "cash",
                        community + transaction,
                        new BigDecimal(amount),
                        null,
                        List.of(),
                        null),
                "cashier");
    }
}
