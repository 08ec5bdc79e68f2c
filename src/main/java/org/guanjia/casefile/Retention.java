package org.guanjia.casefile;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.guanjia.casefile.RetentionRule.Action;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * What of ended cases is due to go, and its going. What was done needs no other record than the
 * rows themselves, so that a run may stop anywhere and another go on. An open case, one under a
 * legal hold and one with an open claim are never due.
 */
@Repository
class Retention {

    /** A column of one of these names makes a table part of the case. */
    private static final Set<String> KEYS =
            Set.of("case_id", "case_number", "thread_key", "from_case", "to_case");

    /** An ended case. */
    record Due(long id, String caseNumber) {}

    private final JdbcClient sql;
    private final RetentionRules rules;
    private final Clock clock;

    Retention(JdbcClient sql, RetentionRules rules, Clock clock) {
        this.sql = sql;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * The next cases of which this rule takes something, by rising id.
     *
     * @param after id behind which to look
     */
    @Transactional(readOnly = true)
    public List<Due> due(RetentionRule rule, long after, int most) {
        Map<String, Object> params = new HashMap<>();
        String where = where(rule, params);
        return sql.sql(
                        "select f.id, f.case_number from case_file f where f.id > :after and "
                                + where
                                + " order by f.id limit :most")
                .params(params)
                .param("after", after)
                .param("most", most)
                .query((row, number) -> new Due(row.getLong(1), row.getString(2)))
                .list();
    }

    /**
     * How many cases this rule would take something of now.
     *
     * @param communities those that the caller serves
     */
    @Transactional(readOnly = true)
    public long count(RetentionRule rule, Collection<String> communities) {
        if (communities.isEmpty()) {
            return 0;
        }
        Map<String, Object> params = new HashMap<>();
        String where = where(rule, params);
        return sql.sql(
                        "select count(*) from case_file f where f.community in (:asked) and "
                                + where)
                .params(params)
                .param("asked", communities)
                .query(Long.class)
                .single();
    }

    /**
     * Does what the rule says to these cases, all or nothing.
     *
     * @return how many rows were emptied or removed
     */
    @Transactional
    public int apply(RetentionRule rule, List<Due> cases) {
        return switch (rule.action()) {
            case EMPTY ->
                    change(
                            "update %s x set %s".formatted(rule.table(), rule.assignments()),
                            rule,
                            cases,
                            " and " + rule.full("x"));
            case REMOVE -> change("delete from %s x".formatted(rule.table()), rule, cases, "");
            case REMOVE_CASE -> removeWhole(cases);
            case KEEP -> 0;
        };
    }

    private int change(String verb, RetentionRule rule, List<Due> cases, String more) {
        return sql.sql(
                        verb
                                + " where x."
                                + rule.key()
                                + " in (:cases)"
                                + (rule.only() == null
                                        ? ""
                                        : " and x." + RetentionRule.condition(rule.only()))
                                + more)
                .param("cases", keys(rule.key(), cases))
                .update();
    }

    private int removeWhole(List<Due> cases) {
        int removed = 0;
        for (String[] part : partsOfCases()) {
            removed +=
                    sql.sql("delete from %s where %s in (:cases)".formatted(part[0], part[1]))
                            .param("cases", keys(part[1], cases))
                            .update();
        }
        return removed
                + sql.sql("delete from case_file where id in (:cases)")
                        .param("cases", keys("id", cases))
                        .update();
    }

    /** Every table of ours that names a case, by the schema: a new room's cannot be forgotten. */
    List<String[]> partsOfCases() {
        List<String[]> parts = new ArrayList<>();
        sql.sql(
                        "select table_name, column_name from information_schema.columns"
                                + " where table_schema = schema() and lower(column_name) in (:keys)"
                                + " order by table_name, column_name")
                .param("keys", KEYS)
                .query(
                        row -> {
                            String table = row.getString(1).toLowerCase(Locale.ROOT);
                            if (!table.equals("case_file")) {
                                parts.add(
                                        new String[] {
                                            table, row.getString(2).toLowerCase(Locale.ROOT)
                                        });
                            }
                        });
        return parts;
    }

    private static List<?> keys(String key, List<Due> cases) {
        return cases.stream()
                .map(one -> RetentionRule.byNumber(key) ? one.caseNumber() : (Object) one.id())
                .toList();
    }

    private String where(RetentionRule rule, Map<String, Object> params) {
        LocalDateTime now = Columns.time(clock.instant());
        params.put("limit", rule.limit(now));
        StringBuilder where =
                new StringBuilder(
                        "f.status <> 'open' and f.closed_at < :limit and not exists (select 1 from"
                                + " case_hold h where h.case_id = f.id and h.running = 'y')");
        if (rule.region() != null) {
            params.put("region", rule.region());
            where.append(
                    " and f.community in (select c.id from community c where c.region = :region)");
        } else if (!rules.regionsOf(rule).isEmpty()) {
            params.put("regions", rules.regionsOf(rule));
            where.append(
                    " and f.community not in (select c.id from community c where c.region in"
                            + " (:regions))");
        }
        for (String money : rule.unless()) {
            String[] column = money.split("\\.");
            where.append(
                    " and not exists (select 1 from %s u where u.case_number = f.case_number and u.%s > 0)"
                            .formatted(column[0], column[1]));
        }
        int kept = 0;
        for (RetentionRule keep : rules.all()) {
            if (keep.action() == Action.KEEP) {
                params.put("kept" + kept, keep.limit(now));
                where.append(
                        " and not (f.closed_at >= :kept%d and exists (select 1 from %s x where %s))"
                                .formatted(kept++, keep.table(), keep.rows()));
            }
        }
        if (rule.action() == Action.EMPTY || rule.action() == Action.REMOVE) {
            where.append(
                    rule.table().equals("case_file")
                            ? " and " + rule.full("f")
                            : " and exists (select 1 from %s x where %s and %s)"
                                    .formatted(rule.table(), rule.rows(), rule.full("x")));
        }
        return where.toString();
    }

    /** Which of these cases an open claim keeps. */
    List<String> claimed(Collection<String> caseNumbers) {
        List<String> claimed = new ArrayList<>();
        for (RetentionRule keep : rules.all()) {
            if (keep.action() == Action.KEEP) {
                claimed.addAll(
                        sql.sql(
                                        "select f.case_number from case_file f where f.case_number"
                                                + " in (:cases) and f.closed_at >= :limit and exists"
                                                + " (select 1 from %s x where %s)"
                                                        .formatted(keep.table(), keep.rows()))
                                .param("cases", caseNumbers)
                                .param("limit", keep.limit(Columns.time(clock.instant())))
                                .query(String.class)
                                .list());
            }
        }
        return claimed;
    }
}
