package org.guanjia.casefile;

import java.time.Instant;

/**
 * Somebody moved a running case by hand, or brought an ended one back, and said why.
 *
 * @param kind {@link #MODIFY}, {@link #RETRY}, {@link #RESTART} or {@link #MIGRATE}
 * @param instanceId the process instance; after a restart the new one
 * @param definitionId version of the diagram that the instance was on
 * @param origin the step that was left, or the version before; null where nothing was left
 * @param target the step that was entered, or the version after; null where nothing was entered
 * @param by user id
 */
public record CaseMending(
        String caseNumber,
        String kind,
        String instanceId,
        String definitionId,
        String origin,
        String target,
        String reason,
        String by,
        Instant at) {

    /** Moved from one step to another. */
    public static final String MODIFY = "modify";

    /** What had failed was tried again. */
    public static final String RETRY = "retry";

    /** An ended case was brought back. */
    public static final String RESTART = "restart";

    /** Went over to another version of its diagram. */
    public static final String MIGRATE = "migrate";
}
