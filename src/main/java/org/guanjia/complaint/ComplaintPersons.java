package org.guanjia.complaint;

import java.util.Map;
import java.util.Set;
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
        return text.cases(who, TEXTS);
    }

    @Override
    public Map<String, Integer> erase(DataSubject who, Set<String> cases, boolean all) {
        return text.replace(who, cases, TEXTS);
    }
}
