package org.guanjia.casefile;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.guanjia.language.Refusal;
import org.guanjia.staff.StaffService;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Conflicts of interest (回避): who must not act in a case, and for whom it does not exist. A flow
 * writes it here, and the house keeps it everywhere: such a colleague is offered none of the tasks,
 * cannot be given one, and completes none, whatever role they hold; a hidden case is found by none
 * of their queries. An administrator is bound like everybody else.
 */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class CaseExclusions {

    /** In the row: every task of the case. */
    private static final String EVERY_TASK = "*";

    private static final String ROWS =
            "select x.*, f.case_number from case_exclusion x join case_file f on f.id = x.case_id";

    private final JdbcClient sql;
    private final CaseKeys keys;
    private final CaseRecords records;
    private final StaffService staff;
    private final ApplicationEventPublisher published;
    private final Clock clock;

    CaseExclusions(
            JdbcClient sql,
            CaseKeys keys,
            CaseRecords records,
            StaffService staff,
            ApplicationEventPublisher published,
            Clock clock) {
        this.sql = sql;
        this.keys = keys;
        this.records = records;
        this.staff = staff;
        this.published = published;
        this.clock = clock;
    }

    /**
     * Nothing of the case is this colleague's any more. What they have of it goes back to its role.
     * Said again, it stays as it was, except that a case becomes hidden when it was not.
     *
     * @param hidden whether the case does not exist for them from now on, as for the person
     *     complained about; otherwise they see it and do nothing in it
     * @param by user id of who says so; null for a rule of the flow
     * @throws Refusal 404 for an unknown case; 422 without a user or a reason
     */
    public void exclude(
            String caseNumber, String userId, boolean hidden, String reason, String by) {
        keep(caseNumber, userId, EVERY_TASK, hidden, reason, by);
    }

    /**
     * One kind of task of the case is not this colleague's, such as the call-back about their own
     * work. They see the case and do the rest of it.
     *
     * @param task id of the user task in the diagram
     * @throws Refusal as {@link #exclude}
     */
    public void excludeFrom(
            String caseNumber, String task, String userId, String reason, String by) {
        keep(caseNumber, userId, Bounds.required("task", task, Bounds.NAME), false, reason, by);
    }

    private void keep(
            String caseNumber,
            String userId,
            String task,
            boolean hidden,
            String reason,
            String by) {
        CaseKeys.Key key = keys.of(caseNumber);
        String user = Bounds.required("user", userId, Bounds.NAME);
        String why = Bounds.required("reason", reason, Bounds.REASON);
        Instant now = clock.instant();
        // The case's row is the lock: two who say the same at once say it once.
        sql.sql("select id from case_file where id = ? for update")
                .param(key.id())
                .query(Long.class)
                .single();
        List<CaseExclusion> before =
                sql.sql(ROWS + " where x.case_id = ? and x.user_id = ? and x.task = ?")
                        .params(key.id(), user, task)
                        .query(CaseExclusions::exclusion)
                        .list();
        if (before.isEmpty()) {
            sql.sql(
                            "insert into case_exclusion (case_id, user_id, task, hidden, reason,"
                                    + " set_by, set_at) values (?, ?, ?, ?, ?, ?, ?)")
                    .params(key.id(), user, task, hidden, why, by, Columns.time(now))
                    .update();
        } else if (hidden && !before.get(0).hidden()) {
            sql.sql("update case_exclusion set hidden = true where id = ?")
                    .param(before.get(0).id())
                    .update();
        } else {
            return;
        }
        records.event(key.id(), now, "excluded", user, by, staff.nameOf(user) + " · " + why);
        published.publishEvent(
                new ColleagueExcluded(
                        new CaseExclusion(
                                0, key.id(), caseNumber, user, task(task), hidden, why, by, now)));
    }

    /**
     * There is no conflict (any more): everything that was said of this colleague in this case is
     * taken back.
     *
     * @throws Refusal 404 for an unknown case; 409 when nothing was said; 422 without a reason
     */
    public void lift(String caseNumber, String userId, String reason, String by) {
        CaseKeys.Key key = keys.of(caseNumber);
        String why = Bounds.required("reason", reason, Bounds.REASON);
        int lifted =
                sql.sql("delete from case_exclusion where case_id = ? and user_id = ?")
                        .params(key.id(), userId)
                        .update();
        if (lifted == 0) {
            throw Refusal.conflict("casefile.notExcluded", caseNumber);
        }
        records.event(
                key.id(),
                clock.instant(),
                "exclusionLifted",
                userId,
                by,
                staff.nameOf(userId) + " · " + why);
    }

    /** Everybody who is kept out of a case or of some of its tasks, oldest first. */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public List<CaseExclusion> of(String caseNumber) {
        return sql.sql(ROWS + " where f.case_number = ? order by x.id")
                .param(caseNumber)
                .query(CaseExclusions::exclusion)
                .list();
    }

    /**
     * User ids of those whose task it must not be; for choosing somebody. One statement.
     *
     * @param task id of the user task; null asks for those kept out of the whole case
     */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public Set<String> excluded(String caseNumber, String task) {
        return of(caseNumber).stream()
                .filter(one -> one.covers(task))
                .map(CaseExclusion::userId)
                .collect(Collectors.toSet());
    }

    /** What one colleague is kept out of in a case; mostly nothing. One statement. */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public List<CaseExclusion> of(String caseNumber, String userId) {
        return sql.sql(ROWS + " where f.case_number = ? and x.user_id = ?")
                .params(caseNumber, userId)
                .query(CaseExclusions::exclusion)
                .list();
    }

    /** Whether the case does not exist for this colleague. */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public boolean hidden(String caseNumber, String userId) {
        return of(caseNumber, userId).stream().anyMatch(CaseExclusion::hidden);
    }

    /**
     * What a colleague is kept out of now: in open cases, and hidden ones for good. One statement
     * by the user's index; mostly nothing.
     */
    @Transactional(readOnly = true)
    public List<CaseExclusion> ofUser(String userId) {
        return sql.sql(ROWS + " where x.user_id = ? and (x.hidden = true or f.status = 'open')")
                .param(userId)
                .query(CaseExclusions::exclusion)
                .list();
    }

    private static String task(String stored) {
        return stored.equals(EVERY_TASK) ? null : stored;
    }

    private static CaseExclusion exclusion(ResultSet row, int number) throws SQLException {
        return new CaseExclusion(
                row.getLong("id"),
                row.getLong("case_id"),
                row.getString("case_number"),
                row.getString("user_id"),
                task(row.getString("task")),
                row.getBoolean("hidden"),
                row.getString("reason"),
                row.getString("set_by"),
                Columns.time(row, "set_at"));
    }
}
