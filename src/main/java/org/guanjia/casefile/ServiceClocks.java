package org.guanjia.casefile;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.guanjia.language.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The service clocks of cases: the row decides, timers only ask it. A clock counts in ordinary or
 * in working time, gives a warning at 75 % and is due at 100 %, both in the same calendar.
 *
 * <p>Every verb that moves a running clock publishes {@link ClockMoved} in the same transaction.
 * {@link #start} does not: the timers of a scope read the row as they are made, so the clock must
 * have been started before the scope is entered.
 */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class ServiceClocks {

    /** What is measured beside the case and goes on when it ends: people in danger, a talk. */
    private static final Set<String> BESIDE =
            Set.of("police", "protect", "evidence", "visit", "talk");

    /** More than colleagues who can press one button in one instant. */
    private static final int ATTEMPTS = 20;

    private final ClockRecords clocks;
    private final CaseRecords cases;
    private final CaseKeys keys;
    private final ClockTimes times;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ServiceClocks(
            ClockRecords clocks,
            CaseRecords cases,
            CaseKeys keys,
            ClockTimes times,
            ApplicationEventPublisher events,
            Clock clock) {
        this.clocks = clocks;
        this.cases = cases;
        this.keys = keys;
        this.times = times;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Starts a clock. A measure that runs already goes on unchanged: it does not restart. One that
     * was met or dropped before starts anew beside the old row. One statement.
     */
    public void start(String caseNumber, ServiceTime time) {
        start(caseNumber, time, clock.instant());
    }

    /**
     * Starts a clock whose time begins to run later, such as when a follow-up is due; otherwise as
     * {@link #start(String, ServiceTime)}.
     *
     * @param from when it begins to run; not in the past
     */
    public void start(String caseNumber, ServiceTime time, Instant from) {
        CaseKeys.Key key = keys.of(caseNumber);
        ServiceClock fresh =
                new ServiceClock(
                        0,
                        key.id(),
                        time.measure(),
                        true,
                        time.ownerRole(),
                        time.workingTime(),
                        time.waiting(),
                        time.allowed().toSeconds(),
                        0,
                        0,
                        0,
                        from,
                        from,
                        null,
                        from,
                        from,
                        false,
                        null,
                        null,
                        0,
                        null,
                        null,
                        0);
        try {
            clocks.insert(times.counting(fresh, from));
        } catch (DuplicateKeyException e) {
            // It runs; a repeated start changes nothing.
        }
    }

    /**
     * Starts a clock anew, beside the row of one that still ran: for what is asked again and again,
     * each time with its own full time. Timers that the old one made keep their time.
     */
    public void restart(String caseNumber, ServiceTime time) {
        drop(caseNumber, time.measure());
        start(caseNumber, time);
    }

    /** What was measured is done; without a running clock nothing happens. One statement. */
    public void met(String caseNumber, String measure) {
        clocks.met(keys.of(caseNumber).id(), measure, clock.instant());
    }

    /** It is not measured any more; without a running clock nothing happens. One statement. */
    public void drop(String caseNumber, String measure) {
        clocks.drop(keys.of(caseNumber).id(), measure, clock.instant());
    }

    /**
     * The case waits for someone else: every clock stands still but those that measure that
     * waiting. A case that is paused already stays so.
     *
     * @param reason shown in the timeline, such as waitingForPart
     */
    public void pause(String caseNumber, String reason) {
        CaseKeys.Key key = keys.of(caseNumber);
        Instant now = clock.instant();
        boolean any = false;
        for (ServiceClock one : clocks.running(key.id())) {
            any |=
                    change(
                            caseNumber,
                            one.measure(),
                            found -> !found.waiting() && !found.paused(),
                            found -> times.paused(found, now));
        }
        if (any) {
            cases.event(key.id(), now, "paused", reason, null, null);
        }
    }

    /** The case goes on; the time that it stood still is kept as paused time. */
    public void resume(String caseNumber) {
        CaseKeys.Key key = keys.of(caseNumber);
        Instant now = clock.instant();
        boolean any = false;
        for (ServiceClock one : clocks.running(key.id())) {
            any |=
                    change(
                            caseNumber,
                            one.measure(),
                            ServiceClock::paused,
                            found -> times.counting(ClockTimes.resumed(found, now), now));
        }
        if (any) {
            cases.event(key.id(), now, "resumed", null, null, null);
        }
    }

    /**
     * Other times for a running clock, after a change of severity: what has run and what was paused
     * is carried over; what a manager added to the old time is not. A measure that does not run is
     * left alone.
     */
    public void reschedule(String caseNumber, ServiceTime time) {
        reschedule(caseNumber, time, null);
    }

    /**
     * As {@link #reschedule(String, ServiceTime)}, but never due later than this.
     *
     * @param notAfter what was promised otherwise; null for nothing. Over already, it is due now
     */
    public void reschedule(String caseNumber, ServiceTime time, Instant notAfter) {
        Instant now = clock.instant();
        change(
                caseNumber,
                time.measure(),
                one -> {
                    ServiceClock moved = times.timed(one, time, now);
                    if (notAfter == null || moved.paused() || !moved.dueAt().isAfter(notAfter)) {
                        return moved;
                    }
                    Duration left = Duration.between(now, notAfter);
                    Duration capped =
                            Duration.ofSeconds(moved.countedSeconds())
                                    .plus(left.isNegative() ? Duration.ZERO : left);
                    return times.timed(
                            one,
                            new ServiceTime(
                                    time.measure(),
                                    capped,
                                    false,
                                    time.ownerRole(),
                                    time.waiting()),
                            now);
                });
    }

    /**
     * A manager grants more time.
     *
     * @param more in the clock's own calendar
     * @throws Refusal 422 when {@code more} is not positive or the reason is missing; 409 when the
     *     measure does not run
     */
    public void extend(String caseNumber, String measure, Duration more, String by, String reason) {
        String why = Bounds.required("reason", reason, Bounds.REASON);
        if (more.isNegative() || more.isZero()) {
            throw Refusal.invalid("minutes", "casefile.minutesPositive");
        }
        Instant now = clock.instant();
        boolean moved =
                change(
                        caseNumber,
                        measure,
                        one ->
                                times.again(
                                        new ServiceClock(
                                                one.id(),
                                                one.caseId(),
                                                one.measure(),
                                                one.running(),
                                                one.ownerRole(),
                                                one.workingTime(),
                                                one.waiting(),
                                                one.allowedSeconds(),
                                                one.extendedSeconds() + more.toSeconds(),
                                                times.counted(one, now),
                                                one.pausedSeconds(),
                                                one.startedAt(),
                                                now,
                                                one.pausedSince(),
                                                one.warnAt(),
                                                one.dueAt(),
                                                one.urged(),
                                                one.warnedAt(),
                                                one.breachedAt(),
                                                one.breaches(),
                                                null,
                                                null,
                                                one.version()),
                                        now));
        if (!moved) {
            throw Refusal.conflict("casefile.clockNotRunning", caseNumber, measure);
        }
        cases.event(keys.of(caseNumber).id(), now, "extended", measure, by, why);
    }

    /**
     * The resident urges: warnings that are still to come, come now. A paused one's on resuming.
     */
    public void hasten(String caseNumber) {
        Instant now = clock.instant();
        for (ServiceClock one : clocks.running(keys.of(caseNumber).id())) {
            change(
                    caseNumber,
                    one.measure(),
                    found -> !found.waiting() && found.warnedAt() == null && !found.urged(),
                    found ->
                            ClockTimes.with(
                                    found,
                                    found.countedSeconds(),
                                    found.pausedSeconds(),
                                    found.countingSince(),
                                    found.pausedSince(),
                                    found.paused() || found.warnAt().isBefore(now)
                                            ? found.warnAt()
                                            : now,
                                    found.dueAt(),
                                    true));
        }
    }

    /** The measure's running clock, else its last one. */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public Optional<ServiceClock> find(String caseNumber, String measure) {
        return clocks.find(keys.of(caseNumber).id(), measure);
    }

    /**
     * What a fired timer finds. A warning and a breach are each reported once; the row is marked in
     * the same step, so two timers that fire together do not both get them.
     */
    public ClockState read(String caseNumber, String measure) {
        ServiceClock one = find(caseNumber, measure).orElse(null);
        if (one == null || !one.running() || one.paused()) {
            return ClockState.STALE;
        }
        Instant now = clock.instant();
        if (!now.isBefore(one.dueAt())) {
            return one.breachedAt() == null && clocks.breached(one.id(), now)
                    ? ClockState.DUE
                    : ClockState.STALE;
        }
        return !now.isBefore(one.warnAt()) && one.warnedAt() == null && clocks.warned(one.id(), now)
                ? ClockState.WARNING
                : ClockState.STALE;
    }

    /** The case has ended; what stands beside it goes on. */
    void dropAll(long caseId) {
        clocks.dropAll(caseId, BESIDE, clock.instant());
    }

    /** For views: the clocks of a case, in the order in which they were started. */
    java.util.List<ServiceClock> all(long caseId) {
        return clocks.all(caseId);
    }

    private boolean change(String caseNumber, String measure, UnaryOperator<ServiceClock> how) {
        return change(caseNumber, measure, one -> true, how);
    }

    /**
     * Changes a running clock as it is now: who was overtaken between reading and writing reads
     * again, so that of two who change it in one instant neither is lost.
     *
     * @param when whether the clock, as read, is to change at all
     * @return false when it does not run or needs no change
     */
    private boolean change(
            String caseNumber,
            String measure,
            Predicate<ServiceClock> when,
            UnaryOperator<ServiceClock> how) {
        long caseId = keys.of(caseNumber).id();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            ServiceClock one =
                    clocks.find(caseId, measure).filter(ServiceClock::running).orElse(null);
            if (one == null || !when.test(one)) {
                return false;
            }
            if (move(caseNumber, how.apply(one))) {
                return true;
            }
        }
        throw new OptimisticLockingFailureException(
                "clock %s of %s changes too often".formatted(measure, caseNumber));
    }

    private boolean move(String caseNumber, ServiceClock moved) {
        if (!clocks.move(moved)) {
            return false;
        }
        events.publishEvent(
                new ClockMoved(
                        caseNumber,
                        moved.measure(),
                        moved.warnAt(),
                        moved.dueAt(),
                        moved.paused()));
        return true;
    }
}
