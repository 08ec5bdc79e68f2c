package org.guanjia.fee;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.guanjia.language.Refusal;
import org.guanjia.testing.RoomTest;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whatever happens to two accounts in whatever order, the ledger balances to the fen after every
 * step, and nothing that was written is changed or gone.
 */
class LedgerInvariantTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static AnnotationConfigApplicationContext house;

    /** Something that happens: what, to which of the two accounts, how much, to which of all. */
    record Step(String verb, int account, int fen, int which) {}

    @BeforeContainer
    static void open() {
        house = new AnnotationConfigApplicationContext();
        house.getEnvironment()
                .getPropertySources()
                .addFirst(
                        new MapPropertySource(
                                "database",
                                Map.of(
                                        "spring.datasource.url",
                                        "jdbc:h2:mem:"
                                                + UUID.randomUUID()
                                                + ";DB_CLOSE_DELAY=-1;OPTIMIZE_REUSE_RESULTS=0")));
        house.register(RoomTest.Rooms.class, FeeRooms.class);
        house.refresh();
    }

    @AfterContainer
    static void close() {
        house.close();
    }

    @Provide
    Arbitrary<List<Step>> histories() {
        return Combinators.combine(
                        Arbitraries.of(
                                "charge",
                                "charge",
                                "credit",
                                "pay",
                                "pay",
                                "payFirst",
                                "again",
                                "refund",
                                "reversePayment",
                                "reverseBill",
                                "apply",
                                "reduce",
                                "reduce",
                                "damages",
                                "month",
                                "reverseMonth"),
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.integers().between(1, 50_000),
                        Arbitraries.integers().between(0, 30))
                .as(Step::new)
                .list()
                .ofMinSize(5)
                .ofMaxSize(40);
    }

    @Property(tries = 60, seed = "20261126")
    void every_history_balances(@ForAll("histories") List<Step> history) {
        new History().play(history);
    }

    private static final class History {

        private final FeeWorld world = house.getBean(FeeWorld.class);
        private final FeeAccounts accounts = house.getBean(FeeAccounts.class);
        private final Ledger ledger = house.getBean(Ledger.class);
        private final BillReversals reversals = house.getBean(BillReversals.class);
        private final Payments payments = house.getBean(Payments.class);
        private final BillingService billing = house.getBean(BillingService.class);
        private final LateDamages damages = house.getBean(LateDamages.class);
        private final FeeItems items = house.getBean(FeeItems.class);
        private final FeeReductions reductions = house.getBean(FeeReductions.class);
        private final JdbcClient sql = house.getBean(JdbcClient.class);

        private final String community = world.community();
        private final List<Long> houses = new ArrayList<>();
        private final List<Integer> runs = new ArrayList<>();
        private YearMonth month = YearMonth.of(2026, 3);
        private int property;
        private String last;

        void play(List<Step> history) {
            LocalDate spring = LocalDate.of(2026, 3, 1);
            items.contract(community, 0, new BigDecimal("0.0005"), 0, new BigDecimal("30"));
            property = items.add(community, "P", "物业费", Formula.AREA, null);
            items.price(property, spring, null, new BigDecimal("1.2345"), null);
            for (int i = 0; i < 2; i++) {
                houses.add(world.account(community, i, "77.77", spring));
                accounts.charge(houses.get(i), property, spring, null, null);
            }
            long rows = 0;
            for (Step step : history) {
                try {
                    happen(step, houses.get(step.account()));
                } catch (Refusal no) {
                    // What is not allowed changes nothing, which the balances show.
                }
                world.checkBalances(community);
                long now = rows();
                assertThat(now).as("rows after %s", step).isGreaterThanOrEqualTo(rows);
                rows = now;
            }
        }

        private long rows() {
            return world.count(
                            "select count(*) from fee_bill where house_id in (?, ?)",
                            houses.toArray())
                    + world.count(
                            "select count(*) from fee_payment where house_id in (?, ?)",
                            houses.toArray())
                    + world.count(
                            "select count(*) from fee_allocation where house_id in (?, ?)",
                            houses.toArray());
        }

        private void happen(Step step, long houseId) {
            BigDecimal amount = new BigDecimal(BigInteger.valueOf(step.fen()), 2);
            switch (step.verb()) {
                case "charge" -> single(houseId, Formula.JOB, amount);
                case "credit" -> single(houseId, Formula.CREDIT, amount.negate());
                case "pay" -> pay(houseId, "t" + NUMBER.incrementAndGet(), amount, List.of());
                case "payFirst" -> payFirst(houseId, amount);
                case "again" -> {
                    if (last != null) {
                        pay(houseId, last, amount, List.of());
                    }
                }
                case "refund" ->
                        payments.refund(
                                houseId, "cash", "r" + NUMBER.incrementAndGet(), amount, "退", "pm");
                case "reversePayment" ->
                        pick("fee_payment", houseId, step)
                                .ifPresent(id -> payments.reverse(id, "冲", "pm"));
                case "reverseBill" ->
                        pick("fee_bill", houseId, step)
                                .ifPresent(id -> reversals.reverse(id, "冲", "pm"));
                case "reduce" -> reduce(houseId, step);
                case "apply" -> ledger.applyPrepaid(houseId);
                case "damages" -> damages.charge(houseId, LocalDate.of(2026, 11, 23), "cashier");
                case "month" -> month();
                case "reverseMonth" -> reverseMonth();
                default -> throw new IllegalStateException(step.verb());
            }
        }

        /** Days of one of the months before, billed already or not. */
        private void reduce(long houseId, Step step) {
            YearMonth of = month.minusMonths(step.which() % 3);
            long asked =
                    reductions.propose(
                            houseId,
                            property,
                            "discount",
                            BigDecimal.valueOf(step.fen() % 100 + 1),
                            of.atDay(1 + step.which() % 15),
                            of.atEndOfMonth(),
                            "优惠",
                            "cashier");
            reductions.approve(asked, "pm");
        }

        private void single(long houseId, Formula formula, BigDecimal amount) {
            ledger.single(
                    houseId,
                    items.single(community, formula),
                    amount,
                    "事由",
                    null,
                    "s" + NUMBER.incrementAndGet(),
                    "cashier");
        }

        private void pay(
                long houseId, String transaction, BigDecimal amount, List<Payments.Part> parts) {
            last = transaction;
            payments.pay(
                    new Payments.NewPayment(
                            houseId, "cash", transaction, amount, null, parts, null),
                    null);
        }

        private void payFirst(long houseId, BigDecimal amount) {
            List<Bill> open = ledger.open(accounts.account(houseId));
            if (!open.isEmpty()) {
                Bill newest = open.get(open.size() - 1);
                pay(
                        houseId,
                        "t" + NUMBER.incrementAndGet(),
                        amount,
                        List.of(new Payments.Part(newest.id(), amount.min(newest.open()))));
            }
        }

        private java.util.Optional<Long> pick(String table, long houseId, Step step) {
            List<Long> ids =
                    sql.sql("select id from " + table + " where house_id = ? order by id")
                            .param(houseId)
                            .query(Long.class)
                            .list();
            return ids.isEmpty()
                    ? java.util.Optional.empty()
                    : java.util.Optional.of(ids.get(step.which() % ids.size()));
        }

        private void month() {
            int run = billing.begin(community, month, "cashier");
            billing.preview(run);
            billing.confirm(run, "cashier");
            while (!billing.postChunk(run, 1)) {
                // The next chunk.
            }
            runs.add(run);
            month = month.plusMonths(1);
        }

        private void reverseMonth() {
            if (runs.isEmpty()) {
                return;
            }
            int run = runs.get(runs.size() - 1);
            int reversal = billing.askReversal(run, "错", "cashier");
            billing.decideReversal(reversal, true, "pm");
            while (!billing.reverseChunk(reversal, 1)) {
                // The next chunk.
            }
            month = month.minusMonths(1);
            runs.remove(runs.size() - 1);
        }
    }
}
