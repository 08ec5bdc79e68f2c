package org.guanjia.casefile;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.guanjia.language.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What was judged against the standards of results. Nothing is overwritten: of a line that was
 * judged again the latest counts, and the earlier ones stay.
 */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class Judgements {

    /** Longest remark, in characters. */
    public static final int REMARK = 500;

    private static final Set<String> RESULTS =
            Set.of(Judgement.PASS, Judgement.FAIL, Judgement.NOT_APPLICABLE);

    private final JdbcClient sql;
    private final CaseKeys keys;
    private final CaseRecords records;
    private final Clock clock;

    Judgements(JdbcClient sql, CaseKeys keys, CaseRecords records, Clock clock) {
        this.sql = sql;
        this.keys = keys;
        this.records = records;
        this.clock = clock;
    }

    /**
     * Keeps a judgement. The same one again changes nothing.
     *
     * @param mayNotApply whether the line may be left out as not applicable
     * @throws Refusal 404 for an unknown case; 422 for an unknown result, a line that always
     *     applies, a failed line without a remark, or a remark of more than 500 characters
     */
    public void keep(String caseNumber, Judgement judged, boolean mayNotApply) {
        CaseKeys.Key key = keys.of(caseNumber);
        String result = Bounds.required("result", judged.result(), 16);
        if (!RESULTS.contains(result)) {
            throw Refusal.invalid("result", "casefile.judgement.result");
        }
        if (result.equals(Judgement.NOT_APPLICABLE) && !mayNotApply) {
            throw Refusal.invalid("result", "casefile.judgement.applies", judged.text());
        }
        String remark = Bounds.optional("remark", judged.remark(), REMARK);
        if (result.equals(Judgement.FAIL) && remark == null) {
            throw Refusal.invalid("remark", "casefile.judgement.remark", judged.text());
        }
        Judgement before = latest(caseNumber, judged.taskId()).get(judged.line());
        if (before != null
                && before.result().equals(result)
                && Objects.equals(before.remark(), remark)
                && before.by().equals(judged.by())) {
            return;
        }
        sql.sql(
                        "insert into case_judgement (case_id, task_id, task_name, standard,"
                                + " standard_name, standard_version, line, line_text, result,"
                                + " remark, judged_by, judged_at)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        key.id(),
                        judged.taskId(),
                        judged.task(),
                        judged.standard(),
                        judged.standardName(),
                        judged.version(),
                        judged.line(),
                        judged.text(),
                        result,
                        remark,
                        judged.by(),
                        Columns.time(clock.instant()))
                .update();
    }

    /** What counts for a task, by line, in the order in which the lines were first judged. */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public Map<String, Judgement> latest(String caseNumber, String taskId) {
        Map<String, Judgement> latest = new LinkedHashMap<>();
        sql.sql("select * from case_judgement where case_id = ? and task_id = ? order by id")
                .params(keys.of(caseNumber).id(), taskId)
                .query(Judgements::judgement)
                .list()
                .forEach(one -> latest.put(one.line(), one));
        return latest;
    }

    /** Everything that was judged in a case, oldest first. */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public List<Judgement> of(String caseNumber) {
        return sql.sql("select * from case_judgement where case_id = ? order by id")
                .param(keys.of(caseNumber).id())
                .query(Judgements::judgement)
                .list();
    }

    /**
     * Writes into the timeline that a task was done by its standard.
     *
     * @param code {@code met} or {@code notMet}
     * @param by user id; null when nobody but the house did it
     */
    public void concluded(String caseNumber, String code, String by, String words) {
        Instant now = clock.instant();
        records.event(keys.of(caseNumber).id(), now, "checked", code, by, words);
    }

    private static Judgement judgement(ResultSet row, int number) throws SQLException {
        return new Judgement(
                row.getLong("id"),
                row.getString("task_id"),
                row.getString("task_name"),
                row.getString("standard"),
                row.getString("standard_name"),
                row.getInt("standard_version"),
                row.getString("line"),
                row.getString("line_text"),
                row.getString("result"),
                row.getString("remark"),
                row.getString("judged_by"),
                Columns.time(row, "judged_at"));
    }
}
