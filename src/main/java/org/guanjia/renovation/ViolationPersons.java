package org.guanjia.renovation;

import java.util.Map;
import java.util.Set;
import org.guanjia.estate.DataSubject;
import org.guanjia.estate.PersonalData;
import org.guanjia.estate.PersonalText;
import org.springframework.stereotype.Component;

/** A resident inside the texts of violations; findings, numbers and amounts stay. */
@Component
class ViolationPersons implements PersonalData {

    private static final Map<String, String[]> TEXTS =
            Map.of(
                    "renovation_violation",
                    new String[] {
                        "place",
                        "person_on_site",
                        "talk_note",
                        "verdict_note",
                        "visit_note",
                        "ruling_note",
                        "deduction_reason",
                        "objection",
                        "objection_note",
                        "report_note",
                        "authority_note",
                        "court_note"
                    },
                    "violation_notice",
                    new String[] {"receiver", "witness", "note", "inspection_note"});

    private final PersonalText text;

    ViolationPersons(PersonalText text) {
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
