package org.guanjia.casefile;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A question to the resident.
 *
 * @param question its id in the flow, such as quote or acceptance
 * @param options the answers it takes
 * @param facts what the resident should know to answer; never null
 * @param state open, answered or withdrawn
 * @param endedAt when it was answered or withdrawn; null while open
 */
public record ResidentQuestion(
        long id,
        String question,
        State state,
        List<String> options,
        Map<String, Object> facts,
        Instant askedAt,
        Instant endedAt,
        String answer,
        Integer rating,
        Integer speed,
        Integer attitude,
        String comment) {

    /** Whether it still waits. */
    public enum State {
        OPEN,
        ANSWERED,
        WITHDRAWN
    }
}
