package org.guanjia.figures;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * How far somebody sees.
 *
 * @param communities never empty
 * @param hidden ids of cases that do not exist for them, see {@code CaseExclusions}
 */
record Reach(Collection<String> communities, List<Long> hidden) {

    /** In SQL over {@code case_file f}; needs {@link #params}. */
    String condition() {
        return "and f.community in (:communities)"
                + (hidden.isEmpty() ? "" : " and f.id not in (:hidden)");
    }

    Map<String, Object> params() {
        return hidden.isEmpty()
                ? Map.of("communities", communities)
                : Map.of("communities", communities, "hidden", hidden);
    }
}
