package org.guanjia.imports;

import java.util.Map;
import java.util.Set;
import org.guanjia.estate.DataSubject;
import org.guanjia.estate.PersonalData;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A person in the files that were brought. Nobody can be cut out of a spreadsheet that we only
 * keep: the files and their lists of faults go, a week early.
 */
@Component
class ImportPersons implements PersonalData {

    private final JdbcClient db;

    ImportPersons(JdbcClient db) {
        this.db = db;
    }

    @Override
    public Set<String> cases(DataSubject who) {
        return Set.of();
    }

    @Override
    public Map<String, Integer> erase(DataSubject who, Set<String> cases, boolean all) {
        return Map.of(
                "import_piece", db.sql("delete from import_piece").update(),
                "import_fault", db.sql("delete from import_fault").update());
    }
}
