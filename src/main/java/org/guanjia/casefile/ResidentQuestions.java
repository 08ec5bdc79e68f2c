package org.guanjia.casefile;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.guanjia.casefile.ResidentQuestion.State;
import org.guanjia.language.Refusal;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Questions to the resident, such as whether a quote is accepted. A question is open once a case.
 */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class ResidentQuestions {

    private static final int COMMENT = 1000;

    private final JdbcClient sql;
    private final CaseKeys keys;
    private final Json json;
    private final Clock clock;

    ResidentQuestions(JdbcClient sql, CaseKeys keys, Json json, Clock clock) {
        this.sql = sql;
        this.keys = keys;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Asks. The same question, if still open, is withdrawn: its facts are out of date. One
     * statement where it was not open.
     *
     * @param question id in the flow, such as quote
     * @param options the answers it takes; no commas in them
     * @param facts what the resident should know; may be empty
     */
    public void ask(
            String caseNumber, String question, List<String> options, Map<String, Object> facts) {
        long caseId = keys.of(caseNumber).id();
        try {
            insert(caseId, question, options, facts);
        } catch (DuplicateKeyException e) {
            withdraw(caseNumber, question);
            insert(caseId, question, options, facts);
        }
    }

    private void insert(
            long caseId, String question, List<String> options, Map<String, Object> facts) {
        sql.sql(
                        "insert into case_question (case_id, question, running, state, options,"
                                + " facts, asked_at) values (?, ?, 'y', ?, ?, ?, ?)")
                .params(
                        caseId,
                        question,
                        State.OPEN.name(),
                        String.join(",", options),
                        json.write(facts),
                        Columns.time(clock.instant()))
                .update();
    }

    /** Takes the resident's answer as it was sent, see the other one. */
    public ResidentQuestion answer(String caseNumber, Answer answer) {
        return answer(
                caseNumber,
                answer.question(),
                answer.answer(),
                answer.rating(),
                answer.speed(),
                answer.attitude(),
                answer.comment());
    }

    /**
     * Takes the resident's answer.
     *
     * @param rating 1 to 5; null when not given; likewise speed and attitude
     * @param comment up to 1000 characters; may be null
     * @return the question as answered
     * @throws Refusal 404 for an unknown case; 409 when the question is not open; 422 when the
     *     answer is none of its options, or a rating is out of bounds
     */
    public ResidentQuestion answer(
            String caseNumber,
            String question,
            String answer,
            Integer rating,
            Integer speed,
            Integer attitude,
            String comment) {
        keys.of(caseNumber);
        ResidentQuestion open =
                last(caseNumber, question)
                        .filter(one -> one.state() == State.OPEN)
                        .orElseThrow(() -> notOpen(caseNumber, question));
        if (answer == null || !open.options().contains(answer)) {
            throw Refusal.invalid(
                    "answer", "casefile.unknownOption", String.join(", ", open.options()));
        }
        stars("rating", rating);
        stars("speed", speed);
        stars("attitude", attitude);
        String bounded = Bounds.optional("comment", comment, COMMENT);
        Instant now = clock.instant();
        int answered =
                sql.sql(
                                "update case_question set running = null, state = ?, ended_at = ?,"
                                        + " answer = ?, rating = ?, speed = ?, attitude = ?,"
                                        + " comment_text = ? where id = ? and running = 'y'")
                        .params(
                                State.ANSWERED.name(),
                                Columns.time(now),
                                answer,
                                rating,
                                speed,
                                attitude,
                                bounded,
                                open.id())
                        .update();
        if (answered == 0) {
            throw notOpen(caseNumber, question);
        }
        return new ResidentQuestion(
                open.id(),
                question,
                State.ANSWERED,
                open.options(),
                open.facts(),
                open.askedAt(),
                now,
                answer,
                rating,
                speed,
                attitude,
                bounded);
    }

    /** Says where the case stands, so that the caller need not ask again. */
    private Refusal notOpen(String caseNumber, String question) {
        return sql.sql("select status, milestone from case_file where case_number = ?")
                .param(caseNumber)
                .query(
                        (row, number) ->
                                Refusal.conflict(
                                        "casefile.questionNotOpen",
                                        question,
                                        caseNumber,
                                        row.getString(1),
                                        row.getString(2) == null ? "-" : row.getString(2)))
                .single();
    }

    /** It need not be answered any more; when it is not open nothing happens. */
    public void withdraw(String caseNumber, String question) {
        sql.sql(
                        "update case_question set running = null, state = ?, ended_at = ?"
                                + " where case_id = ? and question = ? and running = 'y'")
                .params(
                        State.WITHDRAWN.name(),
                        Columns.time(clock.instant()),
                        keys.of(caseNumber).id(),
                        question)
                .update();
    }

    /** The question as last asked; empty when it never was. */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public Optional<ResidentQuestion> last(String caseNumber, String question) {
        return sql.sql(
                        "select * from case_question where case_id = ? and question = ?"
                                + " order by id desc limit 1")
                .params(keys.of(caseNumber).id(), question)
                .query(this::question)
                .optional();
    }

    void withdrawAll(long caseId) {
        sql.sql(
                        "update case_question set running = null, state = ?, ended_at = ?"
                                + " where case_id = ? and running = 'y'")
                .params(State.WITHDRAWN.name(), Columns.time(clock.instant()), caseId)
                .update();
    }

    List<ResidentQuestion> all(long caseId) {
        return sql.sql("select * from case_question where case_id = ? order by id")
                .param(caseId)
                .query(this::question)
                .list();
    }

    private static void stars(String field, Integer value) {
        if (value != null && (value < 1 || value > 5)) {
            throw Refusal.invalid(field, "casefile.oneToFive");
        }
    }

    private ResidentQuestion question(ResultSet row, int number) throws SQLException {
        return new ResidentQuestion(
                row.getLong("id"),
                row.getString("question"),
                State.valueOf(row.getString("state")),
                List.of(row.getString("options").split(",")),
                json.read(row.getString("facts")),
                Columns.time(row, "asked_at"),
                Columns.time(row, "ended_at"),
                row.getString("answer"),
                Columns.small(row, "rating"),
                Columns.small(row, "speed"),
                Columns.small(row, "attitude"),
                row.getString("comment_text"));
    }
}
