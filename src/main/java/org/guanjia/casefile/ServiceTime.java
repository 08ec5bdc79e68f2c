package org.guanjia.casefile;

import java.time.Duration;

/**
 * How long something may take.
 *
 * @param measure what is measured: accept, arrive, fix, reply ...
 * @param allowed time allowed
 * @param workingTime whether only working time counts
 * @param ownerRole role that is warned at 75 % and whose ladder is climbed at 100 %
 * @param waiting whether it measures our waiting for someone else; such a clock is neither paused
 *     with the case nor brought forward by an urge
 */
public record ServiceTime(
        String measure, Duration allowed, boolean workingTime, String ownerRole, boolean waiting) {

    /** The same time, owned by the role that a rule picked for this case. */
    public ServiceTime ownedBy(String role) {
        return new ServiceTime(measure, allowed, workingTime, role, waiting);
    }
}
