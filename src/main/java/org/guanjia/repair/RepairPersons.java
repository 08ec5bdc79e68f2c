package org.guanjia.repair;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.guanjia.estate.DataSubject;
import org.guanjia.estate.PersonalData;
import org.guanjia.estate.PersonalText;
import org.springframework.stereotype.Component;

/** A person inside the texts of repairs; amounts and what was done stay. */
@Component
class RepairPersons implements PersonalData {

    private static final Map<String, String[]> TEXTS = new LinkedHashMap<>();

    static {
        TEXTS.put(
                "repair_order",
                new String[] {
                    "diagnosis",
                    "part_name",
                    "meeting_point",
                    "repair_note",
                    "call_back_reason",
                    "team_comment"
                });
        TEXTS.put("repair_return", new String[] {"note"});
        TEXTS.put("repair_document", new String[] {"body_text", "answer_note"});
    }

    private final PersonalText text;

    RepairPersons(PersonalText text) {
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
