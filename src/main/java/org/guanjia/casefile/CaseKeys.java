package org.guanjia.casefile;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import org.guanjia.language.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What never changes of a case, remembered, so that its verbs need not read the row first. A number
 * whose opening was rolled back is never given again: what is remembered of it hurts nobody.
 */
@Component
class CaseKeys {

    /**
     * @param firstContact null when no colleague was
     * @param confidential whether only few may know who reported, as this node last read it
     */
    record Key(
            long id,
            String caseNumber,
            String flow,
            String community,
            String firstContact,
            String title,
            boolean confidential) {}

    private final JdbcClient sql;
    private final Cache<String, Key> known = Caffeine.newBuilder().maximumSize(20_000).build();

    CaseKeys(JdbcClient sql) {
        this.sql = sql;
    }

    /** The next who asks reads the row. */
    void forget(String caseNumber) {
        known.invalidate(caseNumber);
    }

    void remember(Key key) {
        known.put(key.caseNumber(), key);
    }

    /**
     * @throws Refusal 404 when there is no such case
     */
    Key of(String caseNumber) {
        return find(caseNumber)
                .orElseThrow(() -> Refusal.notFound("casefile.unknownCase", caseNumber));
    }

    Optional<Key> find(String caseNumber) {
        if (caseNumber == null) {
            return Optional.empty();
        }
        Key key = known.getIfPresent(caseNumber);
        if (key != null) {
            return Optional.of(key);
        }
        Optional<Key> found =
                sql.sql(
                                "select id, case_number, flow, community, first_contact, title,"
                                        + " confidential from case_file where case_number = ?")
                        .param(caseNumber)
                        .query(
                                (row, number) ->
                                        new Key(
                                                row.getLong("id"),
                                                row.getString("case_number"),
                                                row.getString("flow"),
                                                row.getString("community"),
                                                row.getString("first_contact"),
                                                row.getString("title"),
                                                row.getBoolean("confidential")))
                        .optional();
        found.ifPresent(this::remember);
        return found;
    }
}
