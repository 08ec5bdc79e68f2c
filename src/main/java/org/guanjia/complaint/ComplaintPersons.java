package org.guanjia.complaint;

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

    private static final String TABLE = "complaint_record";

    private static final String[] COLUMNS = {
        "demand",
        "next_contact",
        "facts",
        "corrective_action",
        "no_action_reason",
        "remedy",
        "approval_note",
        "reply_text"
    };

    private final PersonalText text;

    ComplaintPersons(PersonalText text) {
        this.text = text;
    }

    @Override
    public Set<String> cases(DataSubject who) {
        Set<String> cases = new TreeSet<>();
        String from = "case_file f join complaint_record x on x.case_number = f.case_number where ";
        cases.addAll(
                text.find(
                        "f.case_number",
                        from + "f.community in (:communities)",
                        who,
                        who.contact(),
                        COLUMNS));
        cases.addAll(
                text.find(
                        "f.case_number",
                        from + "f.house_id in (:houses)",
                        who,
                        who.anywhere(),
                        COLUMNS));
        return cases;
    }

    @Override
    public Map<String, Integer> erase(DataSubject who, Set<String> cases, boolean all) {
        return Map.of(TABLE, text.replace(TABLE, "case_number", cases, who, COLUMNS));
    }
}
