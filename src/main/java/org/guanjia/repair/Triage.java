package org.guanjia.repair;

import java.util.List;
import java.util.Map;

/**
 * What the table {@code repair-triage} found in a report.
 *
 * @param category code such as {@code plumbing.leak}
 * @param areaType {@code private} (专有部分) or {@code common} (共用部位)
 * @param severity S1 to S4
 * @param skill what the technician must be able to do; null when any will do
 * @param chargeType presumption: free, paid, warranty or fund; the technician decides on site
 * @param jurisdiction key of {@code case-jurisdiction}
 * @param emergencyUnit whom the control room calls, such as the lift's maintenance unit; null when
 *     nobody
 * @param photoRule none, after or both
 * @param rule which rule decided; a mis-dispatch is counted against it
 */
public record Triage(
        String category,
        String areaType,
        String severity,
        String skill,
        String chargeType,
        String jurisdiction,
        String emergencyUnit,
        String photoRule,
        String rule) {

    /** From the outputs of the table. */
    public static Triage of(Map<String, Object> outputs) {
        return new Triage(
                text(outputs, "category"),
                text(outputs, "areaType"),
                text(outputs, "severity"),
                anybody(text(outputs, "skill")),
                text(outputs, "chargeType"),
                text(outputs, "jurisdiction"),
                text(outputs, "emergencyUnit"),
                text(outputs, "photoRule"),
                text(outputs, "rule"));
    }

    /** S1 and S2: somebody is to stand in front of the resident at once (S1-09). */
    public boolean emergency() {
        return "S1".equals(severity) || "S2".equals(severity);
    }

    /** What is measured from now on: the scene too when somebody must stand there at once. */
    public List<String> measures() {
        return emergency()
                ? List.of("scene", "accept", "arrive", "fix")
                : List.of("accept", "arrive", "fix");
    }

    /** General work needs no skill of its own. */
    private static String anybody(String skill) {
        return "general".equals(skill) ? null : skill;
    }

    private static String text(Map<String, Object> outputs, String name) {
        Object value = outputs.get(name);
        return value == null || value.toString().isBlank() ? null : value.toString();
    }
}
