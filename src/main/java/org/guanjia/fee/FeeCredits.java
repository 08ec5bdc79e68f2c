package org.guanjia.fee;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.guanjia.fee.FeeReductions.Reduction;
import org.guanjia.language.Texts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What is taken off bills that are out already, as a credit of its own: by a reduction that was
 * approved later, or because an account was closed before a prepaid period ended. The bills keep
 * what they say; as long as the credit stands they are not reversed, for a new bill of the same
 * days would take it off once more.
 */
@Component
class FeeCredits {

    /** What the run's formula would have taken off each bill on the days, in that many percent. */
    private static final String OFF =
            """
            select l.bill_id, sum(round((l.quantity * l.price + t.surcharge)
              * (timestampdiff(day, greatest(l.from_on, cast(:from as date)),
                least(l.to_on, cast(:to as date))) + 1)
              * :percent / (t.base_days * 100), 2)) as amount
            from fee_bill b
             join fee_line l on l.bill_id = b.id and l.kind = 0
              and l.from_on <= :to and l.to_on >= :from
             join fee_run_tariff t on t.run_id = floor(b.id / 100000000000)
              and t.item_id = l.item_id and t.from_on <= l.from_on and t.to_on >= l.to_on
            where b.house_id = :house and b.reversed = false and b.id > 100000000000
             and b.amount > 0 and l.item_id = :item
            group by l.bill_id order by l.bill_id
            """;

    private final JdbcClient sql;
    private final Ledger ledger;
    private final FeeItems items;
    private final Texts texts;

    FeeCredits(JdbcClient sql, Ledger ledger, FeeItems items, Texts texts) {
        this.sql = sql;
        this.ledger = ledger;
        this.items = items;
        this.texts = texts;
    }

    private record Part(long billId, BigDecimal amount) {}

    /**
     * Credits what an approved reduction takes off bills that are out. The account must be held.
     *
     * @return how much
     */
    BigDecimal reduce(Reduction reduction, String by) {
        List<Part> parts =
                off(
                        reduction.houseId(),
                        reduction.itemId(),
                        reduction.from(),
                        reduction.to(),
                        reduction.percent());
        return credit(
                reduction.houseId(),
                reduction.community(),
                parts,
                texts.say("tariff.entry.reduction", reduction.itemName(), reduction.reason()),
                "reduction:" + reduction.id(),
                reduction.id(),
                by);
    }

    private List<Part> off(
            long houseId, int itemId, LocalDate from, LocalDate to, BigDecimal percent) {
        return sql.sql(OFF)
                .param("house", houseId)
                .param("item", itemId)
                .param("from", from)
                .param("to", to)
                .param("percent", percent)
                .query(
                        (row, number) ->
                                new Part(row.getLong("bill_id"), row.getBigDecimal("amount")))
                .list();
    }

    private BigDecimal credit(
            long houseId,
            String community,
            List<Part> parts,
            String reason,
            String source,
            Long reductionId,
            String by) {
        BigDecimal sum = parts.stream().map(Part::amount).reduce(Money.ZERO, BigDecimal::add);
        if (sum.signum() == 0) {
            return sum;
        }
        long id =
                ledger.single(
                        houseId,
                        items.single(community, Formula.CREDIT),
                        sum.negate(),
                        reason,
                        null,
                        source,
                        by);
        for (Part part : parts) {
            sql.sql(
                            "insert into fee_credit (single_id, bill_id, reduction_id, amount)"
                                    + " values (?, ?, ?, ?)")
                    .params(id, part.billId(), reductionId, part.amount())
                    .update();
            ledger.settle(part.billId(), part.amount());
        }
        return sum;
    }
}
