package org.guanjia.fee;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.guanjia.fee.BillingPreview.Finding;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes the prices of a run: a row for each month that it bills of an item and each price of it,
 * with what falls on a square metre or a household where shared meters are divided. What changes
 * later is the next run's.
 */
@Component
class BillingPrices {

    private final JdbcClient sql;
    private final BillingRuns runs;
    private final FeeItems items;

    BillingPrices(JdbcClient sql, BillingRuns runs, FeeItems items) {
        this.sql = sql;
        this.runs = runs;
        this.items = items;
    }

    private record Price(LocalDate from, LocalDate to, BigDecimal price, BigDecimal surcharge) {}

    /** First and last day on which an item is charged; both null when it is not. */
    private record Used(LocalDate from, LocalDate to) {}

    void take(BillingRun run, List<Finding> findings) {
        LocalDate first = run.from();
        LocalDate last = run.to();
        for (FeeItem item : items.items(run.community())) {
            Cycle.Months months = item.cycle().of(YearMonth.from(run.from()));
            if (!item.formula().monthly() || months.from().isAfter(months.to())) {
                continue;
            }
            LocalDate from = months.from().atDay(1);
            LocalDate to = months.to().atEndOfMonth();
            Used used = used(run, item, from, to, months.onlyNew());
            if (used.from() == null) {
                continue;
            }
            take(run, item, months, used, findings);
            first = earlier(first, from);
            last = later(last, to);
        }
        runs.reach(run.id(), first, last);
    }

    private void take(
            BillingRun run, FeeItem item, Cycle.Months months, Used used, List<Finding> findings) {
        List<Price> prices = prices(item.id(), used.from(), used.to());
        if (!covered(prices, used)) {
            findings.add(new Finding("missingPrice", true, null, item.id(), null, null));
        }
        boolean divided = false;
        for (YearMonth month = months.from(); !month.isAfter(months.to()); ) {
            BigDecimal rate = item.formula().shared() ? rate(run, item, month) : null;
            divided |= rate != null && rate.signum() > 0;
            for (Price price : prices) {
                write(run, item, month, months.onlyNew(), price, rate);
            }
            month = month.plusMonths(1);
        }
        if (item.formula().shared() && !divided) {
            findings.add(new Finding("missingShare", false, null, item.id(), null, null));
        }
    }

    private static boolean covered(List<Price> prices, Used used) {
        LocalDate next = used.from();
        for (Price price : prices) {
            if (price.from().isAfter(next)) {
                return false;
            }
            next = price.to().isBefore(next) ? next : price.to().plusDays(1);
        }
        return next.isAfter(used.to());
    }

    private void write(
            BillingRun run,
            FeeItem item,
            YearMonth month,
            boolean onlyNew,
            Price price,
            BigDecimal rate) {
        LocalDate from = later(price.from(), month.atDay(1));
        LocalDate to = earlier(price.to(), month.atEndOfMonth());
        if (from.isAfter(to)) {
            return;
        }
        sql.sql(
                        "insert into fee_run_tariff (run_id, item_id, from_on, to_on, formula,"
                                + " price, surcharge, rate, base_days, month_from, month_to,"
                                + " only_new) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        run.id(),
                        item.id(),
                        from,
                        to,
                        item.formula().id(),
                        price.price(),
                        price.surcharge(),
                        rate,
                        month.lengthOfMonth(),
                        month.atDay(1),
                        month.atEndOfMonth(),
                        onlyNew)
                .update();
    }

    private List<Price> prices(int itemId, LocalDate from, LocalDate to) {
        return sql.sql(
                        "select * from fee_tariff where item_id = ? and from_on <= ? and to_on >= ?"
                                + " order by from_on")
                .params(itemId, to, from)
                .query(
                        (row, number) ->
                                new Price(
                                        row.getObject("from_on", LocalDate.class),
                                        row.getObject("to_on", LocalDate.class),
                                        row.getBigDecimal("price"),
                                        row.getBigDecimal("surcharge")))
                .list();
    }

    private Used used(BillingRun run, FeeItem item, LocalDate from, LocalDate to, boolean onlyNew) {
        return sql.sql(
                        "select min(greatest(c.from_on, a.opened_on)) first_on, max(least(c.to_on,"
                                + " a.closed_on)) last_on from fee_account a join fee_charge c on"
                                + " c.house_id = a.house_id and c.item_id = ? where a.community = ?"
                                + " and greatest(c.from_on, a.opened_on) between ? and ? and"
                                + " least(c.to_on, a.closed_on) >= ?")
                .params(
                        item.id(),
                        run.community(),
                        onlyNew ? run.from() : LocalDate.EPOCH,
                        run.to(),
                        from)
                .query(
                        (row, number) -> {
                            LocalDate first = row.getObject("first_on", LocalDate.class);
                            return first == null
                                    ? new Used(null, null)
                                    : new Used(
                                            later(first, from),
                                            earlier(row.getObject("last_on", LocalDate.class), to));
                        })
                .single();
    }

    /** What falls on a square metre or a household: published with the bill. */
    private BigDecimal rate(BillingRun run, FeeItem item, YearMonth month) {
        LocalDate from = month.atDay(1);
        LocalDate to = month.atEndOfMonth();
        BigDecimal pool =
                sql.sql(
                                "select coalesce(sum(r.used), 0) from fee_meter m join fee_reading"
                                        + " r on r.meter_id = m.id and r.read_on between ? and ?"
                                        + " where m.item_id = ? and m.house_id is null")
                        .params(from, to, item.id())
                        .query(BigDecimal.class)
                        .single();
        BigDecimal parts =
                sql.sql(
                                "select coalesce(sum("
                                        + (item.formula() == Formula.SHARE_AREA
                                                ? "coalesce(c.quantity, h.area)"
                                                : "1")
                                        + "), 0) from fee_account a join house h on h.id ="
                                        + " a.house_id join fee_charge c on c.house_id ="
                                        + " a.house_id and c.item_id = ? and c.from_on <= ? and"
                                        + " c.to_on >= ? where a.community = ? and a.opened_on <="
                                        + " ? and a.closed_on >= ?")
                        .params(item.id(), to, from, run.community(), to, from)
                        .query(BigDecimal.class)
                        .single();
        return pool.signum() == 0 || parts.signum() == 0
                ? BigDecimal.ZERO
                : pool.divide(parts, 8, RoundingMode.HALF_UP);
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }

    private static LocalDate earlier(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? a : b;
    }
}
