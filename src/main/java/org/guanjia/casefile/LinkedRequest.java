package org.guanjia.casefile;

import java.time.Instant;
import java.util.Map;

/**
 * What one flow asks of another. It waits here until the other flow takes it.
 *
 * @param fromCase number of the case that asks
 * @param flow id of the flow that is asked
 * @param payload facts for the other flow; never null
 * @param takenCase number of the case that answers it; null while it waits
 */
public record LinkedRequest(
        long id,
        String fromCase,
        String flow,
        String reason,
        Map<String, Object> payload,
        Instant askedAt,
        Instant takenAt,
        String takenCase) {

    /** The request without its facts, among which the house stands. */
    LinkedRequest withoutFacts() {
        return new LinkedRequest(id, fromCase, flow, reason, Map.of(), askedAt, takenAt, takenCase);
    }
}
