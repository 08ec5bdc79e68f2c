package org.guanjia.repair;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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
