package org.guanjia.renovation;

import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The first violation of a kind on a permit; those that follow are repeated. The key decides, so of
 * two that come in one instant exactly one is the first.
 */
@Component
class ViolationSeries {

    private final JdbcClient sql;

    ViolationSeries(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * Joins the violations of a kind.
     *
     * @param scope the permit; without one the house
     * @return case number of the first; null when this is it
     */
    String join(String scope, String code, String caseNumber) {
        Optional<String> first = first(scope, code);
        if (first.isEmpty()) {
            try {
                sql.sql("insert into violation_series (scope, code, first_case) values (?, ?, ?)")
                        .params(scope, code, caseNumber)
                        .update();
                return null;
            } catch (DuplicateKeyException overtaken) {
                first = first(scope, code);
            }
        }
        return first.filter(other -> !other.equals(caseNumber)).orElse(null);
    }

    private Optional<String> first(String scope, String code) {
        return sql.sql("select first_case from violation_series where scope = ? and code = ?")
                .params(scope, code)
                .query(String.class)
                .optional();
    }

    /** It was none after all: the next one is the first. */
    void leave(String caseNumber) {
        sql.sql("delete from violation_series where first_case = ?").param(caseNumber).update();
    }
}
