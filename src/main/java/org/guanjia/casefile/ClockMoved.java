package org.guanjia.casefile;

import java.time.Instant;

/**
 * A running clock has other times now. Published in the transaction that moved it, so that whoever
 * holds timers moves them along. A paused clock's times are ten years ahead.
 */
public record ClockMoved(String caseNumber, String measure, Instant warnAt, Instant dueAt) {}
