package org.guanjia.fee;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.guanjia.casefile.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tries a run out (试算): takes the month's prices and shares, sums every item with the formulae that
 * will post it, and finds what is odd against the last posted month. Trying again starts anew.
 */
@Component
class BillingPreview {

    /** Of each kind so many are named; the totals count all. */
    private static final int NAMED = 20;

    /** A house's item is odd when it is twice or half of last month's and this much apart. */
    private static final BigDecimal APART = new BigDecimal("20.00");

    private final JdbcClient sql;
    private final BillingRuns runs;

    BillingPreview(JdbcClient sql, BillingRuns runs) {
        this.sql = sql;
        this.runs = runs;
    }

    /** A run's totals of one item: what is charged, taken off, and was billed last month. */
    record Total(
            int itemId,
            String name,
            int houses,
            BigDecimal amount,
            BigDecimal reduced,
            BigDecimal lastAmount) {}

    /**
     * Something odd.
     *
     * @param kind {@code missingPrice}, {@code missingArea}, {@code missingReading}, {@code
     *     missingShare} or {@code outlier}
     * @param blocking whether the run cannot be posted until it is put right
     */
    record Finding(
            String kind,
            boolean blocking,
            Long houseId,
            Integer itemId,
            BigDecimal amount,
            BigDecimal lastAmount) {}

    void draw(BillingRun run) {
        for (String table : List.of("fee_run_tariff", "fee_run_total", "fee_run_finding")) {
            sql.sql("delete from " + table + " where run_id = ?").param(run.id()).update();
        }
        List<Finding> findings = new ArrayList<>();
        takePrices(run, findings);
        sum(run);
        missing(run, findings);
        outliers(run, findings);
        write(run, findings);
    }

    private record Price(
            int itemId,
            Formula formula,
            LocalDate from,
            LocalDate to,
            BigDecimal price,
            BigDecimal surcharge) {}

    /** Which items are charged on which days of the month, by their first and last. */
    private record Used(int itemId, LocalDate from, LocalDate to) {}

    private void takePrices(BillingRun run, List<Finding> findings) {
        Map<Integer, List<Price>> prices = new HashMap<>();
        for (Price price : prices(run)) {
            prices.computeIfAbsent(price.itemId(), id -> new ArrayList<>()).add(price);
        }
        for (Used used : used(run)) {
            LocalDate covered = used.from();
            for (Price price : prices.getOrDefault(used.itemId(), List.of())) {
                if (price.from().isAfter(covered)) {
                    break;
                }
                covered = price.to().isBefore(covered) ? covered : price.to().plusDays(1);
            }
            if (!covered.isAfter(used.to())) {
                findings.add(new Finding("missingPrice", true, null, used.itemId(), null, null));
            }
            for (Price price : prices.getOrDefault(used.itemId(), List.of())) {
                take(run, price, findings);
            }
        }
    }

    private List<Price> prices(BillingRun run) {
        return sql.sql(
                        "select t.*, i.formula from fee_tariff t join fee_item i on i.id ="
                                + " t.item_id where i.community = ? and t.from_on <= ? and t.to_on"
                                + " >= ? order by t.item_id, t.from_on")
                .params(run.community(), run.to(), run.from())
                .query(
                        (row, number) ->
                                new Price(
                                        row.getInt("item_id"),
                                        Formula.of(row.getString("formula")).orElseThrow(),
                                        row.getObject("from_on", LocalDate.class),
                                        row.getObject("to_on", LocalDate.class),
                                        row.getBigDecimal("price"),
                                        row.getBigDecimal("surcharge")))
                .list();
    }

    private List<Used> used(BillingRun run) {
        return sql.sql(
                        "select c.item_id, min(greatest(c.from_on, a.opened_on)) first_on,"
                                + " max(least(c.to_on, a.closed_on)) last_on from fee_account a"
                                + " join fee_charge c on c.house_id = a.house_id where a.community"
                                + " = ? and c.from_on <= ? and c.to_on >= ? and a.opened_on <= ?"
                                + " and a.closed_on >= ? group by c.item_id order by c.item_id")
                .params(run.community(), run.to(), run.from(), run.to(), run.from())
                .query(
                        (row, number) ->
                                new Used(
                                        row.getInt("item_id"),
                                        later(
                                                row.getObject("first_on", LocalDate.class),
                                                run.from()),
                                        earlier(
                                                row.getObject("last_on", LocalDate.class),
                                                run.to())))
                .list();
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }

    private static LocalDate earlier(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? a : b;
    }

    private void take(BillingRun run, Price price, List<Finding> findings) {
        BigDecimal rate = price.formula().shared() ? rate(run, price, findings) : null;
        sql.sql(
                        "insert into fee_run_tariff (run_id, item_id, from_on, to_on, formula,"
                                + " price, surcharge, rate, base_days) values (?, ?, ?, ?, ?, ?,"
                                + " ?, ?, ?)")
                .params(
                        run.id(),
                        price.itemId(),
                        later(price.from(), run.from()),
                        earlier(price.to(), run.to()),
                        price.formula().id(),
                        price.price(),
                        price.surcharge(),
                        rate,
                        run.from().lengthOfMonth())
                .update();
    }

    /** What falls on a square metre or a household: published with the bill. */
    private BigDecimal rate(BillingRun run, Price price, List<Finding> findings) {
        BigDecimal pool =
                sql.sql(
                                "select coalesce(sum(r.used), 0) from fee_meter m join fee_reading"
                                        + " r on r.meter_id = m.id and r.read_on between ? and ?"
                                        + " where m.item_id = ? and m.house_id is null")
                        .params(run.from(), run.to(), price.itemId())
                        .query(BigDecimal.class)
                        .single();
        BigDecimal parts =
                sql.sql(
                                "select coalesce(sum("
                                        + (price.formula() == Formula.SHARE_AREA
                                                ? "coalesce(c.quantity, h.area)"
                                                : "1")
                                        + "), 0) from fee_account a join house h on h.id ="
                                        + " a.house_id join fee_charge c on c.house_id ="
                                        + " a.house_id and c.item_id = ? and c.from_on <= ? and"
                                        + " c.to_on >= ? where a.community = ? and a.opened_on <="
                                        + " ? and a.closed_on >= ?")
                        .params(
                                price.itemId(),
                                run.to(),
                                run.from(),
                                run.community(),
                                run.to(),
                                run.from())
                        .query(BigDecimal.class)
                        .single();
        if (pool.signum() == 0 || parts.signum() == 0) {
            findings.add(new Finding("missingShare", false, null, price.itemId(), null, null));
            return BigDecimal.ZERO;
        }
        return pool.divide(parts, 8, RoundingMode.HALF_UP);
    }

    private void sum(BillingRun run) {
        Map<Integer, BigDecimal> last = new HashMap<>();
        runs.before(run.community(), run.from())
                .ifPresent(
                        before ->
                                sql.sql(
                                                "select item_id, sum(amount) amount from fee_line"
                                                        + " where bill_id > ? and bill_id < ? group by"
                                                        + " item_id")
                                        .params(before.base(), before.base() + BillingSql.RUN)
                                        .query(
                                                row -> {
                                                    last.put(
                                                            row.getInt("item_id"),
                                                            row.getBigDecimal("amount"));
                                                }));
        Map<Integer, BigDecimal> reduced = new HashMap<>();
        BillingService.of(
                        sql.sql(
                                "select item_id, sum(amount) amount from ("
                                        + BillingSql.REDUCTIONS
                                        + ") n group by item_id"),
                        run,
                        0,
                        BillingSql.LARGEST_HOUSE)
                .query(
                        row -> {
                            reduced.put(row.getInt("item_id"), row.getBigDecimal("amount"));
                        });
        record Sum(int item, int houses, BigDecimal amount) {}
        List<Sum> sums =
                BillingService.of(
                                sql.sql(
                                        "select item_id, count(distinct house_id) houses,"
                                                + " sum(amount) amount from ("
                                                + BillingSql.CHARGES
                                                + ") n group by item_id"),
                                run,
                                0,
                                BillingSql.LARGEST_HOUSE)
                        .query(
                                (row, number) ->
                                        new Sum(
                                                row.getInt("item_id"),
                                                row.getInt("houses"),
                                                row.getBigDecimal("amount")))
                        .list();
        for (Sum sum : sums) {
            sql.sql(
                            "insert into fee_run_total (run_id, item_id, houses, amount, reduced,"
                                    + " last_amount) values (?, ?, ?, ?, ?, ?)")
                    .params(
                            run.id(),
                            sum.item(),
                            sum.houses(),
                            sum.amount(),
                            reduced.getOrDefault(sum.item(), BigDecimal.ZERO),
                            last.getOrDefault(sum.item(), BigDecimal.ZERO))
                    .update();
        }
    }

    private void missing(BillingRun run, List<Finding> findings) {
        findings.addAll(
                sql.sql(
                                "select a.house_id, c.item_id from fee_account a join house h on"
                                        + " h.id = a.house_id join fee_charge c on c.house_id ="
                                        + " a.house_id and c.from_on <= ? and c.to_on >= ? join"
                                        + " fee_item i on i.id = c.item_id where a.community = ?"
                                        + " and a.opened_on <= ? and a.closed_on >= ? and i.formula"
                                        + " in ('area', 'share-area') and c.quantity is null and"
                                        + " h.area is null order by a.house_id limit "
                                        + NAMED)
                        .params(run.to(), run.from(), run.community(), run.to(), run.from())
                        .query(
                                (row, number) ->
                                        new Finding(
                                                "missingArea",
                                                true,
                                                row.getLong("house_id"),
                                                row.getInt("item_id"),
                                                null,
                                                null))
                        .list());
        findings.addAll(
                sql.sql(
                                "select a.house_id, c.item_id from fee_account a join fee_charge c"
                                        + " on c.house_id = a.house_id and c.from_on <= ? and"
                                        + " c.to_on >= ? join fee_item i on i.id = c.item_id and"
                                        + " i.formula = 'meter' where a.community = ? and"
                                        + " a.opened_on <= ? and a.closed_on >= ? and not exists"
                                        + " (select 1 from fee_meter m join fee_reading r on"
                                        + " r.meter_id = m.id and r.read_on between ? and ? where"
                                        + " m.item_id = c.item_id and m.house_id = a.house_id)"
                                        + " order by a.house_id limit "
                                        + NAMED)
                        .params(
                                run.to(),
                                run.from(),
                                run.community(),
                                run.to(),
                                run.from(),
                                run.from(),
                                run.to())
                        .query(
                                (row, number) ->
                                        new Finding(
                                                "missingReading",
                                                false,
                                                row.getLong("house_id"),
                                                row.getInt("item_id"),
                                                null,
                                                null))
                        .list());
    }

    private void outliers(BillingRun run, List<Finding> findings) {
        BillingRun before = runs.before(run.community(), run.from()).orElse(null);
        if (before == null) {
            return;
        }
        findings.addAll(
                BillingService.of(
                                sql.sql(
                                        "select n.house_id, n.item_id, n.amount, o.amount"
                                                + " last_amount from (select house_id, item_id,"
                                                + " sum(amount) amount from ("
                                                + BillingSql.CHARGES
                                                + ") x group by house_id, item_id) n join (select"
                                                + " b.house_id, l.item_id, sum(l.amount) amount"
                                                + " from fee_bill b join fee_line l on l.bill_id ="
                                                + " b.id and l.kind = 0 where b.id > :last and"
                                                + " b.id < :last + "
                                                + BillingSql.RUN
                                                + " group by b.house_id, l.item_id) o on"
                                                + " o.house_id = n.house_id and o.item_id ="
                                                + " n.item_id where abs(n.amount - o.amount) >="
                                                + " :apart and (n.amount >= 2 * o.amount or 2 *"
                                                + " n.amount <= o.amount) order by abs(n.amount -"
                                                + " o.amount) desc, n.house_id limit "
                                                + NAMED),
                                run,
                                0,
                                BillingSql.LARGEST_HOUSE)
                        .param("last", before.base())
                        .param("apart", APART)
                        .query(
                                (row, number) ->
                                        new Finding(
                                                "outlier",
                                                false,
                                                row.getLong("house_id"),
                                                row.getInt("item_id"),
                                                row.getBigDecimal("amount"),
                                                row.getBigDecimal("last_amount")))
                        .list());
    }

    private void write(BillingRun run, List<Finding> findings) {
        int number = 0;
        for (Finding finding : findings) {
            sql.sql(
                            "insert into fee_run_finding (run_id, number, kind, blocking, house_id,"
                                    + " item_id, amount, last_amount) values (?, ?, ?, ?, ?, ?, ?,"
                                    + " ?)")
                    .params(
                            run.id(),
                            ++number,
                            finding.kind(),
                            finding.blocking(),
                            finding.houseId(),
                            finding.itemId(),
                            finding.amount(),
                            finding.lastAmount())
                    .update();
        }
    }

    List<Total> totals(int runId) {
        return sql.sql(
                        "select t.*, i.name from fee_run_total t join fee_item i on i.id ="
                                + " t.item_id where t.run_id = ? order by t.item_id")
                .param(runId)
                .query(
                        (row, number) ->
                                new Total(
                                        row.getInt("item_id"),
                                        row.getString("name"),
                                        row.getInt("houses"),
                                        row.getBigDecimal("amount"),
                                        row.getBigDecimal("reduced"),
                                        row.getBigDecimal("last_amount")))
                .list();
    }

    List<Finding> findings(int runId) {
        return sql.sql("select * from fee_run_finding where run_id = ? order by number")
                .param(runId)
                .query(
                        (row, number) ->
                                new Finding(
                                        row.getString("kind"),
                                        row.getBoolean("blocking"),
                                        Columns.number(row, "house_id"),
                                        Columns.small(row, "item_id"),
                                        row.getBigDecimal("amount"),
                                        row.getBigDecimal("last_amount")))
                .list();
    }
}
