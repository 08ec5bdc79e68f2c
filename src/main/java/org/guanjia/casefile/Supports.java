package org.guanjia.casefile;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.guanjia.casefile.Support.State;
import org.guanjia.language.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Help that one role asks of another (S0-12): asked, accepted or refused with a reason, given. */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class Supports {

    private static final String SELECT =
            "select s.*, f.case_number from case_support s join case_file f on f.id = s.case_id";

    private final JdbcClient sql;
    private final CaseKeys keys;
    private final Clock clock;

    Supports(JdbcClient sql, CaseKeys keys, Clock clock) {
        this.sql = sql;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * Asks a role for help.
     *
     * @param by user id of who asks
     * @return id of the request
     * @throws Refusal 422 when role or reason is missing
     */
    public long request(String caseNumber, String role, String reason, String by) {
        CaseKeys.Key key = keys.of(caseNumber);
        KeyHolder id = new GeneratedKeyHolder();
        sql.sql(
                        "insert into case_support (case_id, community, role, reason, state,"
                                + " asked_by, asked_at) values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        key.id(),
                        key.community(),
                        Bounds.required("role", role, Bounds.NAME),
                        Bounds.required("reason", reason, Bounds.REASON),
                        State.ASKED.name(),
                        by,
                        Columns.time(clock.instant()))
                .update(id, "id");
        return id.getKey().longValue();
    }

    /**
     * Accepts or refuses.
     *
     * @param reason required for a refusal
     * @throws Refusal 404; 409 when it was answered already; 422 when a refusal has no reason
     */
    public void answer(long id, boolean accepted, String reason, String by) {
        String why =
                accepted
                        ? Bounds.optional("reason", reason, Bounds.REASON)
                        : Bounds.required("reason", reason, Bounds.REASON);
        int changed =
                sql.sql(
                                "update case_support set state = ?, answer_reason = ?,"
                                        + " answered_by = ?, answered_at = ?"
                                        + " where id = ? and state = ?")
                        .params(
                                (accepted ? State.ACCEPTED : State.REFUSED).name(),
                                why,
                                by,
                                Columns.time(clock.instant()),
                                id,
                                State.ASKED.name())
                        .update();
        check(id, changed);
    }

    /**
     * The help was given.
     *
     * @param result what was done
     * @throws Refusal 404; 409 when it was not accepted or is given already; 422 without a result
     */
    public void given(long id, String result, String by) {
        String done = Bounds.required("result", result, Bounds.REASON);
        int changed =
                sql.sql(
                                "update case_support set state = ?, result = ?, given_by = ?,"
                                        + " given_at = ? where id = ? and state = ?")
                        .params(
                                State.GIVEN.name(),
                                done,
                                by,
                                Columns.time(clock.instant()),
                                id,
                                State.ACCEPTED.name())
                        .update();
        check(id, changed);
    }

    /** What was asked or promised and not given yet is not needed any more. */
    public void withdrawAll(String caseNumber) {
        sql.sql("update case_support set state = ? where case_id = ? and state in (?, ?)")
                .params(
                        State.WITHDRAWN.name(),
                        keys.of(caseNumber).id(),
                        State.ASKED.name(),
                        State.ACCEPTED.name())
                .update();
    }

    /**
     * The request.
     *
     * @throws Refusal 404
     */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public Support get(long id) {
        return sql.sql(SELECT + " where s.id = ?")
                .param(id)
                .query(Supports::support)
                .optional()
                .orElseThrow(() -> Refusal.notFound("casefile.unknownSupport", id));
    }

    /** The requests of a case, oldest first. */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public List<Support> list(String caseNumber) {
        return all(keys.of(caseNumber).id());
    }

    /**
     * How often each role was asked in a community, and what came of it.
     *
     * @param since requests asked at or after this time
     */
    @Transactional(readOnly = true)
    public List<SupportCount> counts(String community, Instant since) {
        return sql.sql(
                        "select role, sum(case when state = 'ASKED' then 1 else 0 end) as asked,"
                                + " sum(case when state = 'ACCEPTED' then 1 else 0 end)"
                                + " as accepted,"
                                + " sum(case when state = 'REFUSED' then 1 else 0 end) as refused,"
                                + " sum(case when state = 'GIVEN' then 1 else 0 end) as given"
                                + " from case_support where community = ? and asked_at >= ?"
                                + " group by role order by role")
                .params(community, Columns.time(since))
                .query(
                        (row, number) ->
                                new SupportCount(
                                        row.getString("role"),
                                        row.getInt("asked"),
                                        row.getInt("accepted"),
                                        row.getInt("refused"),
                                        row.getInt("given")))
                .list();
    }

    List<Support> all(long caseId) {
        return sql.sql(SELECT + " where s.case_id = ? order by s.id")
                .param(caseId)
                .query(Supports::support)
                .list();
    }

    private void check(long id, int changed) {
        if (changed == 0) {
            throw Refusal.conflict("casefile.supportState", get(id).id());
        }
    }

    private static Support support(ResultSet row, int number) throws SQLException {
        return new Support(
                row.getLong("id"),
                row.getString("case_number"),
                row.getString("role"),
                row.getString("reason"),
                State.valueOf(row.getString("state")),
                row.getString("asked_by"),
                Columns.time(row, "asked_at"),
                row.getString("answered_by"),
                row.getString("answer_reason"),
                Columns.time(row, "answered_at"),
                row.getString("given_by"),
                row.getString("result"),
                Columns.time(row, "given_at"));
    }
}
