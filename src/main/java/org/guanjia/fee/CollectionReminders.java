package org.guanjia.fee;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.guanjia.casefile.Columns;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * How often a household is reminded: once in seven days, whichever case the reminder is for and
 * whichever node sends it. The row of the house decides.
 */
@Component
@Transactional
public class CollectionReminders {

    private final JdbcClient sql;
    private final Clock clock;
    private final Duration apart;

    CollectionReminders(
            JdbcClient sql,
            Clock clock,
            @Value("${guanjia.fee.reminder-days-apart:7}") int daysApart) {
        this.sql = sql;
        this.clock = clock;
        this.apart = Duration.ofDays(daysApart);
    }

    /** When the household may be reminded next; in the past when it may now. */
    @Transactional(readOnly = true)
    public Instant earliest(long houseId) {
        return sql.sql("select reminded_at from collection_reminder where house_id = ?")
                .param(houseId)
                .query((row, number) -> Columns.time(row, "reminded_at").plus(apart))
                .optional()
                .orElse(Instant.EPOCH);
    }

    /**
     * Takes the household's one reminder of these days for a case; whoever gets it sends the
     * message in the same transaction. Of several who ask at once one gets it.
     *
     * @return whether the reminder may be sent; otherwise {@link #earliest} says when
     */
    public boolean take(long houseId, String caseNumber) {
        Instant now = clock.instant();
        int taken =
                sql.sql(
                                "update collection_reminder set reminded_at = ?, case_number = ?"
                                        + " where house_id = ? and reminded_at <= ?")
                        .params(
                                Columns.time(now),
                                caseNumber,
                                houseId,
                                Columns.time(now.minus(apart)))
                        .update();
        if (taken == 1) {
            return true;
        }
        boolean there =
                sql.sql("select count(*) from collection_reminder where house_id = ?")
                                .param(houseId)
                                .query(Integer.class)
                                .single()
                        > 0;
        return !there && first(houseId, caseNumber, now);
    }

    private boolean first(long houseId, String caseNumber, Instant now) {
        try {
            sql.sql(
                            "insert into collection_reminder (house_id, reminded_at, case_number)"
                                    + " values (?, ?, ?)")
                    .params(houseId, Columns.time(now), caseNumber)
                    .update();
            return true;
        } catch (DuplicateKeyException another) {
            return false;
        }
    }
}
