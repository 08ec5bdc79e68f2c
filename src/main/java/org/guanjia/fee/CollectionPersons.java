package org.guanjia.fee;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.guanjia.estate.DataSubject;
import org.guanjia.estate.PersonalData;
import org.guanjia.estate.PersonalText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A resident inside what was said about a debt of their house; amounts and codes stay. */
@Component
class CollectionPersons implements PersonalData {

    private final JdbcClient sql;
    private final PersonalText text;

    CollectionPersons(JdbcClient sql, PersonalText text) {
        this.sql = sql;
        this.text = text;
    }

    /** The collections of their houses. */
    @Override
    public Set<String> cases(DataSubject who) {
        if (who.houses().isEmpty()) {
            return Set.of();
        }
        return Set.copyOf(
                sql.sql("select case_number from collection_case where house_id in (:houses)")
                        .param("houses", who.houses())
                        .query(String.class)
                        .list());
    }

    @Override
    public Map<String, Integer> erase(DataSubject who, Set<String> cases, boolean all) {
        Map<String, Integer> changed = new LinkedHashMap<>();
        if (who.houses().isEmpty()) {
            return changed;
        }
        changed.put(
                "collection_contact",
                text.replace("collection_contact", "house_id", who.houses(), who, "note"));
        changed.put(
                "collection_case",
                text.replace("collection_case", "house_id", who.houses(), who, "close_note"));
        return changed;
    }
}
