package org.guanjia.complaint;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.guanjia.estate.DataSubject;
import org.guanjia.estate.PersonalData;
import org.guanjia.estate.PersonalText;
import org.springframework.stereotype.Component;

/** A resident inside the texts of complaints; findings and amounts stay. */
@Component
class ComplaintPersons implements PersonalData {

    private static final Map<String, String[]> TEXTS =
            Map.of(
                    "complaint_record",
                    new String[] {
                        "demand",
                        "next_contact",
                        "facts",
                        "corrective_action",
                        "no_action_reason",
                        "remedy",
                        "approval_note",
                        "reply_text",
                        "repair_wanted"
                    },
                    "complaint_talk",
                    new String[] {"agreed"},
                    "complaint_notice",
                    new String[] {"text", "withdrawn_reason"},
                    "complaint_report_signed",
                    new String[] {"facts", "handling", "reaction", "prevention"},
                    "complaint_report",
                    new String[] {"containment", "facts", "handling", "reaction", "prevention"},
                    "complaint_vexatious",
                    new String[] {"reason"});

    private final PersonalText text;

    ComplaintPersons(PersonalText text) {
        this.text = text;
    }

    @Override
    public Set<String> cases(DataSubject who) {
        Set<String> cases = new TreeSet<>();
        TEXTS.forEach(
                (table, columns) -> {
                    String from =
                            "case_file f join "
                                    + table
                                    + " x on x.case_number = f.case_number where ";
                    cases.addAll(
                            text.find(
                                    "f.case_number",
                                    from + "f.community in (:communities)",
                                    who,
                                    who.contact(),
                                    columns));
                    cases.addAll(
                            text.find(
                                    "f.case_number",
                                    from + "f.house_id in (:houses)",
                                    who,
                                    who.anywhere(),
                                    columns));
                });
        return cases;
    }

    @Override
    public Map<String, Integer> erase(DataSubject who, Set<String> cases, boolean all) {
        Map<String, Integer> changed = new LinkedHashMap<>();
        TEXTS.forEach(
                (table, columns) ->
                        changed.put(
                                table, text.replace(table, "case_number", cases, who, columns)));
        return changed;
    }
}
