package org.guanjia.casefile;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.guanjia.language.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps who moved a case by hand, how, and why, as long as the case is kept. */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class CaseMendings {

    private final JdbcClient sql;
    private final CaseKeys keys;
    private final CaseRecords records;
    private final Clock clock;

    CaseMendings(JdbcClient sql, CaseKeys keys, CaseRecords records, Clock clock) {
        this.sql = sql;
        this.keys = keys;
        this.records = records;
        this.clock = clock;
    }

    /**
     * Writes it down, and into the case's timeline.
     *
     * @param mending its time is set here
     * @throws Refusal 404 for an unknown case; 422 without a reason
     */
    public void keep(CaseMending mending) {
        CaseKeys.Key key = keys.of(mending.caseNumber());
        String reason = Bounds.required("reason", mending.reason(), Bounds.REASON);
        Instant now = clock.instant();
        sql.sql(
                        "insert into case_mending (case_id, kind, instance_id, definition_id,"
                                + " origin, target, reason, done_by, done_at)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        key.id(),
                        mending.kind(),
                        mending.instanceId(),
                        mending.definitionId(),
                        mending.origin(),
                        mending.target(),
                        reason,
                        mending.by(),
                        Columns.time(now))
                .update();
        records.event(key.id(), now, "mended", mending.kind(), mending.by(), reason);
    }

    /** What was done to a case, oldest first. */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public List<CaseMending> of(String caseNumber) {
        return sql.sql(
                        "select m.*, f.case_number from case_mending m join case_file f"
                                + " on f.id = m.case_id where f.case_number = ? order by m.id")
                .param(caseNumber)
                .query(CaseMendings::mending)
                .list();
    }

    private static CaseMending mending(ResultSet row, int number) throws SQLException {
        return new CaseMending(
                row.getString("case_number"),
                row.getString("kind"),
                row.getString("instance_id"),
                row.getString("definition_id"),
                row.getString("origin"),
                row.getString("target"),
                row.getString("reason"),
                row.getString("done_by"),
                Columns.time(row, "done_at"));
    }
}
