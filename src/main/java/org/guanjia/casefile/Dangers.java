package org.guanjia.casefile;

import java.time.Clock;
import org.guanjia.language.Refusal;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Dangers to persons in cases (S1-10): at most one runs in a case at a time, from the report until
 * the people are safe and the victim was seen. What was done stands in the case's timeline.
 */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class Dangers {

    private final JdbcClient sql;
    private final CaseKeys keys;
    private final Clock clock;

    Dangers(JdbcClient sql, CaseKeys keys, Clock clock) {
        this.sql = sql;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * Somebody is in danger.
     *
     * @param by user id of who says so; null for a rule of the flow
     * @return false when one runs already, also when two say so at the same instant
     */
    public boolean open(String caseNumber, String by) {
        try {
            sql.sql(
                            "insert into case_danger (case_id, running, reported_by, reported_at)"
                                    + " values (?, 'y', ?, ?)")
                    .params(keys.of(caseNumber).id(), by, Columns.time(clock.instant()))
                    .update();
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    /** Whether somebody is still at it. One statement. */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public boolean running(String caseNumber) {
        return sql.sql("select count(*) from case_danger where case_id = ? and running = 'y'")
                        .param(keys.of(caseNumber).id())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** All is done; without a running one nothing happens. */
    public void end(String caseNumber) {
        sql.sql(
                        "update case_danger set running = null, ended_at = ?"
                                + " where case_id = ? and running = 'y'")
                .params(Columns.time(clock.instant()), keys.of(caseNumber).id())
                .update();
    }
}
