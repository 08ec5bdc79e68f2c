package org.guanjia.casefile;

import java.time.Clock;
import org.guanjia.language.Refusal;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Legal holds (证据保全): a case that a dispute or a claim needs is neither cut down by retention nor
 * touched by an erasure until somebody releases it. An ended case may be held, too.
 */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class CaseHolds {

    private final JdbcClient sql;
    private final CaseKeys keys;
    private final CaseRecords records;
    private final Clock clock;

    CaseHolds(JdbcClient sql, CaseKeys keys, CaseRecords records, Clock clock) {
        this.sql = sql;
        this.keys = keys;
        this.records = records;
        this.clock = clock;
    }

    /**
     * Holds the case.
     *
     * @throws Refusal 404 for an unknown case, 409 when it is held already, 422 without a reason
     */
    public void hold(String caseNumber, String reason, String by) {
        CaseKeys.Key key = keys.of(caseNumber);
        String why = Bounds.required("reason", reason, Bounds.REASON);
        try {
            sql.sql(
                            "insert into case_hold (case_id, running, reason, held_by, held_at)"
                                    + " values (?, 'y', ?, ?, ?)")
                    .params(key.id(), why, by, Columns.time(clock.instant()))
                    .update();
        } catch (DuplicateKeyException e) {
            throw Refusal.conflict("casefile.heldAlready", caseNumber);
        }
        records.event(key.id(), clock.instant(), "held", null, by, why);
    }

    /**
     * Lets the case go; what had waited for it is done in the next night.
     *
     * @throws Refusal 404 for an unknown case, 409 when it is not held, 422 without a reason
     */
    public void release(String caseNumber, String reason, String by) {
        CaseKeys.Key key = keys.of(caseNumber);
        String why = Bounds.required("reason", reason, Bounds.REASON);
        int released =
                sql.sql(
                                "update case_hold set running = null, released_by = ?,"
                                        + " released_at = ?, release_reason = ?"
                                        + " where case_id = ? and running = 'y'")
                        .params(by, Columns.time(clock.instant()), why, key.id())
                        .update();
        if (released == 0) {
            throw Refusal.conflict("casefile.notHeld", caseNumber);
        }
        records.event(key.id(), clock.instant(), "released", null, by, why);
    }
}
