package org.guanjia.renovation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.guanjia.estate.DataSubject;
import org.guanjia.estate.PersonalData;
import org.guanjia.estate.PersonalText;
import org.springframework.stereotype.Component;

/** A person in what a permit, its patrols and its extensions say; days and decisions stay. */
@Component
class PermitPersons implements PersonalData {

    private static final Map<String, String[]> TEXTS = new LinkedHashMap<>();

    static {
        TEXTS.put(
                "renovation_permit",
                new String[] {
                    "firm",
                    "person_in_charge",
                    "person_in_charge_phone",
                    "drawings",
                    "approvals",
                    "missing",
                    "review_note",
                    "final_note",
                    "water_test_note"
                });
        TEXTS.put("renovation_worker", new String[] {"name", "certificate"});
        TEXTS.put("renovation_patrol", new String[] {"place", "note"});
        TEXTS.put("renovation_extension", new String[] {"reason", "note"});
    }

    private final PersonalText text;

    PermitPersons(PersonalText text) {
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
