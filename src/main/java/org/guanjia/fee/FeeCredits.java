package org.guanjia.fee;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.guanjia.fee.FeeReductions.Reduction;
import org.guanjia.language.Texts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What is taken off bills that are out already, as a credit of its own: by a reduction that was
 * approved later, or because an account or a charge ended before the days that were billed ahead.
 * The bills keep what they say; as long as the credit stands they are not reversed, for a new bill
 * of the same days would take it off once more.
 */
@Component
class FeeCredits {

    private final JdbcClient sql;
    private final Ledger ledger;
    private final CollectionMovements movements;
    private final FeeItems items;
    private final Texts texts;

    FeeCredits(
            JdbcClient sql,
            Ledger ledger,
            CollectionMovements movements,
            FeeItems items,
            Texts texts) {
        this.sql = sql;
        this.ledger = ledger;
        this.movements = movements;
        this.items = items;
        this.texts = texts;
    }

    /**
     * A line of a standing bill of a run.
     *
     * @param last the last day on which the house is charged: end of line, account or charge
     * @param month what a whole month of it costs
     */
    private record Line(
            long billId,
            LocalDate from,
            LocalDate to,
            LocalDate last,
            boolean charge,
            BigDecimal amount,
            BigDecimal month,
            int baseDays) {

        BigDecimal off(LocalDate first, LocalDate until, BigDecimal percent) {
            return charge
                    ? month.multiply(days(later(from, first), earlier(last, until)))
                            .multiply(percent)
                            .divide(BigDecimal.valueOf(baseDays * 100L), 2, RoundingMode.HALF_UP)
                    : BigDecimal.ZERO;
        }

        /** As it was before account and charge ended. */
        Line whole() {
            return new Line(billId, from, to, to, charge, amount, month, baseDays);
        }

        BigDecimal part(LocalDate first, LocalDate until) {
            return amount.multiply(days(later(from, first), earlier(to, until)))
                    .divide(days(from, to), 2, RoundingMode.HALF_UP);
        }
    }

    /** A credit that stands; without a reduction it gave back days from {@code from} on. */
    private record Given(
            long billId, LocalDate from, LocalDate to, BigDecimal percent, boolean reduction) {}

    /**
     * Credits what an approved reduction takes off bills that are out. The account must be held.
     *
     * @return how much
     */
    BigDecimal reduce(Reduction reduction, String by) {
        Map<Long, BigDecimal> parts = new LinkedHashMap<>();
        for (Line line : lines(reduction.houseId(), reduction.itemId(), reduction.from())) {
            parts.merge(
                    line.billId(),
                    line.off(reduction.from(), reduction.to(), reduction.percent()),
                    BigDecimal::add);
        }
        return credit(
                reduction.houseId(),
                parts,
                texts.say("tariff.entry.reduction", reduction.itemName(), reduction.reason()),
                "reduction:" + reduction.id(),
                reduction.id(),
                reduction.itemId(),
                reduction.from(),
                by);
    }

    /**
     * Credits the days after the last one that were billed ahead. The account must be held.
     *
     * @return how much
     */
    BigDecimal unused(long houseId, FeeItem item, LocalDate lastDay, String by) {
        LocalDate first = lastDay.plusDays(1);
        List<Given> given = given(houseId, item.id());
        Map<Long, BigDecimal> parts = new LinkedHashMap<>();
        for (Line line : lines(houseId, item.id(), first)) {
            LocalDate until = FeeItems.NEVER;
            for (Given one : given) {
                if (one.billId() == line.billId() && !one.reduction()) {
                    until = earlier(until, one.from().minusDays(1));
                }
            }
            BigDecimal part = line.part(first, until);
            for (Given one : given) {
                if (one.billId() == line.billId() && one.reduction()) {
                    part =
                            part.subtract(
                                    line.whole()
                                            .off(
                                                    later(first, one.from()),
                                                    earlier(until, one.to()),
                                                    one.percent()));
                }
            }
            parts.merge(line.billId(), part, BigDecimal::add);
        }
        return credit(
                houseId,
                parts,
                texts.say("tariff.entry.unused", item.name(), lastDay),
                "unused:" + houseId + ":" + item.id() + ":" + lastDay + ":" + given.size(),
                null,
                item.id(),
                first,
                by);
    }

    /** Whether days from this one on were given back and stand. */
    boolean givenBack(long houseId, LocalDate from) {
        return sql.sql(
                                "select count(*) from fee_credit c join fee_bill k on k.id ="
                                        + " c.single_id and k.reversed = false where k.house_id = ?"
                                        + " and c.reduction_id is null and c.from_on = ?")
                        .params(houseId, from)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private List<Line> lines(long houseId, int itemId, LocalDate from) {
        return sql.sql(
                        """
                        select l.bill_id, l.from_on, l.to_on, l.kind, l.amount,
                         l.quantity * l.price + t.surcharge a_month, t.base_days,
                         least(l.to_on, a.closed_on, coalesce(c.to_on, l.to_on)) last_on
                        from fee_bill b
                         join fee_account a on a.house_id = b.house_id
                         join fee_line l on l.bill_id = b.id and l.item_id = ? and l.to_on >= ?
                         join fee_run_tariff t on t.run_id = floor(b.id / 100000000000)
                          and t.item_id = l.item_id and t.from_on <= l.from_on and t.to_on >= l.to_on
                         left join fee_charge c on c.house_id = b.house_id
                          and c.item_id = l.item_id and c.from_on = (select max(x.from_on)
                           from fee_charge x where x.house_id = b.house_id
                            and x.item_id = l.item_id and x.from_on <= l.from_on)
                        where b.house_id = ? and b.reversed = false and b.id > 100000000000
                         and b.amount > 0
                        order by l.bill_id, l.from_on, l.kind
                        """)
                .params(itemId, from, houseId)
                .query(
                        (row, number) ->
                                new Line(
                                        row.getLong("bill_id"),
                                        row.getObject("from_on", LocalDate.class),
                                        row.getObject("to_on", LocalDate.class),
                                        row.getObject("last_on", LocalDate.class),
                                        row.getInt("kind") == 0,
                                        row.getBigDecimal("amount"),
                                        row.getBigDecimal("a_month"),
                                        row.getInt("base_days")))
                .list();
    }

    private List<Given> given(long houseId, int itemId) {
        return sql.sql(
                        "select c.bill_id, c.from_on, r.to_on, r.percent, c.reduction_id from"
                                + " fee_credit c join fee_bill k on k.id = c.single_id and"
                                + " k.reversed = false left join fee_reduction r on r.id ="
                                + " c.reduction_id where k.house_id = ? and c.item_id = ?")
                .params(houseId, itemId)
                .query(
                        (row, number) ->
                                new Given(
                                        row.getLong("bill_id"),
                                        row.getObject("from_on", LocalDate.class),
                                        row.getObject("to_on", LocalDate.class),
                                        row.getBigDecimal("percent"),
                                        row.getObject("reduction_id") != null))
                .list();
    }

    private BigDecimal credit(
            long houseId,
            Map<Long, BigDecimal> parts,
            String reason,
            String source,
            Long reductionId,
            int itemId,
            LocalDate from,
            String by) {
        parts.values().removeIf(part -> part.signum() <= 0);
        BigDecimal sum = parts.values().stream().reduce(Money.ZERO, BigDecimal::add);
        if (sum.signum() == 0) {
            return sum;
        }
        FeeItem credit = items.single(items.item(itemId).community(), Formula.CREDIT);
        long id = ledger.single(houseId, credit, sum.negate(), reason, null, source, by);
        parts.forEach(
                (bill, part) -> {
                    sql.sql(
                                    "insert into fee_credit (single_id, bill_id, reduction_id,"
                                            + " item_id, from_on, amount) values (?, ?, ?, ?, ?, ?)")
                            .params(id, bill, reductionId, itemId, from, part)
                            .update();
                    ledger.settle(bill, part);
                });
        movements.moved(houseId, "correction", sum.negate());
        return sum;
    }

    private static BigDecimal days(LocalDate from, LocalDate to) {
        return BigDecimal.valueOf(Math.max(0, to.toEpochDay() - from.toEpochDay() + 1));
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }

    private static LocalDate earlier(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? a : b;
    }
}
