package org.guanjia.complaint;

import java.time.Clock;
import java.util.List;
import org.guanjia.casefile.Columns;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Open cases whose severity another case raised. Each waits here until it is raised in a
 * transaction of its own, so that one which somebody works on just then holds up no other.
 */
@Component
class ComplaintRaises {

    private static final int AT_ONCE = 200;

    private final JdbcClient sql;
    private final Clock clock;

    ComplaintRaises(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * One that waits.
     *
     * @param severity at least this
     * @param reason code: group, repeated, or lead for a case that leads its group from now on
     */
    record Raise(long id, String caseNumber, String severity, String reason) {}

    /** Asked for twice, it is raised once. */
    void ask(String caseNumber, String severity, String reason) {
        try {
            sql.sql(
                            "insert into complaint_raise (case_number, severity, reason, asked_at)"
                                    + " values (?, ?, ?, ?)")
                    .params(caseNumber, severity, reason, Columns.time(clock.instant()))
                    .update();
        } catch (DuplicateKeyException e) {
            // Asked before.
        }
    }

    /** Those that wait, oldest first, at most 200. */
    List<Raise> waiting() {
        return sql.sql(
                        "select id, case_number, severity, reason from complaint_raise"
                                + " where done_at is null order by id limit "
                                + AT_ONCE)
                .query(Raise.class)
                .list();
    }

    /** False when another node has taken it. */
    boolean take(long id) {
        return sql.sql("update complaint_raise set done_at = ? where id = ? and done_at is null")
                        .params(Columns.time(clock.instant()), id)
                        .update()
                == 1;
    }
}
