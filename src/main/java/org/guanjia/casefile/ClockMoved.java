package org.guanjia.casefile;

import java.time.Instant;

/**
 * A running clock has other times now. Published in the transaction that moved it, so that whoever
 * holds timers moves them along.
 *
 * @param warnAt a paused clock's is ten years ahead
 * @param dueAt a paused clock's is ten years ahead
 * @param paused whether the clock stands still
 */
public record ClockMoved(
        String caseNumber, String measure, Instant warnAt, Instant dueAt, boolean paused) {}
