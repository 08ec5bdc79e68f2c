package org.guanjia.staff;

import java.time.Instant;

/**
 * A dated exception to the weekly roster; the one recorded last wins over the others and over the
 * pattern.
 *
 * @param id rises with each record
 * @param community null for every community of the colleague
 * @param onDuty true for extra or swapped duty, false for leave
 * @param from inclusive
 * @param until exclusive
 * @param reason null when none was given
 */
public record RosterException(
        long id,
        String userId,
        String community,
        boolean onDuty,
        Instant from,
        Instant until,
        String reason) {

    boolean covers(String where, Instant at) {
        return (community == null || community.equals(where))
                && !at.isBefore(from)
                && at.isBefore(until);
    }
}
