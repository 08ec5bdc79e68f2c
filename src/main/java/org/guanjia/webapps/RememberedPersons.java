package org.guanjia.webapps;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.guanjia.estate.DataSubject;
import org.guanjia.estate.PersonalData;
import org.guanjia.estate.PersonalText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A person inside answers that are remembered for some days. */
@Component
class RememberedPersons implements PersonalData {

    private record Key(String caller, String request) {}

    private final JdbcClient sql;

    RememberedPersons(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public Set<String> cases(DataSubject who) {
        return Set.of();
    }

    /** Row by row, by its key: a search that locks would wait for requests under way. */
    @Override
    public Map<String, Integer> erase(DataSubject who, Set<String> cases, boolean all) {
        String pattern = who.anywhere();
        if (pattern == null) {
            return Map.of();
        }
        List<Key> found =
                sql.sql(
                                "select caller, request_key from access_request where status is not"
                                        + " null and regexp_like(body, :pattern)")
                        .param("pattern", pattern)
                        .query((row, number) -> new Key(row.getString(1), row.getString(2)))
                        .list();
        for (Key key : found) {
            sql.sql(
                            "update access_request set body = regexp_replace(body, :pattern, :mark)"
                                    + " where caller = :caller and request_key = :key")
                    .param("pattern", pattern)
                    .param("mark", PersonalText.MARK)
                    .param("caller", key.caller())
                    .param("key", key.request())
                    .update();
        }
        return Map.of("access_request", found.size());
    }
}
