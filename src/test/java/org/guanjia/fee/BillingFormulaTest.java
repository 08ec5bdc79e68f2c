package org.guanjia.fee;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.guanjia.testing.RoomTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The formulae in SQL against the same in plain Java, over random communities: the Java side walks
 * the month day by day and divides as fractions.
 */
@RoomTest
@Import(FeeRooms.class)
class BillingFormulaTest {

    private static final YearMonth MONTH = YearMonth.of(2026, 11);
    private static final LocalDate FIRST = MONTH.atDay(1);
    private static final LocalDate LAST = MONTH.atEndOfMonth();

    @Autowired FeeWorld world;
    @Autowired FeeItems items;
    @Autowired FeeAccounts accounts;
    @Autowired FeeReductions reductions;
    @Autowired FeeMeters meters;
    @Autowired BillingService billing;
    @Autowired JdbcClient sql;

    /** Something that holds on days: a price, a payer, a charge, a reduction. */
    private record Span(LocalDate from, LocalDate to, BigDecimal a, BigDecimal b) {

        boolean on(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(to);
        }
    }

    private record Item(int id, Formula formula, List<Span> prices) {}

    private static final class HouseOf {
        long id;
        BigDecimal area;
        Span life;
        final List<LocalDate> payers = new ArrayList<>();
        final Map<Integer, Span> charges = new TreeMap<>();
        final Map<Integer, BigDecimal> used = new TreeMap<>();
        final Map<Integer, Span> reductions = new TreeMap<>();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 20261123})
    void sql_and_java_agree_to_the_fen_on_every_line(long seed) {
        Random random = new Random(seed);
        String community = world.community();
        List<Item> charged = items(community, random);
        List<HouseOf> houses = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            houses.add(house(community, i, charged, random));
        }
        Map<Integer, BigDecimal> rates = shares(charged, houses, random);

        int run = billing.begin(community, MONTH, null);
        billing.preview(run);
        List<String> previewed =
                sql.sql(
                                "select item_id, amount, reduced from fee_run_total where run_id = ? order by item_id")
                        .param(run)
                        .query(
                                (row, n) ->
                                        row.getInt(1)
                                                + " "
                                                + row.getBigDecimal(2).setScale(2)
                                                + " "
                                                + row.getBigDecimal(3).setScale(2))
                        .list();
        billing.confirm(run, "cashier");
        while (!billing.postChunk(run, 7)) {
            // The next chunk.
        }

        List<String> posted =
                sql.sql(
                                "select b.house_id, b.payer_from, l.item_id, l.from_on, l.to_on,"
                                        + " l.kind, l.amount from fee_bill b join fee_line l on"
                                        + " l.bill_id = b.id where b.id > ? and b.id < ? order by"
                                        + " b.house_id, l.item_id, l.from_on, l.kind")
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
        List<String> expected = new ArrayList<>();
        Map<Integer, BigDecimal[]> totals = new TreeMap<>();
        for (HouseOf house : houses) {
            for (Item item : charged) {
                lines(house, item, rates, expected, totals);
            }
        }
        assertThat(expected.size()).isGreaterThan(300);
        assertThat(posted).containsExactlyElementsOf(expected);
        assertThat(previewed)
                .containsExactlyElementsOf(
                        totals.entrySet().stream()
                                .map(
                                        e ->
                                                e.getKey()
                                                        + " "
                                                        + e.getValue()[0]
                                                        + " "
                                                        + e.getValue()[1])
                                .toList());
        world.checkBalances(community);
    }

    private List<Item> items(String community, Random random) {
        List<Item> made = new ArrayList<>();
        for (Formula formula : Formula.values()) {
            if (!formula.monthly()) {
                continue;
            }
            int id = items.add(community, formula.id(), formula.id(), formula, null);
            List<Span> prices = new ArrayList<>();
            LocalDate from = LocalDate.of(2026, 1, 1);
            while (!from.isAfter(LAST)) {
                BigDecimal price =
                        new BigDecimal(BigInteger.valueOf(random.nextInt(90_000) + 1), 4);
                BigDecimal surcharge =
                        new BigDecimal(BigInteger.valueOf(random.nextInt(3) * 333L), 2);
                items.price(id, from, null, price, surcharge);
                prices.add(new Span(from, FeeItems.NEVER, price, surcharge));
                if (prices.size() > 1) {
                    Span old = prices.get(prices.size() - 2);
                    prices.set(
                            prices.size() - 2,
                            new Span(old.from(), from.minusDays(1), old.a(), old.b()));
                }
                from =
                        FIRST.plusDays(random.nextInt(25) + 1).isAfter(from) && random.nextBoolean()
                                ? FIRST.plusDays(random.nextInt(25) + 1)
                                : LAST.plusDays(1);
                if (!from.isAfter(prices.get(prices.size() - 1).from())) {
                    break;
                }
            }
            made.add(new Item(id, formula, prices));
        }
        return made;
    }

    private HouseOf house(String community, int number, List<Item> charged, Random random) {
        HouseOf house = new HouseOf();
        house.area = new BigDecimal(BigInteger.valueOf(3_000 + random.nextInt(20_000)), 2);
        LocalDate opened =
                random.nextInt(8) == 0
                        ? FIRST.plusDays(random.nextInt(20))
                        : LocalDate.of(2026, 3, 1);
        house.id = world.account(community, number, house.area.toPlainString(), opened);
        house.payers.add(opened);
        if (random.nextInt(3) == 0) {
            LocalDate changed = FIRST.plusDays(random.nextInt(30));
            if (changed.isAfter(opened)) {
                accounts.changePayer(house.id, changed, "tenant", "租户" + number, null);
                house.payers.add(changed);
            }
        }
        for (Item item : charged) {
            LocalDate from =
                    random.nextInt(4) == 0
                            ? FIRST.plusDays(random.nextInt(30))
                            : LocalDate.of(2026, 2, 1);
            LocalDate to = random.nextInt(4) == 0 ? from.plusDays(random.nextInt(300)) : null;
            BigDecimal quantity =
                    random.nextInt(3) == 0
                            ? new BigDecimal(BigInteger.valueOf(random.nextInt(50_000) + 1), 4)
                            : null;
            accounts.charge(house.id, item.id(), from, to, quantity);
            house.charges.put(
                    item.id(), new Span(from, to == null ? FeeItems.NEVER : to, quantity, null));
            if (item.formula() == Formula.METER && random.nextInt(5) > 0) {
                long meter =
                        meters.add(
                                item.id(),
                                house.id,
                                "M" + number,
                                5,
                                new BigDecimal("1.5"),
                                LocalDate.of(2026, 10, 28),
                                new BigDecimal("99990"));
                BigDecimal used =
                        meters.read(
                                meter,
                                LocalDate.of(2026, 11, 10),
                                new BigDecimal("4.123"),
                                true,
                                null);
                used =
                        used.add(
                                meters.read(
                                        meter,
                                        LocalDate.of(2026, 11, 29),
                                        new BigDecimal("4.123")
                                                .add(new BigDecimal(random.nextInt(40))),
                                        false,
                                        null));
                house.used.put(item.id(), used);
            }
            if (random.nextInt(5) == 0) {
                LocalDate begin = FIRST.minusDays(3).plusDays(random.nextInt(30));
                LocalDate end = begin.plusDays(random.nextInt(40));
                BigDecimal percent =
                        new BigDecimal(BigInteger.valueOf(random.nextInt(10_000) + 1), 2);
                long asked =
                        reductions.propose(
                                house.id, item.id(), "discount", percent, begin, end, "优惠", "a");
                boolean approved = random.nextInt(4) > 0;
                if (!approved) {
                    reductions.refuse(asked, "b");
                } else {
                    reductions.approve(asked, "b");
                    house.reductions.put(item.id(), new Span(begin, end, percent, null));
                }
            }
        }
        LocalDate closed = FeeItems.NEVER;
        if (random.nextInt(10) == 0) {
            closed = FIRST.plusDays(random.nextInt(40));
            if (closed.isBefore(opened)) {
                closed = FeeItems.NEVER;
            } else {
                accounts.close(house.id, closed);
            }
        }
        house.life = new Span(opened, closed, null, null);
        return house;
    }

    /** What falls on a square metre or a household of 777.777 units. */
    private Map<Integer, BigDecimal> shares(
            List<Item> charged, List<HouseOf> houses, Random random) {
        Map<Integer, BigDecimal> rates = new TreeMap<>();
        for (Item item : charged) {
            if (!item.formula().shared()) {
                continue;
            }
            long meter =
                    meters.add(
                            item.id(),
                            null,
                            "S" + item.id(),
                            6,
                            null,
                            LocalDate.of(2026, 10, 31),
                            BigDecimal.ZERO);
            BigDecimal pool = new BigDecimal("777.777").add(new BigDecimal(random.nextInt(1000)));
            meters.read(meter, LocalDate.of(2026, 11, 30), pool, false, null);
            BigDecimal parts = BigDecimal.ZERO;
            for (HouseOf house : houses) {
                Span charge = house.charges.get(item.id());
                boolean counts =
                        !charge.from().isAfter(LAST)
                                && !charge.to().isBefore(FIRST)
                                && !house.life.from().isAfter(LAST)
                                && !house.life.to().isBefore(FIRST);
                if (counts) {
                    parts =
                            parts.add(
                                    item.formula() == Formula.SHARE_HOUSEHOLD
                                            ? BigDecimal.ONE
                                            : charge.a() == null ? house.area : charge.a());
                }
            }
            rates.put(item.id(), pool.divide(parts, 8, RoundingMode.HALF_UP));
        }
        return rates;
    }

    private static void lines(
            HouseOf house,
            Item item,
            Map<Integer, BigDecimal> rates,
            List<String> expected,
            Map<Integer, BigDecimal[]> totals) {
        Span charge = house.charges.get(item.id());
        BigDecimal quantity =
                switch (item.formula()) {
                    case AREA -> charge.a() == null ? house.area : charge.a();
                    case METER -> house.used.get(item.id());
                    case SHARE_AREA ->
                            rates.get(item.id())
                                    .multiply(charge.a() == null ? house.area : charge.a())
                                    .setScale(4, RoundingMode.HALF_UP);
                    case SHARE_HOUSEHOLD -> rates.get(item.id()).setScale(4, RoundingMode.HALF_UP);
                    default -> charge.a() == null ? BigDecimal.ONE : charge.a();
                };
        if (quantity == null) {
            return;
        }
        LocalDate start = null;
        for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
            if (!charge.on(day) || !house.life.on(day)) {
                continue;
            }
            if (start == null) {
                start = day;
            }
            LocalDate next = day.plusDays(1);
            boolean ends =
                    next.isAfter(LAST)
                            || !charge.on(next)
                            || !house.life.on(next)
                            || house.payers.contains(next)
                            || item.prices().stream().anyMatch(p -> p.from().equals(next));
            if (ends) {
                line(house, item, quantity, start, day, expected, totals);
                start = null;
            }
        }
    }

    private static void line(
            HouseOf house,
            Item item,
            BigDecimal quantity,
            LocalDate from,
            LocalDate to,
            List<String> expected,
            Map<Integer, BigDecimal[]> totals) {
        Span price = item.prices().stream().filter(p -> p.on(from)).findFirst().orElseThrow();
        BigDecimal month = quantity.multiply(price.a()).add(price.b());
        BigDecimal amount = fen(month.multiply(days(from, to)), MONTH.lengthOfMonth());
        LocalDate payer =
                house.payers.stream()
                        .filter(p -> !p.isAfter(from))
                        .reduce((a, b) -> b)
                        .orElseThrow();
        BigDecimal[] total =
                totals.computeIfAbsent(
                        item.id(),
                        id -> new BigDecimal[] {new BigDecimal("0.00"), new BigDecimal("0.00")});
        if (amount.signum() == 0) {
            return;
        }
        String start = house.id + " " + payer + " " + item.id() + " ";
        expected.add(start + from + " " + to + " 0 " + amount);
        total[0] = total[0].add(amount);
        Span off = house.reductions.get(item.id());
        if (off != null && !off.from().isAfter(to) && !off.to().isBefore(from)) {
            LocalDate first = off.from().isAfter(from) ? off.from() : from;
            LocalDate last = off.to().isBefore(to) ? off.to() : to;
            BigDecimal reduced =
                    fen(
                                    month.multiply(days(first, last)).multiply(off.a()),
                                    MONTH.lengthOfMonth() * 100)
                            .negate();
            if (reduced.signum() != 0) {
                String line = start + first + " " + last + " 1 " + reduced;
                expected.add(line);
                total[1] = total[1].add(reduced);
            }
        }
    }

    private static BigDecimal days(LocalDate from, LocalDate to) {
        return BigDecimal.valueOf(to.toEpochDay() - from.toEpochDay() + 1);
    }

    /** Half-up to the fen, as a fraction: floor((200 n + d) / 2 d). */
    private static BigDecimal fen(BigDecimal numerator, int denominator) {
        BigInteger scale = BigInteger.TEN.pow(12);
        BigInteger n = numerator.setScale(12).unscaledValue().multiply(BigInteger.valueOf(200));
        BigInteger d = scale.multiply(BigInteger.valueOf(denominator));
        return new BigDecimal(n.add(d).divide(d.multiply(BigInteger.TWO)), 2);
    }
}
