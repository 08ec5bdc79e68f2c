package org.guanjia.visit;

import java.util.Map;
import java.util.Set;
import org.guanjia.estate.DataSubject;
import org.guanjia.estate.PersonalData;
import org.guanjia.estate.PersonalText;
import org.springframework.stereotype.Component;

/** A resident inside the words of a visit. */
@Component
class VisitPersons implements PersonalData {

    private static final Map<String, String[]> TEXTS =
            Map.of("house_visit", new String[] {"reason", "note"});

    private final PersonalText text;

    VisitPersons(PersonalText text) {
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
