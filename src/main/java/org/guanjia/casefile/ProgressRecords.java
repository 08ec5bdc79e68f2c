package org.guanjia.casefile;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.guanjia.notice.CaseProgress;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tells messages how far cases got, and who must not hear of them. */
@Repository
class ProgressRecords implements CaseProgress {

    private final JdbcClient sql;

    ProgressRecords(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public Set<String> confidentialTo(
            Collection<String> caseNumbers, String userId, boolean manager) {
        return sql.sql(
                        "select case_number from case_file where case_number in (:numbers) and not "
                                + Confidence.KNOWS)
                .param("numbers", caseNumbers)
                .param("reader", userId)
                .param("manager", manager)
                .query(String.class)
                .set();
    }

    @Override
    public List<Reached> milestones(Collection<String> caseNumbers) {
        return sql.sql(
                        "select f.case_number, f.flow, e.code, e.happened_at from case_file f"
                                + " join case_event e on e.case_id = f.id"
                                + " where f.case_number in (:numbers) and e.kind = 'milestone'"
                                + " order by e.id")
                .param("numbers", caseNumbers)
                .query(
                        (row, line) ->
                                new Reached(
                                        row.getString("case_number"),
                                        row.getString("flow"),
                                        row.getString("code"),
                                        Columns.time(row, "happened_at")))
                .list();
    }

    @Override
    public Map<String, Set<String>> hidden(Collection<String> caseNumbers) {
        Map<String, Set<String>> users = new HashMap<>();
        sql.sql(
                        "select f.case_number, x.user_id from case_exclusion x join case_file f"
                                + " on f.id = x.case_id where x.hidden = true"
                                + " and f.case_number in (:numbers)")
                .param("numbers", caseNumbers)
                .query(
                        row -> {
                            users.computeIfAbsent(row.getString(1), number -> new HashSet<>())
                                    .add(row.getString(2));
                        });
        return users;
    }

    @Override
    public Set<String> hiddenFrom(String userId) {
        return sql.sql(
                        "select f.case_number from case_exclusion x join case_file f"
                                + " on f.id = x.case_id where x.user_id = ? and x.hidden = true")
                .param(userId)
                .query(String.class)
                .set();
    }
}
