package org.guanjia.casefile;

import java.time.Instant;

/**
 * Help asked of another role (支援, S0-12).
 *
 * @param role role that is asked
 * @param answerReason why it was refused or what was said; may be null
 * @param result what was done; null until given
 */
public record Support(
        long id,
        String caseNumber,
        String role,
        String reason,
        State state,
        String askedBy,
        Instant askedAt,
        String answeredBy,
        String answerReason,
        Instant answeredAt,
        String givenBy,
        String result,
        Instant givenAt) {

    /** How far it came. */
    public enum State {
        ASKED,
        ACCEPTED,
        REFUSED,
        GIVEN,
        /** The case ended before the help was given. */
        WITHDRAWN
    }
}
