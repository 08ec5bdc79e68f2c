package org.guanjia.renovation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.guanjia.estate.DataSubject;
import org.guanjia.estate.PersonalData;
import org.guanjia.estate.PersonalText;
import org.springframework.stereotype.Component;

/** A person on passes and in the reasons of deposits; amounts and receipts stay. */
@Component
class PapersPersons implements PersonalData {

    private static final Map<String, String[]> TEXTS = new LinkedHashMap<>();

    static {
        TEXTS.put("worker_pass", new String[] {"worker", "revoke_reason"});
        TEXTS.put("pass_suspension", new String[] {"reason", "lift_reason"});
        TEXTS.put("deposit_movement", new String[] {"note"});
    }

    private final PersonalText text;

    PapersPersons(PersonalText text) {
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
