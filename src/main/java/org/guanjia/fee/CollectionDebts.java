package org.guanjia.fee;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What houses owe that is past its due day. */
@Component
public class CollectionDebts {

    private final JdbcClient sql;
    private final Clock clock;

    CollectionDebts(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * What is overdue of a house.
     *
     * @param since the oldest due day; null when nothing is overdue
     * @param owed with late damages that were charged
     * @param damages of it, shown apart
     * @param from first day that the bills are for; null when nothing is overdue
     * @param to last day that the bills are for; null when nothing is overdue
     */
    public record Debt(
            LocalDate since, BigDecimal owed, BigDecimal damages, LocalDate from, LocalDate to) {

        boolean none() {
            return owed.signum() <= 0;
        }
    }

    /** What is overdue today. One statement. */
    @Transactional(readOnly = true)
    public Debt of(long houseId) {
        return sql.sql(
                        "select min(b.due_on) since, coalesce(sum(b.amount - b.settled), 0) owed,"
                                + " coalesce(sum(case when exists (select 1 from fee_line l join"
                                + " fee_item i on i.id = l.item_id where l.bill_id = b.id and"
                                + " i.formula = 'damages') then b.amount - b.settled else 0 end),"
                                + " 0) damages, min(b.from_on) from_on, max(b.to_on) to_on from"
                                + " fee_bill b where b.house_id = ? and b.due_on < ? and b.reversed"
                                + " = false and b.amount > b.settled")
                .params(houseId, LocalDate.now(clock))
                .query(
                        (row, number) ->
                                new Debt(
                                        row.getObject("since", LocalDate.class),
                                        Money.round(row.getBigDecimal("owed")),
                                        Money.round(row.getBigDecimal("damages")),
                                        row.getObject("from_on", LocalDate.class),
                                        row.getObject("to_on", LocalDate.class)))
                .single();
    }
}
