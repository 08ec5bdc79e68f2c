package org.guanjia.fee;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.guanjia.estate.DataSubject;
import org.guanjia.estate.PersonalData;
import org.guanjia.estate.PersonalText;
import org.springframework.stereotype.Component;

/** What households said of why they do not pay, and who pays instead. */
@Component
class ReasonPersons implements PersonalData {

    private final PersonalText text;

    ReasonPersons(PersonalText text) {
        this.text = text;
    }

    @Override
    public Set<String> cases(DataSubject who) {
        return Set.of();
    }

    @Override
    public Map<String, Integer> erase(DataSubject who, Set<String> cases, boolean all) {
        Map<String, Integer> changed = new LinkedHashMap<>();
        if (!who.houses().isEmpty()) {
            changed.put(
                    "collection_reason",
                    text.replace(
                            "collection_reason",
                            "house_id",
                            who.houses(),
                            who,
                            "said",
                            "note",
                            "payer_name"));
        }
        return changed;
    }
}
