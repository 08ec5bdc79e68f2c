package org.guanjia.casefile;

import java.time.Instant;

/**
 * A service clock of a case as its row says. Times are in seconds; "counted" ones in the clock's
 * own calendar.
 *
 * @param allowedSeconds what the table allows
 * @param extendedSeconds what a manager added
 * @param countedSeconds what had run when it last began to count
 * @param pausedSeconds full pauses so far, in ordinary time
 * @param countingSince since when it counts, unless paused
 * @param pausedSince null unless paused
 * @param warnAt at 75 %, or earlier when the resident urged; a paused clock's is ten years ahead
 * @param dueAt at 100 %; a paused clock's is ten years ahead
 * @param warnedAt null until the warning was given
 * @param breachedAt null until found overdue; null again once extended
 * @param breaches how often it was found overdue
 * @param metAt null until met
 * @param droppedAt null unless it was given up
 * @param version how often the row changed: who changes it names what he read
 */
public record ServiceClock(
        long id,
        long caseId,
        String measure,
        boolean running,
        String ownerRole,
        boolean workingTime,
        boolean waiting,
        long allowedSeconds,
        long extendedSeconds,
        long countedSeconds,
        long pausedSeconds,
        Instant startedAt,
        Instant countingSince,
        Instant pausedSince,
        Instant warnAt,
        Instant dueAt,
        boolean urged,
        Instant warnedAt,
        Instant breachedAt,
        int breaches,
        Instant metAt,
        Instant droppedAt,
        int version) {

    /** Running, but standing still until the case resumes. */
    public boolean paused() {
        return running && pausedSince != null;
    }

    /** All time that it may take: the table's and what a manager added. */
    public long totalSeconds() {
        return allowedSeconds + extendedSeconds;
    }
}
