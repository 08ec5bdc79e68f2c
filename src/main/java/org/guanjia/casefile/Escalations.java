package org.guanjia.casefile;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.guanjia.language.Refusal;
import org.guanjia.staff.StaffMember;
import org.guanjia.staff.StaffService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The ladder: an overdue case goes up one step at a time, and each step says why it was taken or
 * why not. A manager whom it reaches must decide something (S0-03).
 */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class Escalations {

    private static final int LONGEST_LADDER = 10;

    private final JdbcClient sql;
    private final CaseKeys keys;
    private final ServiceClocks clocks;
    private final CaseExclusions exclusions;
    private final StaffService staff;
    private final Clock clock;

    Escalations(
            JdbcClient sql,
            CaseKeys keys,
            ServiceClocks clocks,
            CaseExclusions exclusions,
            StaffService staff,
            Clock clock) {
        this.sql = sql;
        this.keys = keys;
        this.clocks = clocks;
        this.exclusions = exclusions;
        this.staff = staff;
        this.clock = clock;
    }

    /**
     * Goes up one step from where the measure stands: the role it reached before, else the clock's
     * owner. A role that nobody holds in the community, or nobody without a conflict of interest in
     * the case, is passed over, and that is recorded too. Call it after {@link ServiceClocks#read}
     * has found {@link ClockState#DUE}.
     *
     * @param ladder the next role above a role; empty at the top
     * @return what came of it; {@code toRole} is null when it stayed where it was
     */
    public Step climb(
            String caseNumber, String measure, Function<String, Optional<String>> ladder) {
        CaseKeys.Key key = keys.of(caseNumber);
        ServiceClock late = clocks.find(caseNumber, measure).orElse(null);
        if (late == null || !late.running()) {
            return stay(key, measure, late == null ? null : late.ownerRole(), "notRunning");
        }
        String from = reached(key.id(), measure, late.startedAt()).orElse(late.ownerRole());
        if (late.paused()) {
            return stay(key, measure, from, "paused");
        }
        Set<String> excluded = exclusions.excluded(caseNumber, null);
        String below = from;
        for (int rung = 0; rung < LONGEST_LADDER; rung++) {
            Optional<String> above = below == null ? Optional.empty() : ladder.apply(below);
            if (above.isEmpty()) {
                return stay(key, measure, from, "topOfLadder");
            }
            List<StaffMember> there = staff.members(key.community(), above.get());
            if (there.stream().anyMatch(one -> !excluded.contains(one.userId()))) {
                insert(key.id(), measure, from, above.get(), true, "overdue");
                return new Step(from, above.get(), true, "overdue");
            }
            insert(
                    key.id(),
                    measure,
                    below,
                    above.get(),
                    false,
                    there.isEmpty() ? "nobodyInRole" : "conflictOfInterest");
            below = above.get();
        }
        return stay(key, measure, from, "topOfLadder");
    }

    /** Records that it did not go up, and why. */
    public void stay(String caseNumber, String measure, String role, String reason) {
        stay(keys.of(caseNumber), measure, role, reason);
    }

    /**
     * What the manager decides about the last step that went up. More time moves the clock at once;
     * people are moved by the flow.
     *
     * @param by user id of the manager
     * @return the step with its decision
     * @throws Refusal 409 when no step waits for a decision; 422 when the kind, the reason, or what
     *     the kind needs is missing
     */
    public Escalation decide(
            String caseNumber, String measure, EscalationDecision decision, String by) {
        CaseKeys.Key key = keys.of(caseNumber);
        if (decision.kind() == null) {
            throw Refusal.invalid("kind", "casefile.decisionKind");
        }
        String reason = Bounds.required("reason", decision.reason(), Bounds.REASON);
        String user = decision.kind() == EscalationDecision.Kind.TAKE_OVER ? by : decision.user();
        if (decision.kind() == EscalationDecision.Kind.REASSIGN
                && (user == null || user.isBlank())) {
            throw Refusal.invalid("user", "casefile.missing");
        }
        boolean extend = decision.kind() == EscalationDecision.Kind.EXTEND;
        if (extend && (decision.minutes() == null || decision.minutes() <= 0)) {
            throw Refusal.invalid("minutes", "casefile.minutesPositive");
        }
        Escalation open =
                waiting(key.id(), measure)
                        .orElseThrow(
                                () ->
                                        Refusal.conflict(
                                                "casefile.nothingToDecide", caseNumber, measure));
        if (extend) {
            clocks.extend(
                    caseNumber,
                    measure,
                    Duration.ofMinutes(decision.minutes()),
                    by,
                    shortened(reason));
        }
        Integer minutes = extend ? decision.minutes() : null;
        Instant now = clock.instant();
        sql.sql(
                        "update case_escalation set decision = ?, decision_reason = ?,"
                                + " decision_user = ?, decision_minutes = ?, decided_by = ?,"
                                + " decided_at = ? where id = ?")
                .params(
                        decision.kind().code(),
                        reason,
                        user,
                        minutes,
                        by,
                        Columns.time(now),
                        open.id())
                .update();
        return new Escalation(
                open.id(),
                open.measure(),
                open.fromRole(),
                open.toRole(),
                true,
                open.reason(),
                open.at(),
                decision.kind().code(),
                reason,
                user,
                minutes,
                by,
                now);
    }

    /** All steps of a case, taken or not, oldest first. */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public List<Escalation> list(String caseNumber) {
        return all(keys.of(caseNumber).id());
    }

    /** Whether the case ever went up: such a case is always called back. */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public boolean wasEscalated(String caseNumber) {
        return list(caseNumber).stream().anyMatch(Escalation::escalated);
    }

    List<Escalation> all(long caseId) {
        return sql.sql("select * from case_escalation where case_id = ? order by id")
                .param(caseId)
                .query(Escalations::escalation)
                .list();
    }

    private static String shortened(String reason) {
        return reason.codePointCount(0, reason.length()) <= 400
                ? reason
                : reason.substring(0, reason.offsetByCodePoints(0, 400));
    }

    private Step stay(CaseKeys.Key key, String measure, String role, String reason) {
        insert(key.id(), measure, role, null, false, reason);
        return new Step(role, null, false, reason);
    }

    /** A measure that was started anew begins at the foot of the ladder again. */
    private Optional<String> reached(long caseId, String measure, Instant since) {
        return sql.sql(
                        "select to_role from case_escalation where case_id = ? and measure = ?"
                                + " and escalated = true and happened_at >= ?"
                                + " order by id desc limit 1")
                .params(caseId, measure, Columns.time(since))
                .query(String.class)
                .optional();
    }

    /** Locked: a second manager waits and then finds the next step, or none. */
    private Optional<Escalation> waiting(long caseId, String measure) {
        return sql.sql(
                        "select * from case_escalation where case_id = ? and measure = ?"
                                + " and escalated = true and decided_at is null"
                                + " order by id desc limit 1 for update")
                .params(caseId, measure)
                .query(Escalations::escalation)
                .optional();
    }

    private void insert(
            long caseId, String measure, String from, String to, boolean escalated, String reason) {
        sql.sql(
                        "insert into case_escalation (case_id, measure, from_role, to_role,"
                                + " escalated, reason, happened_at) values (?, ?, ?, ?, ?, ?, ?)")
                .params(caseId, measure, from, to, escalated, reason, Columns.time(clock.instant()))
                .update();
    }

    private static Escalation escalation(ResultSet row, int number) throws SQLException {
        return new Escalation(
                row.getLong("id"),
                row.getString("measure"),
                row.getString("from_role"),
                row.getString("to_role"),
                row.getBoolean("escalated"),
                row.getString("reason"),
                Columns.time(row, "happened_at"),
                row.getString("decision"),
                row.getString("decision_reason"),
                row.getString("decision_user"),
                Columns.small(row, "decision_minutes"),
                row.getString("decided_by"),
                Columns.time(row, "decided_at"));
    }
}
