package org.guanjia.engine;

import java.util.Map;
import java.util.Set;

/**
 * Answers of a form that say something about its standard, as a diagram writes them: {@code
 * inspection=passed}, or {@code outcome=rework,complaint} for several.
 *
 * @param variable key of the answer
 * @param values any of these
 */
record Claim(String variable, Set<String> values) {

    /**
     * @param words of the diagram; null for none
     * @return null for none
     */
    static Claim of(String words) {
        if (words == null) {
            return null;
        }
        String[] parts = words.split("=", 2);
        return new Claim(parts[0].strip(), Set.of(parts[1].strip().split("\\s*,\\s*")));
    }

    boolean madeBy(Map<String, ?> answers) {
        Object answer = answers.get(variable);
        return answer != null && values.contains(answer.toString());
    }
}
