package org.guanjia.casefile;

/**
 * What climbing came to.
 *
 * @param fromRole role that had it
 * @param toRole role that must decide now; null when it did not go up
 * @param escalated whether it went up
 * @param reason overdue, or why it did not go up (topOfLadder, notRunning, paused, notDue)
 */
public record Step(String fromRole, String toRole, boolean escalated, String reason) {}
