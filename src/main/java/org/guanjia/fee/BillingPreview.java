package org.guanjia.fee;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.guanjia.casefile.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tries a run out (试算): takes the month's prices and shares, sums every item with the formulae that
 * will post it, and finds what is odd against what was posted a cycle ago. Trying again starts
 * anew.
 */
@Component
class BillingPreview {

    /** Of each kind so many are named; the totals count all. */
    private static final int NAMED = 20;

    /** A house's item is odd when it is twice or half of last month's and this much apart. */
    private static final BigDecimal APART = new BigDecimal("20.00");

    private final JdbcClient sql;
    private final BillingRuns runs;
    private final BillingPrices prices;
    private final FeeItems items;

    BillingPreview(JdbcClient sql, BillingRuns runs, BillingPrices prices, FeeItems items) {
        this.sql = sql;
        this.runs = runs;
        this.prices = prices;
        this.items = items;
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
        prices.take(run, findings);
        BillingRun reaching = runs.get(run.id());
        sum(reaching);
        missing(reaching, findings);
        outliers(reaching, findings);
        write(reaching, findings);
    }

    private void sum(BillingRun run) {
        Map<Integer, BigDecimal> last = new HashMap<>();
        lastTime(run)
                .forEach(
                        (before, items) ->
                                sql.sql(
                                                "select item_id, sum(amount) amount from fee_line"
                                                        + " where bill_id > :low and bill_id < :high"
                                                        + " and item_id in (:items) group by"
                                                        + " item_id")
                                        .param("low", before.base())
                                        .param("high", before.base() + BillingSql.RUN)
                                        .param("items", items)
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

    /** The items by the run that billed them last time: a cycle ago. */
    private Map<BillingRun, List<Integer>> lastTime(BillingRun run) {
        Map<BillingRun, List<Integer>> items = new LinkedHashMap<>();
        for (FeeItem item : this.items.items(run.community())) {
            int months = item.cycle().months();
            (months == 1
                            ? runs.before(run.community(), run.from())
                            : runs.posted(run.community(), run.from().minusMonths(months)))
                    .ifPresent(
                            before ->
                                    items.computeIfAbsent(before, key -> new ArrayList<>())
                                            .add(item.id()));
        }
        return items;
    }

    /** Charges of the run and the days on which it bills their items. */
    private static final String CHARGED =
            " from fee_account a join fee_charge c on c.house_id = a.house_id and c.from_on <= :end"
                    + " join (select t.item_id, min(t.from_on) first_on, max(t.to_on) last_on,"
                    + " min(t.month_from) read_from, max(t.month_to) read_to, min(case when"
                    + " t.only_new = true then 1 else 0 end) fresh from fee_run_tariff t where"
                    + " t.run_id = :run group by t.item_id) s on s.item_id = c.item_id and"
                    + " c.to_on >= s.first_on and (s.fresh = 0 or greatest(c.from_on, a.opened_on)"
                    + " >= :start) join fee_item i on i.id = c.item_id join house h on h.id ="
                    + " a.house_id where a.community = :community and a.opened_on <= :end and"
                    + " a.closed_on >= s.first_on and ";

    private void missing(BillingRun run, List<Finding> findings) {
        missing(
                run,
                "missingArea",
                true,
                "i.formula in ('area', 'share-area') and c.quantity is null and h.area is null",
                findings);
        missing(
                run,
                "missingReading",
                false,
                "i.formula = 'meter' and not exists (select 1 from fee_meter m join fee_reading r"
                        + " on r.meter_id = m.id and r.read_on between s.read_from and s.read_to"
                        + " where m.item_id = c.item_id and m.house_id = a.house_id)",
                findings);
    }

    private void missing(
            BillingRun run, String kind, boolean blocking, String what, List<Finding> findings) {
        sql.sql(
                        "select distinct a.house_id, c.item_id"
                                + CHARGED
                                + what
                                + " order by a.house_id, c.item_id limit "
                                + NAMED)
                .param("run", run.id())
                .param("start", run.from())
                .param("end", run.to())
                .param("community", run.community())
                .query(
                        row -> {
                            findings.add(
                                    new Finding(
                                            kind,
                                            blocking,
                                            row.getLong("house_id"),
                                            row.getInt("item_id"),
                                            null,
                                            null));
                        });
    }

    private void outliers(BillingRun run, List<Finding> findings) {
        lastTime(run).forEach((before, items) -> outliers(run, before, items, findings));
    }

    private void outliers(
            BillingRun run, BillingRun before, List<Integer> items, List<Finding> findings) {
        findings.addAll(
                BillingService.of(
                                sql.sql(
                                        "select n.house_id, n.item_id, n.amount, o.amount"
                                                + " last_amount from (select house_id, item_id,"
                                                + " sum(amount) amount from ("
                                                + BillingSql.CHARGES
                                                + ") x where item_id in (:items) group by house_id,"
                                                + " item_id) n join (select"
                                                + " b.house_id, l.item_id, sum(l.amount) amount"
                                                + " from fee_bill b join fee_line l on l.bill_id ="
                                                + " b.id and l.kind = 0 where b.id > :before and"
                                                + " b.id < :before + "
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
                        .param("before", before.base())
                        .param("apart", APART)
                        .param("items", items)
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
