package org.guanjia.fee;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import org.guanjia.casefile.Columns;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Money of accounts from which somebody collects. Who books it leaves a row in the same
 * transaction; it is delivered to the process after that, at once or, should the server stop in
 * between, at the next round.
 */
@Component
public class CollectionMovements {

    private static final int AT_ONCE = 200;

    private final JdbcClient sql;
    private final ApplicationEventPublisher published;
    private final Clock clock;

    CollectionMovements(JdbcClient sql, ApplicationEventPublisher published, Clock clock) {
        this.sql = sql;
        this.published = published;
        this.clock = clock;
    }

    /** Something waits to be delivered, once the transaction is kept. */
    record Moved(long houseId) {}

    /**
     * Leaves a row when a collection of the house runs; nothing otherwise, which is the normal
     * case. One statement.
     *
     * @param kind payment, refund, reversal, correction
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void moved(long houseId, String kind, BigDecimal amount) {
        int rows =
                sql.sql(
                                "insert into collection_movement (case_number, kind, amount,"
                                        + " moved_at, waiting) select case_number, ?, ?, ?, 1 from"
                                        + " collection_case where house_id = ? and live = 1")
                        .params(kind, amount, Columns.time(clock.instant()), houseId)
                        .update();
        if (rows > 0) {
            published.publishEvent(new Moved(houseId));
        }
    }

    /** The cases for which something waits, oldest first. */
    List<String> waiting() {
        return sql.sql(
                        "select case_number from collection_movement where waiting = 1 group by"
                                + " case_number order by min(id) limit "
                                + AT_ONCE)
                .query(String.class)
                .list();
    }

    /** The case of the house for which something waits. */
    List<String> waiting(long houseId) {
        return sql.sql(
                        "select distinct m.case_number from collection_case c join"
                                + " collection_movement m on m.case_number = c.case_number where"
                                + " c.house_id = ? and m.waiting = 1")
                .param(houseId)
                .query(String.class)
                .list();
    }

    /**
     * Takes what waits for a case, once.
     *
     * @return false when another node took it
     */
    boolean take(String caseNumber) {
        return sql.sql(
                                "update collection_movement set waiting = null where case_number ="
                                        + " ? and waiting = 1")
                        .param(caseNumber)
                        .update()
                > 0;
    }
}
