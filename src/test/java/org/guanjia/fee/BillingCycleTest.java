package org.guanjia.fee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.guanjia.language.Refusal;
import org.guanjia.testing.RoomTest;
import org.guanjia.testing.RoomTest.HandClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Quarters, half-years and years, before and after their days: half a year of runs against the same
 * in plain Java, which walks each house day by day and never looks at the SQL's months.
 */
@RoomTest
@Import(FeeRooms.class)
class BillingCycleTest {

    private static final YearMonth FIRST = YearMonth.of(2026, 7);
    private static final YearMonth LAST = YearMonth.of(2026, 12);

    @Autowired FeeWorld world;
    @Autowired FeeItems items;
    @Autowired FeeAccounts accounts;
    @Autowired AccountEnds ends;
    @Autowired FeeMeters meters;
    @Autowired FeeReductions reductions;
    @Autowired BillingService billing;
    @Autowired BillingPreview preview;
    @Autowired Ledger ledger;
    @Autowired JdbcClient sql;
    @Autowired HandClock clock;

    private String community;

    private record Item(int id, Formula formula, int months, boolean prepaid) {}

    private record Price(LocalDate from, BigDecimal price, BigDecimal surcharge) {}

    private static final class HouseOf {
        long id;
        BigDecimal area;
        LocalDate opened;
        LocalDate closed = FeeItems.NEVER;
        final TreeSet<LocalDate> payers = new TreeSet<>();
        final Map<Integer, LocalDate[]> charges = new TreeMap<>();
        final Map<Integer, Map<YearMonth, BigDecimal>> used = new TreeMap<>();
        final Map<Integer, LocalDate[]> reduced = new TreeMap<>();
    }

    @BeforeEach
    void community() {
        community = world.community();
        clock.set(LAST.atDay(20).atTime(10, 0).atZone(clock.getZone()).toInstant());
    }

    @AfterEach
    void balances() {
        world.checkBalances(community);
        clock.set(java.time.Instant.parse("2026-11-23T02:00:00Z"));
    }

    private int billed(YearMonth month, int chunk) {
        int run = billing.begin(community, month, "cashier");
        billing.preview(run);
        billing.confirm(run, "cashier");
        while (!billing.postChunk(run, chunk)) {
            // The next chunk.
        }
        return run;
    }

    private List<String> lines(int run) {
        return sql.sql(
                        "select b.house_id, b.payer_from, l.item_id, l.from_on, l.to_on, l.kind,"
                                + " l.amount from fee_bill b join fee_line l on l.bill_id = b.id"
                                + " where b.id > ? and b.id < ? order by b.house_id, l.item_id,"
                                + " l.from_on, l.kind")
                .params(run * BillingSql.RUN, (run + 1) * BillingSql.RUN)
                .query(
                        (row, n) ->
                                row.getLong(1)
                                        + " "
                                        + row.getObject(2, LocalDate.class)
                                        + " "
                                        + row.getInt(3)
                                        + " "
                                        + row.getObject(4, LocalDate.class)
                                        + " "
                                        + row.getObject(5, LocalDate.class)
                                        + " "
                                        + row.getInt(6)
                                        + " "
                                        + row.getBigDecimal(7))
                .list();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 20261126})
    void half_a_year_of_runs_agrees_with_java_on_every_line(long seed) {
        Random random = new Random(seed);
        List<Item> charged = new ArrayList<>();
        Map<Integer, List<Price>> prices = new TreeMap<>();
        int number = 0;
        for (int months : new int[] {1, 3, 6, 12}) {
            for (boolean prepaid : new boolean[] {false, true}) {
                charged.add(item("A" + number++, Formula.AREA, months, prepaid));
            }
        }
        charged.add(item("M3", Formula.METER, 3, false));
        charged.add(item("M6", Formula.METER, 6, false));
        charged.forEach(item -> prices.put(item.id(), prices(item.id(), random)));
        List<HouseOf> houses = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            houses.add(house(i, charged, random));
        }
        int compared = 0;
        for (YearMonth month = FIRST; !month.isAfter(LAST); month = month.plusMonths(1)) {
            List<String> expected = new ArrayList<>();
            for (HouseOf house : houses) {
                for (Item item : charged) {
                    expected(house, item, prices.get(item.id()), month, expected);
                }
            }
            assertThat(lines(billed(month, 7))).as("%s", month).containsExactlyElementsOf(expected);
            compared += expected.size();
        }
        assertThat(compared).isGreaterThan(1500);
    }

    private Item item(String code, Formula formula, int months, boolean prepaid) {
        int id = items.add(community, code, code, formula, null, new Cycle(months, prepaid));
        return new Item(id, formula, months, prepaid);
    }

    private List<Price> prices(int item, Random random) {
        List<Price> prices = new ArrayList<>();
        LocalDate from = LocalDate.of(2026, 1, 1);
        for (int i = 0; i < 3; i++) {
            Price price =
                    new Price(
                            from,
                            new BigDecimal(BigInteger.valueOf(random.nextInt(90_000) + 1), 4),
                            new BigDecimal(BigInteger.valueOf(random.nextInt(3) * 333L), 2));
            items.price(item, from, null, price.price(), price.surcharge());
            prices.add(price);
            from = from.plusDays(100 + random.nextInt(120));
        }
        return prices;
    }

    private HouseOf house(int number, List<Item> charged, Random random) {
        HouseOf house = new HouseOf();
        house.area = new BigDecimal(BigInteger.valueOf(3_000 + random.nextInt(20_000)), 2);
        LocalDate spring = LocalDate.of(2026, 3, 1);
        house.opened = random.nextInt(4) > 0 ? spring : spring.plusDays(random.nextInt(290));
        house.id = world.account(community, number, house.area.toPlainString(), house.opened);
        house.payers.add(house.opened);
        LocalDate change = house.opened;
        while (random.nextInt(2) == 0) {
            change = change.plusDays(1 + random.nextInt(90));
            accounts.changePayer(house.id, change, "tenant", "租户" + number, null);
            house.payers.add(change);
        }
        for (Item item : charged) {
            LocalDate from = spring.plusDays(random.nextInt(2) * random.nextInt(290));
            LocalDate to = random.nextInt(4) == 0 ? from.plusDays(random.nextInt(200)) : null;
            accounts.charge(house.id, item.id(), from, to, null);
            house.charges.put(item.id(), new LocalDate[] {from, to == null ? FeeItems.NEVER : to});
            if (item.formula() == Formula.METER) {
                readings(house, item, number, random);
            }
            if (random.nextInt(4) == 0) {
                LocalDate begin = spring.plusDays(random.nextInt(290));
                LocalDate end = begin.plusDays(random.nextInt(120));
                long asked =
                        reductions.propose(
                                house.id,
                                item.id(),
                                "discount",
                                new BigDecimal("33.33"),
                                begin,
                                end,
                                "优惠",
                                "a");
                reductions.approve(asked, "b");
                house.reduced.put(item.id(), new LocalDate[] {begin, end});
            }
        }
        if (random.nextInt(6) == 0) {
            house.closed = house.opened.plusDays(60 + random.nextInt(200));
            ends.close(house.id, house.closed, "cashier");
        }
        return house;
    }

    private void readings(HouseOf house, Item item, int number, Random random) {
        long meter =
                meters.add(
                        item.id(),
                        house.id,
                        item.id() + "-" + number,
                        5,
                        null,
                        LocalDate.of(2026, 6, 1),
                        BigDecimal.ZERO);
        BigDecimal value = BigDecimal.ZERO;
        Map<YearMonth, BigDecimal> used = new TreeMap<>();
        for (YearMonth month = FIRST; !month.isAfter(LAST); month = month.plusMonths(1)) {
            if (random.nextInt(3) > 0) {
                value = value.add(new BigDecimal(BigInteger.valueOf(random.nextInt(30_000)), 3));
                used.put(
                        month,
                        meters.read(
                                meter,
                                month.atDay(1 + random.nextInt(28)),
                                value,
                                false,
                                "cashier"));
            }
        }
        house.used.put(item.id(), used);
    }

    /** Which months the run bills of the item, in the words of the rule. */
    private static List<YearMonth> months(HouseOf house, Item item, YearMonth run) {
        LocalDate begins = house.charges.get(item.id())[0];
        begins = begins.isAfter(house.opened) ? begins : house.opened;
        List<YearMonth> months = new ArrayList<>();
        for (int m = 1; m <= 12; m++) {
            YearMonth month = YearMonth.of(2026, m);
            int cycle = (m - 1) / item.months();
            int first = cycle * item.months() + 1;
            int last = first + item.months() - 1;
            int billedIn = last;
            if (item.prepaid()) {
                int begun = begins.isBefore(LocalDate.of(2026, 1, 1)) ? 1 : begins.getMonthValue();
                billedIn = Math.max(first, begun);
            }
            if (billedIn == run.getMonthValue()) {
                months.add(month);
            }
        }
        return months;
    }

    private void expected(
            HouseOf house, Item item, List<Price> prices, YearMonth run, List<String> lines) {
        LocalDate[] charge = house.charges.get(item.id());
        for (YearMonth month : months(house, item, run)) {
            BigDecimal quantity =
                    item.formula() == Formula.AREA
                            ? house.area
                            : house.used.get(item.id()).get(month);
            if (quantity == null) {
                continue;
            }
            LocalDate start = null;
            for (int d = 1; d <= month.lengthOfMonth(); d++) {
                LocalDate day = month.atDay(d);
                if (day.isBefore(charge[0])
                        || day.isAfter(charge[1])
                        || day.isBefore(house.opened)
                        || day.isAfter(house.closed)) {
                    continue;
                }
                start = start == null ? day : start;
                LocalDate next = day.plusDays(1);
                if (d == month.lengthOfMonth()
                        || next.isAfter(charge[1])
                        || next.isAfter(house.closed)
                        || house.payers.contains(next)
                        || prices.stream().anyMatch(price -> price.from().equals(next))) {
                    line(house, item, prices, quantity, month, start, day, lines);
                    start = null;
                }
            }
        }
    }

    private void line(
            HouseOf house,
            Item item,
            List<Price> prices,
            BigDecimal quantity,
            YearMonth month,
            LocalDate from,
            LocalDate to,
            List<String> lines) {
        Price price =
                prices.stream()
                        .filter(one -> !one.from().isAfter(from))
                        .reduce((a, b) -> b)
                        .orElseThrow();
        BigDecimal whole = quantity.multiply(price.price()).add(price.surcharge());
        BigDecimal amount = fen(whole.multiply(days(from, to)), month.lengthOfMonth());
        if (amount.signum() == 0) {
            return;
        }
        String start = house.id + " " + house.payers.floor(from) + " " + item.id() + " ";
        lines.add(start + from + " " + to + " 0 " + amount);
        LocalDate[] off = house.reduced.get(item.id());
        if (off != null && !off[0].isAfter(to) && !off[1].isBefore(from)) {
            LocalDate first = off[0].isAfter(from) ? off[0] : from;
            LocalDate last = off[1].isBefore(to) ? off[1] : to;
            BigDecimal reduced =
                    fen(
                            whole.multiply(days(first, last)).multiply(new BigDecimal("33.33")),
                            month.lengthOfMonth() * 100);
            if (reduced.signum() != 0) {
                lines.add(start + first + " " + last + " 1 " + reduced.negate());
            }
        }
    }

    private static BigDecimal days(LocalDate from, LocalDate to) {
        return BigDecimal.valueOf(to.toEpochDay() - from.toEpochDay() + 1);
    }

    private static BigDecimal fen(BigDecimal amount, int days) {
        return amount.divide(BigDecimal.valueOf(days), 30, RoundingMode.HALF_UP)
                .setScale(2, RoundingMode.HALF_UP);
    }

    private long quarterly(boolean prepaid, String area) {
        int item = item("Q", Formula.AREA, 3, prepaid).id();
        items.price(item, LocalDate.of(2026, 1, 1), null, new BigDecimal("2.0000"), null);
        long house = world.account(community, 1, area, LocalDate.of(2026, 1, 1));
        accounts.charge(house, item, LocalDate.of(2026, 1, 1), null, null);
        return house;
    }

    private BigDecimal owed(long house) {
        return world.amount(
                "select coalesce(sum(amount - settled), 0) from fee_bill where house_id = ?",
                house);
    }

    @Test
    void a_prepaid_quarter_is_one_bill_in_its_first_month_and_none_in_the_others() {
        long house = quarterly(true, "100.00");
        billed(FIRST, 10);
        assertThat(owed(house)).isEqualByComparingTo("600.00");
        assertThat(world.count("select count(*) from fee_bill where house_id = ?", house))
                .isEqualTo(1);
        billed(FIRST.plusMonths(1), 10);
        billed(FIRST.plusMonths(2), 10);
        assertThat(owed(house)).isEqualByComparingTo("600.00");
        billed(FIRST.plusMonths(3), 10);
        assertThat(owed(house)).isEqualByComparingTo("1200.00");
    }

    @Test
    void who_closes_or_stops_in_a_prepaid_quarter_gets_the_days_after_back() {
        long house = quarterly(true, "100.00");
        int item = items.item(community, "Q").id();
        billed(FIRST, 10);
        long asked =
                reductions.propose(
                        house,
                        item,
                        "discount",
                        new BigDecimal("10"),
                        LocalDate.of(2026, 9, 1),
                        null,
                        "优惠",
                        "a");
        assertThat(reductions.approve(asked, "b")).isEqualByComparingTo("20.00");
        // August 16 to 31: 103.23; September: 200.00 less the 20.00 that were given already.
        assertThat(ends.close(house, LocalDate.of(2026, 8, 15), "cashier"))
                .isEqualByComparingTo("283.23");
        assertThat(owed(house)).isEqualByComparingTo("296.77");
        assertThat(ends.close(house, LocalDate.of(2026, 8, 15), "cashier"))
                .isEqualByComparingTo("0");
    }

    @Test
    void a_closed_account_is_not_closed_later_once_its_days_were_given_back() {
        long house = quarterly(true, "100.00");
        billed(FIRST, 10);
        ends.close(house, LocalDate.of(2026, 8, 15), "cashier");
        assertThatThrownBy(() -> ends.close(house, LocalDate.of(2026, 8, 20), "cashier"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("2026-08-15");
        // Earlier is fine: August 6 to 15.
        assertThat(ends.close(house, LocalDate.of(2026, 8, 5), "cashier"))
                .isEqualByComparingTo("64.52");
    }

    @Test
    void a_billed_reading_that_was_mistyped_is_settled_with_the_next_ones() {
        int water = item("W", Formula.METER, 1, false).id();
        items.price(water, LocalDate.of(2026, 1, 1), null, new BigDecimal("3.0000"), null);
        long house = world.account(community, 1, "50", LocalDate.of(2026, 1, 1));
        accounts.charge(house, water, LocalDate.of(2026, 1, 1), null, null);
        long meter =
                meters.add(water, house, "W1", 5, null, LocalDate.of(2026, 6, 30), BigDecimal.ZERO);
        LocalDate july = FIRST.atDay(20);
        meters.read(meter, july, new BigDecimal("1000"), false, "a");
        billed(FIRST, 10);
        assertThat(meters.correct(meter, july, new BigDecimal("100"), false, "看错一位", "a"))
                .isEqualByComparingTo("1000");
        assertThat(meters.read(meter, july.plusMonths(1), new BigDecimal("150"), false, "a"))
                .isEqualByComparingTo("0");
        billed(FIRST.plusMonths(1), 10);
        assertThat(owed(house)).isEqualByComparingTo("3000.00");
        assertThatThrownBy(() -> meters.correct(meter, july, new BigDecimal("90"), false, "又", "a"))
                .isInstanceOf(Refusal.class);
        assertThat(meters.read(meter, july.plusMonths(2), new BigDecimal("1010"), false, "a"))
                .isEqualByComparingTo("10");
        // Not billed yet: the month itself is put right.
        assertThat(
                        meters.correct(
                                meter,
                                july.plusMonths(2),
                                new BigDecimal("1011"),
                                false,
                                "看错",
                                "a"))
                .isEqualByComparingTo("11");
        billed(FIRST.plusMonths(2), 10);
        assertThat(owed(house)).isEqualByComparingTo("3033.00");
        assertThat(
                        world.count(
                                "select count(*) from fee_reading_correction where meter_id = ?",
                                meter))
                .isEqualTo(2);
    }

    @Test
    void a_charge_that_ends_in_a_prepaid_quarter_is_given_back_and_may_begin_again() {
        long house = quarterly(true, "100.00");
        int item = items.item(community, "Q").id();
        billed(FIRST, 10);
        assertThat(ends.endCharge(house, item, LocalDate.of(2026, 7, 31), "cashier"))
                .isEqualByComparingTo("400.00");
        accounts.charge(house, item, LocalDate.of(2026, 9, 1), null, null);
        billed(FIRST.plusMonths(1), 10);
        assertThat(owed(house)).isEqualByComparingTo("200.00");
        billed(FIRST.plusMonths(2), 10);
        assertThat(owed(house)).isEqualByComparingTo("400.00");
    }

    @Test
    void a_postpaid_quarter_is_billed_in_its_last_month_and_takes_readings_until_then() {
        int water = item("W", Formula.METER, 3, false).id();
        items.price(water, LocalDate.of(2026, 1, 1), null, new BigDecimal("3.0000"), null);
        long house = world.account(community, 1, "50", LocalDate.of(2026, 1, 1));
        accounts.charge(house, water, LocalDate.of(2026, 1, 1), null, null);
        long meter =
                meters.add(water, house, "W1", 5, null, LocalDate.of(2026, 6, 30), BigDecimal.ZERO);
        billed(FIRST, 10);
        billed(FIRST.plusMonths(1), 10);
        assertThat(owed(house)).isEqualByComparingTo("0");
        meters.read(meter, FIRST.atDay(31), new BigDecimal("10"), false, "a");
        meters.read(meter, FIRST.plusMonths(2).atDay(28), new BigDecimal("14"), false, "a");
        billed(FIRST.plusMonths(2), 10);
        assertThat(owed(house)).isEqualByComparingTo("42.00");
        assertThatThrownBy(
                        () ->
                                meters.read(
                                        meter,
                                        FIRST.plusMonths(2).atDay(29),
                                        new BigDecimal("15"),
                                        false,
                                        "a"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("已经出账");
    }

    @Test
    void while_a_prepaid_quarter_is_posted_nothing_of_its_days_changes() {
        long house = quarterly(true, "100.00");
        int run = billing.begin(community, FIRST, "cashier");
        billing.preview(run);
        billing.confirm(run, "cashier");
        LocalDate september = LocalDate.of(2026, 9, 10);
        assertThatThrownBy(() -> accounts.changePayer(house, september, "tenant", "新", null))
                .isInstanceOf(Refusal.class);
        accounts.changePayer(house, september.plusMonths(1), "tenant", "新", null);
        while (!billing.postChunk(run, 10)) {
            // The next chunk.
        }
    }

    @Test
    void a_cycle_that_was_billed_stays_and_what_is_used_is_never_prepaid() {
        quarterly(true, "100.00");
        int item = items.item(community, "Q").id();
        items.change(item, "季付物业费", null, new Cycle(6, true));
        items.change(item, "季付物业费", null, new Cycle(3, true));
        int run = billed(FIRST, 10);
        assertThatThrownBy(() -> items.change(item, "物业费", null, Cycle.MONTH))
                .isInstanceOf(Refusal.class);
        items.change(item, "物业费", new BigDecimal("50"), new Cycle(3, true));
        assertThat(items.item(item).name()).isEqualTo("物业费");
        assertThatThrownBy(() -> item("W", Formula.METER, 3, true)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> item("J", Formula.JOB, 3, false)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> new Cycle(2, false)).isInstanceOf(Refusal.class);
        assertThat(run).isPositive();
    }

    @Test
    void a_quarter_is_compared_with_the_quarter_before() {
        long house = quarterly(true, "100.00");
        billed(FIRST, 10);
        billed(FIRST.plusMonths(1), 10);
        billed(FIRST.plusMonths(2), 10);
        items.price(
                items.item(community, "Q").id(),
                LocalDate.of(2026, 10, 1),
                null,
                new BigDecimal("5.0000"),
                null);
        int run = billing.begin(community, FIRST.plusMonths(3), "cashier");
        billing.preview(run);
        assertThat(preview.findings(run))
                .extracting(BillingPreview.Finding::kind, BillingPreview.Finding::houseId)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("outlier", house));
        assertThat(preview.totals(run).get(0).lastAmount()).isEqualByComparingTo("600.00");
    }
}
