package org.guanjia.fee;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.guanjia.casefile.Bounds;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.ServiceClocks;
import org.guanjia.casefile.ServiceTime;
import org.guanjia.language.Refusal;
import org.guanjia.language.Texts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Paying in parts (分期): proposed by the cashier, approved by the project manager, kept month by
 * month. One part missed, and the collection goes on where it stood.
 */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class CollectionPlans {

    /** An instalment was paid in time and more are to come. */
    public static final String KEPT = "kept";

    public static final String MISSED = "missed";

    /** All of it is paid. */
    public static final String PAID = "paid";

    /** The hour at which a household is reminded. */
    static final LocalTime MORNING = LocalTime.of(9, 0);

    private static final int FEWEST = 2;
    private static final int MOST = 12;

    /** The first part is due so soon at the latest. */
    private static final int FIRST_WITHIN_DAYS = 60;

    private final JdbcClient sql;
    private final CollectionReasons reasons;
    private final Limitations limitations;
    private final CaseFiles cases;
    private final ServiceClocks clocks;
    private final Texts texts;
    private final Clock clock;

    CollectionPlans(
            JdbcClient sql,
            CollectionReasons reasons,
            Limitations limitations,
            CaseFiles cases,
            ServiceClocks clocks,
            Texts texts,
            Clock clock) {
        this.sql = sql;
        this.reasons = reasons;
        this.limitations = limitations;
        this.cases = cases;
        this.clocks = clocks;
        this.texts = texts;
        this.clock = clock;
    }

    private record Plan(long reasonId, long houseId, BigDecimal total, LocalDate until) {}

    private record Part(int number, LocalDate dueOn, BigDecimal amount) {}

    /** The cashier has to agree a plan. */
    public String open(String caseNumber, ServiceTime proposal) {
        clocks.start(caseNumber, proposal);
        return reasons.facts(caseNumber);
    }

    /**
     * What cashier and household agreed.
     *
     * @param first day of the first part, then the same day each month
     * @param acknowledged whether the household confirmed the whole debt
     */
    public record Proposal(
            Integer instalments, LocalDate first, boolean acknowledged, String reason) {}

    /**
     * Keeps the plan: equal parts of all that is overdue, the last one takes the rest.
     *
     * @param approval how soon it is decided on
     * @throws Refusal 422 naming the field; 409 when nothing is overdue any more
     */
    public void proposed(String caseNumber, Proposal proposal, String by, ServiceTime approval) {
        Integer many = Refused.missing("instalments", proposal.instalments());
        if (many < FEWEST || many > MOST) {
            throw Refusal.invalid("instalments", "reason.instalmentsBetween", FEWEST, MOST);
        }
        LocalDate today = reasons.today();
        LocalDate first = Refused.missing("firstDueOn", proposal.first());
        if (!first.isAfter(today) || first.isAfter(today.plusDays(FIRST_WITHIN_DAYS))) {
            throw Refusal.invalid(
                    "firstDueOn",
                    "reason.dayBetween",
                    today.plusDays(1),
                    today.plusDays(FIRST_WITHIN_DAYS));
        }
        String why = Bounds.required("planReason", proposal.reason(), Bounds.REASON);
        CollectionReason reason = reasons.current(caseNumber);
        BigDecimal total = reasons.overdue(reason.houseId());
        BigDecimal part = total.divide(BigDecimal.valueOf(many), 2, RoundingMode.DOWN);
        if (part.signum() == 0) {
            throw Refusal.conflict("reason.nothingOverdue");
        }
        sql.sql(
                        "insert into collection_plan (reason_id, house_id, state, total, until_on,"
                                + " acknowledged_on, last_due_on) values (?, ?, 'proposed', ?, ?,"
                                + " ?, ?)")
                .params(
                        reason.id(),
                        reason.houseId(),
                        total,
                        today,
                        proposal.acknowledged() ? today : null,
                        first.plusMonths(many - 1))
                .update();
        for (int number = 1; number <= many; number++) {
            BigDecimal amount =
                    number < many
                            ? part
                            : total.subtract(part.multiply(BigDecimal.valueOf(many - 1)));
            sql.sql(
                            "insert into collection_instalment (reason_id, number, due_on, amount,"
                                    + " state) values (?, ?, ?, ?, 'open')")
                    .params(reason.id(), number, first.plusMonths(number - 1), amount)
                    .update();
        }
        reasons.keep(reason, Map.of("note", why, "checked_by", by, "amount", total));
        cases.note(caseNumber, by, why);
        clocks.met(caseNumber, "planProposal");
        clocks.start(caseNumber, approval);
    }

    /** The plan as the project manager reads it. */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public String proposal(String caseNumber) {
        CollectionReason reason = reasons.current(caseNumber);
        boolean acknowledged =
                sql.sql(
                                        "select count(*) from collection_plan where reason_id = ?"
                                                + " and acknowledged_on is not null")
                                .param(reason.id())
                                .query(Integer.class)
                                .single()
                        > 0;
        return texts.say(
                "reason.planFacts",
                Texts.yuan(reason.amount()),
                lines(parts(reason.id())),
                texts.say(acknowledged ? "reason.acknowledged" : "reason.notAcknowledged"),
                reason.note());
    }

    private String lines(List<Part> parts) {
        return parts.stream()
                .map(
                        one ->
                                texts.say(
                                        "reason.instalment",
                                        one.number(),
                                        one.dueOn(),
                                        Texts.yuan(one.amount())))
                .collect(Collectors.joining("\n"));
    }

    private List<Part> parts(long reasonId) {
        return sql.sql("select * from collection_instalment where reason_id = ? order by number")
                .param(reasonId)
                .query(
                        (row, number) ->
                                new Part(
                                        row.getInt("number"),
                                        row.getObject("due_on", LocalDate.class),
                                        row.getBigDecimal("amount")))
                .list();
    }

    /**
     * The project manager's word; the household is told.
     *
     * @param decision approve or refuse
     * @throws Refusal 403 for whoever proposed it; 409 when the first part's day has passed
     */
    public boolean decided(String caseNumber, String decision, String note, String by) {
        Refused.unknown("planDecision", decision, "approve", "refuse");
        String why = Bounds.required("planNote", note, Bounds.REASON);
        CollectionReason reason = reasons.current(caseNumber);
        if (by != null && by.equals(reason.checkedBy())) {
            throw Refusal.forbidden("fee.ownRequest");
        }
        List<Part> parts = parts(reason.id());
        boolean approved = "approve".equals(decision);
        if (approved && parts.get(0).dueOn().isBefore(reasons.today())) {
            throw Refusal.conflict("reason.planTooLate", parts.get(0).dueOn());
        }
        reasons.keep(reason, Map.of("decided_by", by));
        cases.note(caseNumber, by, why);
        clocks.met(caseNumber, "planApproval");
        state(reason.id(), approved ? "running" : "refused");
        if (approved) {
            limitations.interrupt(
                    reason.houseId(),
                    Limitations.Kind.INSTALMENTS,
                    reasons.today(),
                    parts.get(parts.size() - 1).dueOn(),
                    null,
                    caseNumber,
                    null);
            reasons.tellHouse(reason, "reason.notice.planApproved", Map.of("answer", lines(parts)));
        } else {
            reasons.tellHouse(reason, "reason.notice.planRefused", Map.of("answer", why));
            reasons.end(reason, "planRefused");
        }
        return approved;
    }

    private void state(long reasonId, String state) {
        sql.sql("update collection_plan set state = ? where reason_id = ?")
                .params(state, reasonId)
                .update();
    }

    /**
     * When the next part is due.
     *
     * @param remindAt the morning before
     * @param dueAt when its day is over
     */
    public record Next(Instant remindAt, Instant dueAt) {}

    /** The first part that nobody has looked at yet. */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public Next next(String caseNumber) {
        return around(open(reasons.current(caseNumber).id()).dueOn(), clock);
    }

    /** The morning before a day, and the end of it. */
    static Next around(LocalDate day, Clock clock) {
        return new Next(
                day.minusDays(1).atTime(MORNING).atZone(clock.getZone()).toInstant(),
                day.plusDays(1).atStartOfDay(clock.getZone()).toInstant());
    }

    private Part open(long reasonId) {
        return sql.sql(
                        "select * from collection_instalment where reason_id = ? and state = 'open'"
                                + " order by number limit 1")
                .param(reasonId)
                .query(
                        (row, number) ->
                                new Part(
                                        row.getInt("number"),
                                        row.getObject("due_on", LocalDate.class),
                                        row.getBigDecimal("amount")))
                .single();
    }

    /** Reminds of the part that is due, unless it is paid already. */
    public void remind(String caseNumber) {
        CollectionReason reason = reasons.current(caseNumber);
        Part part = open(reason.id());
        BigDecimal left = left(reason.id(), part.number());
        if (left.signum() > 0) {
            reasons.tellHouse(
                    reason,
                    "reason.notice.instalmentDue",
                    Map.of("amount", Texts.yuan(left), "day", part.dueOn().toString()));
        }
    }

    /** What is missing to all parts up to this one; not positive when they are paid. */
    private BigDecimal left(long reasonId, int number) {
        Plan plan =
                sql.sql("select * from collection_plan where reason_id = ?")
                        .param(reasonId)
                        .query(
                                (row, line) ->
                                        new Plan(
                                                reasonId,
                                                row.getLong("house_id"),
                                                row.getBigDecimal("total"),
                                                row.getObject("until_on", LocalDate.class)))
                        .single();
        BigDecimal paid = plan.total().subtract(reasons.owed(plan.houseId(), plan.until()));
        return parts(reasonId).stream()
                .filter(part -> part.number() <= number)
                .map(Part::amount)
                .reduce(Money.ZERO, BigDecimal::add)
                .subtract(paid);
    }

    /**
     * The part's day is over.
     *
     * @param state {@link #KEPT}, {@link #MISSED} or {@link #PAID}
     * @param continues how the collection goes on; null while the plan runs
     */
    public record Checked(String state, String continues) {}

    /** Looks whether the part was paid; a missed one ends the plan and the household is told. */
    public Checked check(String caseNumber) {
        CollectionReason reason = reasons.current(caseNumber);
        Part part = open(reason.id());
        boolean paid = left(reason.id(), part.number()).signum() <= 0;
        sql.sql("update collection_instalment set state = ? where reason_id = ? and number = ?")
                .params(paid ? PAID : MISSED, reason.id(), part.number())
                .update();
        if (!paid) {
            state(reason.id(), MISSED);
            reasons.tellHouse(
                    reason, "reason.notice.planMissed", Map.of("day", part.dueOn().toString()));
            reasons.end(reason, "planMissed");
            return new Checked(MISSED, CollectionService.RESUME);
        }
        boolean last = parts(reason.id()).size() == part.number();
        if (!last) {
            return new Checked(KEPT, null);
        }
        state(reason.id(), PAID);
        reasons.tellHouse(reason, "reason.notice.planPaid", new HashMap<>());
        return new Checked(PAID, reasons.booked(reason, "planPaid", CollectionCase.INSTALMENTS));
    }

    /** Whether the house pays by a plan that runs. */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public boolean runs(long houseId) {
        return sql.sql(
                                "select count(*) from collection_plan where house_id = ? and state ="
                                        + " 'running'")
                        .param(houseId)
                        .query(Integer.class)
                        .single()
                > 0;
    }
}
