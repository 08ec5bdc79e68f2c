package org.guanjia.renovation;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the table {@code permit-review} says of one kind of work, kept with the application.
 *
 * @param code as the application names it, such as {@code gas.alter}
 * @param name as people say it
 * @param verdict allowed, approval, forbidden or unknown
 * @param drawings whether a drawing is needed
 * @param approvalBody who else must agree; null when nobody
 * @param waterTest whether it is accepted after 48 hours of water alone
 * @param patrolRole who looks at it during the works
 * @param focus what a patrol looks at; may be null
 * @param basis law or agreement that the verdict rests on; may be null
 */
public record WorkRule(
        String code,
        String name,
        String verdict,
        boolean drawings,
        String approvalBody,
        boolean waterTest,
        String patrolRole,
        String focus,
        String basis) {

    static final String FORBIDDEN = "forbidden";
    static final String UNKNOWN = "unknown";

    /** The rule as the table gives it. */
    static WorkRule of(String code, Map<String, Object> rule) {
        return new WorkRule(
                code,
                text(rule, "name"),
                text(rule, "verdict"),
                Boolean.TRUE.equals(rule.get("drawings")),
                text(rule, "approvalBody"),
                Boolean.TRUE.equals(rule.get("waterTest")),
                text(rule, "patrolRole"),
                text(rule, "focus"),
                text(rule, "basis"));
    }

    /** Lines of what was handed in, each with its work's name where its code was written. */
    static String named(String handedIn, List<WorkRule> works) {
        return handedIn == null
                ? null
                : handedIn.lines()
                        .map(String::strip)
                        .map(
                                line ->
                                        works.stream()
                                                .filter(work -> line.startsWith(work.code()))
                                                .findFirst()
                                                .map(work -> work.name() + work.after(line))
                                                .orElse(line))
                        .collect(Collectors.joining("\n"));
    }

    private String after(String line) {
        return line.substring(code.length());
    }

    private static String text(Map<String, Object> rule, String name) {
        Object value = rule.get(name);
        return value == null || value.toString().isBlank() ? null : value.toString();
    }
}
