package org.guanjia.repair.delegate;

import java.math.BigDecimal;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.guanjia.engine.Decisions;

/** What a repair of a common part may cost without approval, by {@code repair-fund-limit}. */
final class FundLimit {

    private FundLimit() {}

    /**
     * In yuan; null where no limit applies.
     *
     * @param facts empty where no limit applies: then the table is not asked
     */
    static BigDecimal of(Decisions decisions, DelegateExecution asking, Map<String, Object> facts) {
        return facts.isEmpty()
                ? null
                : new BigDecimal(
                        decisions.one(asking, "repair-fund-limit", facts).get("limit").toString());
    }
}
