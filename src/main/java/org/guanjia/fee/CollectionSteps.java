package org.guanjia.fee;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.guanjia.casefile.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The steps that were approved after the demand, and what came of each. */
@Component
class CollectionSteps {

    static final String COMMITTEE = "committee";
    static final String MEDIATION = "mediation";
    static final String LETTER = "letter";
    static final String COURT = "court";
    static final String WRITE_OFF = "writeOff";
    static final String HOLD = "hold";

    /**
     * A step.
     *
     * @param suggested what the table proposed
     * @param outcome null while it runs
     */
    record Step(
            int round,
            String suggested,
            String step,
            String decidedBy,
            Instant decidedAt,
            String note,
            String outcome,
            String outcomeNote,
            Instant endedAt) {}

    private final JdbcClient sql;
    private final Clock clock;

    CollectionSteps(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    void approved(String caseNumber, String suggested, String step, String note, String by) {
        sql.sql(
                        "insert into collection_step (case_number, round_number, suggested, step,"
                                + " decided_by, decided_at, decision_note) values (?, ?, ?, ?, ?,"
                                + " ?, ?)")
                .params(
                        caseNumber,
                        of(caseNumber).size() + 1,
                        suggested,
                        step,
                        by,
                        Columns.time(clock.instant()),
                        note)
                .update();
    }

    /** What came of the step that runs; one that has ended stays as it is. */
    void ended(String caseNumber, String outcome, String note, String by) {
        sql.sql(
                        "update collection_step set outcome = ?, outcome_note = ?, ended_by = ?,"
                                + " ended_at = ? where case_number = ? and outcome is null")
                .params(outcome, note, by, Columns.time(clock.instant()), caseNumber)
                .update();
    }

    /** All of a case, the first first. */
    List<Step> of(String caseNumber) {
        return sql.sql("select * from collection_step where case_number = ? order by round_number")
                .param(caseNumber)
                .query(
                        (row, number) ->
                                new Step(
                                        row.getInt("round_number"),
                                        row.getString("suggested"),
                                        row.getString("step"),
                                        row.getString("decided_by"),
                                        Columns.time(row, "decided_at"),
                                        row.getString("decision_note"),
                                        row.getString("outcome"),
                                        row.getString("outcome_note"),
                                        Columns.time(row, "ended_at")))
                .list();
    }

    boolean done(String caseNumber, String step) {
        return of(caseNumber).stream()
                .anyMatch(one -> one.step().equals(step) && one.outcome() != null);
    }
}
