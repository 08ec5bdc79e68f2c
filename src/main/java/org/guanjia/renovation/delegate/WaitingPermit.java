package org.guanjia.renovation.delegate;

import java.util.Map;
import org.guanjia.engine.EngineWork;

/** The permit that waits until nothing is open on it any more. */
final class WaitingPermit {

    /** Message of the permit's diagram. */
    private static final String VIOLATION_ENDED = "permit.violationEnded";

    private WaitingPermit() {}

    /**
     * Tells it that a violation has ended; nothing happens when it does not wait.
     *
     * @param permitCase null without a permit
     */
    static void violationEnded(EngineWork engine, String permitCase) {
        if (permitCase != null && engine.waits(permitCase, VIOLATION_ENDED)) {
            engine.correlate(permitCase, VIOLATION_ENDED, Map.of());
        }
    }
}
