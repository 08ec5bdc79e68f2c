package org.guanjia.fee;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.guanjia.estate.DataSubject;
import org.guanjia.estate.PersonalData;
import org.guanjia.estate.PersonalText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Why a household is collected from with care says much of those who live there. */
@Component
class SensitivePersons implements PersonalData {

    private final JdbcClient sql;
    private final PersonalText text;

    SensitivePersons(JdbcClient sql, PersonalText text) {
        this.sql = sql;
        this.text = text;
    }

    @Override
    public Set<String> cases(DataSubject who) {
        return Set.of();
    }

    /** Of an erasure as a whole no listing of their houses is left. */
    @Override
    public Map<String, Integer> erase(DataSubject who, Set<String> cases, boolean all) {
        Map<String, Integer> changed = new LinkedHashMap<>();
        if (who.houses().isEmpty()) {
            return changed;
        }
        changed.put(
                "collection_sensitive",
                all
                        ? sql.sql("delete from collection_sensitive where house_id in (:houses)")
                                .param("houses", who.houses())
                                .update()
                        : text.replace(
                                "collection_sensitive",
                                "house_id",
                                who.houses(),
                                who,
                                "note",
                                "confirm_note"));
        return changed;
    }
}
