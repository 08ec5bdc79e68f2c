package org.guanjia.figures;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.guanjia.casefile.Columns;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The collection rate (收缴率): of what fell due in a month, how much is paid. Bills are many, so it
 * is summed up every hour and shown with its time.
 */
@Component
class CollectionRates {

    /** This year's months and the last one's. */
    private static final int MONTHS = 24;

    private final JdbcClient sql;
    private final TransactionTemplate alone;
    private final Clock clock;

    CollectionRates(JdbcClient sql, PlatformTransactionManager transactions, Clock clock) {
        this.sql = sql;
        this.alone = new TransactionTemplate(transactions);
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    /**
     * What fell due and what of it was paid.
     *
     * @param month such as 202611
     * @param madeAt when it was summed up
     */
    record Month(
            String community,
            int month,
            BigDecimal receivable,
            BigDecimal received,
            Instant madeAt) {}

    /** This year's months that have bills, the oldest first; summed up if nobody did so lately. */
    List<Month> thisYear(Collection<String> communities) {
        List<Month> months = read(communities);
        if (!months.isEmpty()) {
            return months;
        }
        make();
        return read(communities);
    }

    private List<Month> read(Collection<String> communities) {
        int january = LocalDate.now(clock).getYear() * 100 + 1;
        return sql.sql(
                        "select community, month_number, receivable, received, made_at from"
                                + " figure_collection"
                                + " where community in (:communities) and month_number >= :january"
                                + " order by month_number, community")
                .param("communities", communities)
                .param("january", january)
                .query(
                        (row, line) ->
                                new Month(
                                        row.getString(1),
                                        row.getInt(2),
                                        row.getBigDecimal(3),
                                        row.getBigDecimal(4),
                                        Columns.time(row, "made_at")))
                .list();
    }

    /** Sums up what fell due until today, unless another node has done so within the hour. */
    void make() {
        try {
            alone.executeWithoutResult(status -> makeStale());
        } catch (DuplicateKeyException another) {
            // Another node summed up the same bills at the same moment.
        }
    }

    private void makeStale() {
        boolean fresh =
                sql.sql("select count(*) from figure_collection where made_at > ?")
                                .param(Columns.time(clock.instant().minus(DailyFigures.FRESH)))
                                .query(Long.class)
                                .single()
                        > 0;
        if (!fresh) {
            sum();
        }
    }

    private void sum() {
        LocalDate today = LocalDate.now(clock);
        LocalDate since = today.withDayOfMonth(1).minusMonths(MONTHS - 1L);
        Instant now = clock.instant();
        List<Month> months =
                new ArrayList<>(
                        sql.sql(
                                        """
                                        select a.community,
                                               extract(year from b.due_on) * 100
                                                 + extract(month from b.due_on) as month_number,
                                               sum(b.amount) receivable, sum(b.settled) received
                                          from fee_bill b join fee_account a
                                            on a.house_id = b.house_id
                                         where b.reversed = false and b.due_on >= :since
                                           and b.due_on <= :today
                                         group by a.community, extract(year from b.due_on) * 100
                                                 + extract(month from b.due_on)
                                        """)
                                .param("since", since)
                                .param("today", today)
                                .query(
                                        (row, line) ->
                                                new Month(
                                                        row.getString(1),
                                                        row.getInt(2),
                                                        row.getBigDecimal(3),
                                                        row.getBigDecimal(4),
                                                        now))
                                .list());
        sql.sql("delete from figure_collection where month_number >= ?")
                .param(since.getYear() * 100 + since.getMonthValue())
                .update();
        for (Month month : months) {
            sql.sql(
                            "insert into figure_collection (community, month_number, receivable,"
                                    + " received, made_at) values (?, ?, ?, ?, ?)")
                    .params(
                            month.community(),
                            month.month(),
                            month.receivable(),
                            month.received(),
                            Columns.time(month.madeAt()))
                    .update();
        }
    }
}
