package org.guanjia.complaint;

import java.util.Map;

/**
 * What the table {@code complaint-triage} found in a complaint.
 *
 * @param subject code such as {@code staff.attitude}
 * @param responsibleRole who looks into it, unless the complaint is about that role
 * @param jurisdiction key of {@code case-jurisdiction}
 * @param weight how grave the matter itself is: grave, misconduct, service or slight
 */
public record Triage(String subject, String responsibleRole, String jurisdiction, String weight) {

    /** Whether people are in danger on the scene (S1-10). */
    public boolean violence() {
        return subject.equals("safety.violence");
    }

    /** From the outputs of the table. */
    public static Triage of(Map<String, Object> outputs) {
        return new Triage(
                outputs.get("subject").toString(),
                outputs.get("responsibleRole").toString(),
                outputs.get("jurisdiction").toString(),
                outputs.get("weight").toString());
    }
}
