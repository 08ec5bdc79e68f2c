package org.guanjia.casework;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.guanjia.casefile.Bounds;
import org.guanjia.casefile.CaseExclusions;
import org.guanjia.casefile.CaseFile;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.CaseFlow;
import org.guanjia.casefile.CaseFlows;
import org.guanjia.casefile.EscalationDecision;
import org.guanjia.casefile.Escalations;
import org.guanjia.casefile.ServiceClock;
import org.guanjia.casefile.ServiceClocks;
import org.guanjia.casefile.ServiceTime;
import org.guanjia.casefile.Step;
import org.guanjia.engine.EngineWork;
import org.guanjia.engine.EngineWork.OpenTask;
import org.guanjia.language.Refusal;
import org.guanjia.language.Texts;
import org.guanjia.notice.Outbox;
import org.guanjia.staff.StaffService;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What happens when a clock rings: a warning at three quarters, a step up the ladder when the time
 * is over, and a manager who must decide and never just forwards (S0-03).
 */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class EscalationSteps {

    /**
     * A step up.
     *
     * @param role who must decide now; null when nobody is left above
     * @param reason why, for the manager to read
     */
    public record Climbed(String role, String reason) {}

    private final Escalations escalations;
    private final ServiceClocks clocks;
    private final CaseFiles cases;
    private final CaseFlows flows;
    private final CaseExclusions exclusions;
    private final SupportProcess supports;
    private final EngineWork engine;
    private final StaffService staff;
    private final Outbox outbox;
    private final Texts texts;
    private final Clock clock;

    EscalationSteps(
            Escalations escalations,
            ServiceClocks clocks,
            CaseFiles cases,
            CaseFlows flows,
            CaseExclusions exclusions,
            SupportProcess supports,
            EngineWork engine,
            StaffService staff,
            Outbox outbox,
            Texts texts,
            Clock clock) {
        this.escalations = escalations;
        this.clocks = clocks;
        this.cases = cases;
        this.flows = flows;
        this.exclusions = exclusions;
        this.supports = supports;
        this.engine = engine;
        this.staff = staff;
        this.outbox = outbox;
        this.texts = texts;
        this.clock = clock;
    }

    /** What the row says now: stale, warning or due. */
    public String read(String caseNumber, String measure) {
        return clocks.read(caseNumber, measure).name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Warns whoever has the task, or the role while nobody has, and the role above. */
    public void warn(String caseNumber, String measure, Function<String, Optional<String>> ladder) {
        ServiceClock running = clocks.find(caseNumber, measure).orElseThrow();
        CaseFile file = cases.get(caseNumber);
        Map<String, Object> facts = new HashMap<>();
        facts.put("measure", measureName(measure));
        facts.put("dueAt", running.dueAt());
        Set<String> hands = engine.assignees(caseNumber, running.ownerRole());
        hands.forEach(
                one -> outbox.toStaff(caseNumber, file.community(), one, "warning", facts, true));
        if (hands.isEmpty()) {
            outbox.toRole(
                    caseNumber, file.community(), running.ownerRole(), "warning", facts, true);
        }
        ladder.apply(running.ownerRole())
                .ifPresent(
                        above ->
                                outbox.toRole(
                                        caseNumber,
                                        file.community(),
                                        above,
                                        "warning",
                                        facts,
                                        true));
    }

    /**
     * Goes one step up, records why, tells the role above, and gives it a time to decide.
     *
     * @param decision how long the decision may take
     */
    public Climbed climb(
            String caseNumber,
            String measure,
            ServiceTime decision,
            Function<String, Optional<String>> ladder) {
        Step step = escalations.climb(caseNumber, measure, ladder);
        if (!step.escalated()) {
            return new Climbed(null, null);
        }
        CaseFile file = cases.get(caseNumber);
        Map<String, Object> facts = new HashMap<>();
        facts.put("measure", measureName(measure));
        facts.put("role", texts.say("security.role." + step.toRole()));
        outbox.toRole(caseNumber, file.community(), step.toRole(), "overdue", facts, true);
        // Each manager has the full time, also the one above a manager who let it pass.
        clocks.restart(
                caseNumber,
                new ServiceTime(
                        decision.measure(),
                        decision.allowed(),
                        decision.workingTime(),
                        step.toRole(),
                        true));
        Instant due =
                clocks.find(caseNumber, measure).map(ServiceClock::dueAt).orElse(clock.instant());
        return new Climbed(
                step.toRole(),
                texts.say(
                        "casefile.escalationReason",
                        measureName(measure),
                        due,
                        texts.say("security.role." + step.fromRole())));
    }

    /**
     * Carries out a manager's decision.
     *
     * @param kind reassign, addPeople, extend or takeOver
     * @param assignee who gets the work; required for reassign
     * @param supportRole which role helps; required for addPeople
     * @param minutes what is added; required for extend
     * @param by the manager
     * @return whether the clock was extended, so that it rings again
     * @throws Refusal 422 naming the field that is missing or wrong
     */
    public boolean decide(
            String caseNumber,
            String measure,
            String kind,
            String reason,
            String assignee,
            String supportRole,
            Integer minutes,
            String by) {
        EscalationDecision.Kind decided = EscalationDecision.Kind.of(kind);
        if (decided == null) {
            throw Refusal.invalid(
                    "escalationDecision",
                    "casefile.unknownOption",
                    "reassign, addPeople, extend, takeOver");
        }
        String why = Bounds.required("decisionReason", reason, Bounds.REASON);
        CaseFile file = cases.get(caseNumber);
        String role = clocks.find(caseNumber, measure).map(ServiceClock::ownerRole).orElseThrow();
        if (decided == EscalationDecision.Kind.REASSIGN) {
            colleague(file, Bounds.required("newAssignee", assignee, Bounds.NAME));
            withoutConflict(caseNumber, assignee);
        } else if (decided == EscalationDecision.Kind.ADD_PEOPLE) {
            Bounds.required("supportRole", supportRole, Bounds.NAME);
        } else if (decided == EscalationDecision.Kind.EXTEND && (minutes == null || minutes < 1)) {
            throw Refusal.invalid("extendMinutes", "casefile.minutesPositive");
        }
        escalations.decide(
                caseNumber, measure, new EscalationDecision(decided, why, assignee, minutes), by);
        clocks.met(caseNumber, "decision");
        switch (decided) {
            case REASSIGN -> {
                handOver(file, measure, role, assignee, false);
                outbox.toStaff(
                        caseNumber,
                        file.community(),
                        assignee,
                        "reassigned",
                        Map.of("measure", measureName(measure), "reason", why),
                        true);
            }
            case TAKE_OVER -> handOver(file, measure, role, by, true);
            case ADD_PEOPLE -> supports.request(caseNumber, supportRole, why, by);
            case EXTEND -> {
                // The clock itself was extended with the decision.
            }
        }
        return decided == EscalationDecision.Kind.EXTEND;
    }

    /**
     * The work goes to somebody else. It may have wandered on while its clock ran, as a job that
     * nobody accepts does to the control room: then what stands there is handed over, to whoever
     * may do that, and a manager may do all of it.
     */
    private void handOver(
            CaseFile file, String measure, String role, String user, boolean manager) {
        CaseFlow flow = flows.named(file.flow());
        List<OpenTask> open = engine.measured(file.caseNumber(), measure);
        if (open.isEmpty() || open.stream().anyMatch(task -> task.roles().contains(role))) {
            give(flow, file.caseNumber(), role, user);
            return;
        }
        for (OpenTask task : open) {
            if (!manager && task.roles().stream().noneMatch(one -> has(file, user, one))) {
                throw Refusal.invalid(
                        "newAssignee",
                        "casefile.workElsewhere",
                        task.name(),
                        task.roles().stream()
                                .map(one -> texts.say("security.role." + one))
                                .collect(Collectors.joining("、")));
            }
            task.roles().forEach(one -> give(flow, file.caseNumber(), one, user));
        }
    }

    private void give(CaseFlow flow, String caseNumber, String role, String user) {
        flow.handOver(caseNumber, role, user);
        engine.reassign(caseNumber, role, user);
    }

    private boolean has(CaseFile file, String user, String role) {
        return staff.members(file.community(), role).stream()
                .anyMatch(member -> member.userId().equals(user));
    }

    private void colleague(CaseFile file, String user) {
        if (!staff.communitiesOf(user).contains(file.community())) {
            throw Refusal.invalid("newAssignee", "casefile.noSuchColleague", user);
        }
    }

    private void withoutConflict(String caseNumber, String user) {
        if (exclusions.excluded(caseNumber, null).contains(user)) {
            throw Refusal.invalid("newAssignee", "casefile.excludedColleague", staff.nameOf(user));
        }
    }

    private String measureName(String measure) {
        String key = "casefile.measure." + measure;
        return texts.has(key) ? texts.say(key) : measure;
    }
}
