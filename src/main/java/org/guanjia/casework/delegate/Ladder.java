package org.guanjia.casework.delegate;

import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.guanjia.engine.Decisions;

/** Who stands above a role, by {@code case-escalation-ladder}. */
final class Ladder {

    private Ladder() {}

    static Optional<String> above(Decisions decisions, DelegateExecution asking, String role) {
        Object above =
                decisions
                        .one(asking, "case-escalation-ladder", Map.of("role", role))
                        .get("nextRole");
        return above == null || above.toString().isBlank()
                ? Optional.empty()
                : Optional.of(above.toString());
    }
}
