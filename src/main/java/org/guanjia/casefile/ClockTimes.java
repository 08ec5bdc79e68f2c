package org.guanjia.casefile;

import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * Reckons a service clock's times: what has run, when it warns and when it is due, in ordinary or
 * in working time. Nothing is written here.
 */
@Component
class ClockTimes {

    private static final double WARNING = 0.75;

    /** Never null for a timer, which would fire at once; nobody waits ten years. */
    private static final Duration FAR = Duration.ofDays(3652);

    private final WorkingCalendar calendar;

    ClockTimes(WorkingCalendar calendar) {
        this.calendar = calendar;
    }

    ServiceClock timed(ServiceClock one, ServiceTime time, Instant now) {
        return again(
                new ServiceClock(
                        one.id(),
                        one.caseId(),
                        one.measure(),
                        one.running(),
                        time.ownerRole(),
                        time.workingTime(),
                        one.waiting(),
                        time.allowed().toSeconds(),
                        0,
                        counted(one, now),
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
                now);
    }

    /** What has run by now, in the clock's own calendar. */
    long counted(ServiceClock one, Instant now) {
        if (one.paused()) {
            return one.countedSeconds();
        }
        Duration since =
                one.workingTime()
                        ? calendar.between(one.countingSince(), now)
                        : Duration.between(one.countingSince(), now);
        return one.countedSeconds() + since.toSeconds();
    }

    ServiceClock paused(ServiceClock one, Instant now) {
        Instant far = now.plus(FAR);
        return with(one, counted(one, now), one.pausedSeconds(), now, now, far, far, one.urged());
    }

    static ServiceClock resumed(ServiceClock one, Instant now) {
        return with(
                one,
                one.countedSeconds(),
                one.pausedSeconds() + Duration.between(one.pausedSince(), now).toSeconds(),
                now,
                null,
                one.warnAt(),
                one.dueAt(),
                one.urged());
    }

    /** Times anew after the allowed time changed; what lies ahead again may happen again. */
    ServiceClock again(ServiceClock one, Instant now) {
        ServiceClock moved = one.paused() ? one : counting(one, now);
        return new ServiceClock(
                moved.id(),
                moved.caseId(),
                moved.measure(),
                moved.running(),
                moved.ownerRole(),
                moved.workingTime(),
                moved.waiting(),
                moved.allowedSeconds(),
                moved.extendedSeconds(),
                moved.countedSeconds(),
                moved.pausedSeconds(),
                moved.startedAt(),
                moved.countingSince(),
                moved.pausedSince(),
                moved.warnAt(),
                moved.dueAt(),
                moved.urged(),
                moved.warnAt().isAfter(now) ? null : moved.warnedAt(),
                moved.dueAt().isAfter(now) ? null : moved.breachedAt(),
                moved.breaches(),
                null,
                null,
                moved.version());
    }

    /** Warning and due time of a clock that counts from now on. */
    ServiceClock counting(ServiceClock one, Instant now) {
        long total = one.totalSeconds();
        Instant due = after(one, now, total - one.countedSeconds());
        Instant warn = after(one, now, Math.round(total * WARNING) - one.countedSeconds());
        boolean urged = one.urged() && one.warnedAt() == null;
        return with(
                one,
                one.countedSeconds(),
                one.pausedSeconds(),
                one.countingSince(),
                one.pausedSince(),
                urged ? now : warn,
                due,
                one.urged());
    }

    private Instant after(ServiceClock one, Instant now, long seconds) {
        if (seconds <= 0) {
            return now;
        }
        Duration left = Duration.ofSeconds(seconds);
        return one.workingTime() ? calendar.plus(now, left) : now.plus(left);
    }

    static ServiceClock with(
            ServiceClock one,
            long counted,
            long pausedSeconds,
            Instant countingSince,
            Instant pausedSince,
            Instant warnAt,
            Instant dueAt,
            boolean urged) {
        return new ServiceClock(
                one.id(),
                one.caseId(),
                one.measure(),
                one.running(),
                one.ownerRole(),
                one.workingTime(),
                one.waiting(),
                one.allowedSeconds(),
                one.extendedSeconds(),
                counted,
                pausedSeconds,
                one.startedAt(),
                countingSince,
                pausedSince,
                warnAt,
                dueAt,
                urged,
                one.warnedAt(),
                one.breachedAt(),
                one.breaches(),
                one.metAt(),
                one.droppedAt(),
                one.version());
    }
}
