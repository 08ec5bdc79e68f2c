package org.guanjia.complaint;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.guanjia.casefile.Bounds;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.Columns;
import org.guanjia.casefile.ConfidentialCases;
import org.guanjia.language.Refusal;
import org.guanjia.notice.Outbox;
import org.guanjia.staff.Caller;
import org.guanjia.staff.Roles;
import org.guanjia.staff.StaffService;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The mark that a complaint is vexatious (恶意投诉, S1-01). A colleague who had a part in the case
 * proposes it, the service manager alone sets it, declines it or takes it away, each with a reason
 * that stays. It is for colleagues to see; it closes nothing and no clock knows it.
 */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class ComplaintVexatious {

    private static final String NONE = "none";

    /** What may be done, and after what. */
    private static final Map<String, List<String>> ACTS =
            Map.of(
                    "proposed", List.of(NONE, "declined", "removed"),
                    "set", List.of(NONE, "proposed", "declined", "removed"),
                    "declined", List.of("proposed"),
                    "removed", List.of("set"));

    private final ComplaintService complaints;
    private final CaseFiles cases;
    private final ConfidentialCases confidence;
    private final StaffService staff;
    private final Outbox outbox;
    private final JdbcClient sql;
    private final Clock clock;

    ComplaintVexatious(
            ComplaintService complaints,
            CaseFiles cases,
            ConfidentialCases confidence,
            StaffService staff,
            Outbox outbox,
            JdbcClient sql,
            Clock clock) {
        this.complaints = complaints;
        this.cases = cases;
        this.confidence = confidence;
        this.staff = staff;
        this.outbox = outbox;
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * The mark as it stands.
     *
     * @param state none, proposed, set, declined or removed
     * @param may what the caller may do now; empty for nothing
     * @param log all that was done, oldest first
     */
    public record Mark(String state, List<String> may, List<Line> log) {}

    /** A line of the log. */
    public record Line(String act, String userId, String name, String reason, Instant at) {}

    /** The mark of a case, as this caller may change it. */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public Mark of(String caseNumber, Caller caller) {
        complaints.record(caseNumber);
        List<Line> log = log(caseNumber);
        String state = state(log);
        List<String> may =
                ACTS.keySet().stream()
                        .filter(act -> ACTS.get(act).contains(state))
                        .filter(act -> allowed(caseNumber, act, caller))
                        .sorted()
                        .toList();
        return new Mark(state, may, log);
    }

    /**
     * Does something to the mark.
     *
     * @param act proposed, set, declined or removed
     * @throws Refusal 422 naming the field; 403 when it is not for the caller; 409 when the mark
     *     does not stand so that it could be done
     */
    public void act(String caseNumber, String act, String why, Caller caller) {
        String word =
                ComplaintService.option("act", act, ACTS.keySet().stream().sorted().toList(), "");
        if (word.isEmpty()) {
            throw Refusal.invalid("act", "casefile.missing");
        }
        String reason = Bounds.required("reason", why, Bounds.REASON);
        ComplaintRecord complaint = complaints.record(caseNumber);
        if (!allowed(caseNumber, word, caller)) {
            throw Refusal.forbidden(
                    word.equals("proposed")
                            ? "complaint.vexatious.handsPropose"
                            : "complaint.vexatious.managerDecides");
        }
        List<Line> log = log(caseNumber);
        if (!ACTS.get(word).contains(state(log)) || !write(caseNumber, log, word, caller, reason)) {
            throw Refusal.conflict("complaint.vexatious.notNow", caseNumber);
        }
        if (word.equals("proposed")) {
            outbox.toRole(
                    caseNumber,
                    complaint.community(),
                    Roles.SERVICE_MANAGER,
                    "complaint.notice.vexatious",
                    Map.of("title", cases.get(caseNumber).title(), "reason", reason),
                    false);
        }
    }

    /** Two at once would be two lines of the same number: the second is refused. */
    private boolean write(
            String caseNumber, List<Line> log, String act, Caller caller, String reason) {
        try {
            sql.sql(
                            "insert into complaint_vexatious (case_number, line, act, user_id,"
                                    + " reason, done_at) values (?, ?, ?, ?, ?, ?)")
                    .params(
                            caseNumber,
                            log.size() + 1,
                            act,
                            caller.userId(),
                            reason,
                            Columns.time(clock.instant()))
                    .update();
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    private boolean allowed(String caseNumber, String act, Caller caller) {
        if (!act.equals("proposed")) {
            return caller.has(Roles.SERVICE_MANAGER);
        }
        return sql.sql("select count(*) from complaint_hand where case_number = ? and user_id = ?")
                        .params(caseNumber, caller.userId())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private List<Line> log(String caseNumber) {
        return sql.sql(
                        "select act, user_id, reason, done_at from complaint_vexatious"
                                + " where case_number = ? order by line")
                .param(caseNumber)
                .query(
                        (row, line) ->
                                new Line(
                                        row.getString("act"),
                                        row.getString("user_id"),
                                        staff.nameOf(row.getString("user_id")),
                                        confidence.inConfidence(
                                                caseNumber, row.getString("reason")),
                                        Columns.time(row, "done_at")))
                .list();
    }

    private static String state(List<Line> log) {
        return log.isEmpty() ? NONE : log.get(log.size() - 1).act();
    }
}
