package org.guanjia.casefile;

import java.time.Instant;

/**
 * A step up the ladder, or one that was not taken.
 *
 * @param fromRole role that had it
 * @param toRole role that has it now; null when it did not go up
 * @param escalated whether it went up
 * @param reason why, or why not: overdue, topOfLadder, nobodyInRole, or what the caller gave
 * @param decision reassign, addPeople, extend or takeOver; null until decided
 */
public record Escalation(
        long id,
        String measure,
        String fromRole,
        String toRole,
        boolean escalated,
        String reason,
        Instant at,
        String decision,
        String decisionReason,
        String decisionUser,
        Integer decisionMinutes,
        String decidedBy,
        Instant decidedAt) {}
