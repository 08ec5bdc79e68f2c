package org.guanjia.fee;

import java.util.Map;
import java.util.Set;
import org.guanjia.estate.DataSubject;
import org.guanjia.estate.PersonalData;
import org.guanjia.estate.PersonalText;
import org.springframework.stereotype.Component;

/** A resident inside demands, their service, and what followed them; amounts and numbers stay. */
@Component
class LegalPersons implements PersonalData {

    private static final Map<String, String[]> TEXTS =
            Map.of(
                    "collection_paper",
                    new String[] {"words", "decision_note", "receiver", "witness", "service_note"},
                    "collection_paper_attempt",
                    new String[] {"note"},
                    "collection_step",
                    new String[] {"decision_note", "outcome_note"},
                    "collection_claim",
                    new String[] {"outcome_note", "enforcement_note"},
                    "collection_write_off",
                    new String[] {"basis", "decision_note"});

    private final PersonalText text;

    LegalPersons(PersonalText text) {
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
