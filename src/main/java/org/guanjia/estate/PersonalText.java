package org.guanjia.estate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds a person in columns of free text and takes them out. */
@Component
public class PersonalText {

    /** What stands where a person stood: never longer than what it replaces. */
    public static final String MARK = "*";

    private static final int CHUNK = 500;

    private final JdbcClient sql;

    PersonalText(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * The keys of the rows in which a pattern of {@link DataSubject} is found.
     *
     * @param from table, joins and where clause, with {@code :communities} where it needs them
     * @param pattern null finds nothing
     */
    public Set<String> find(
            String key, String from, DataSubject who, String pattern, String... columns) {
        if (pattern == null) {
            return Set.of();
        }
        return new LinkedHashSet<>(
                sql.sql(
                                "select distinct "
                                        + key
                                        + " from "
                                        + from
                                        + " and ("
                                        + anyOf(columns)
                                        + ")")
                        .param("pattern", pattern)
                        .param("communities", who.communities())
                        .param("houses", orNone(who.houses()))
                        .query(String.class)
                        .list());
    }

    /**
     * Replaces the person in these rows.
     *
     * @param key column that holds one of {@code keys}
     * @return how many rows were changed
     */
    public int replace(
            String table, String key, Collection<?> keys, DataSubject who, String... columns) {
        String pattern = who.anywhere();
        if (pattern == null) {
            return 0;
        }
        String set =
                Arrays.stream(columns)
                        .map(
                                column ->
                                        column
                                                + " = regexp_replace("
                                                + column
                                                + ", :pattern, '"
                                                + MARK
                                                + "')")
                        .collect(Collectors.joining(", "));
        int changed = 0;
        for (List<?> some : chunks(keys)) {
            changed +=
                    sql.sql(
                                    "update "
                                            + table
                                            + " set "
                                            + set
                                            + " where "
                                            + key
                                            + " in (:keys) and ("
                                            + anyOf(columns)
                                            + ")")
                            .param("pattern", pattern)
                            .param("keys", some)
                            .update();
        }
        return changed;
    }

    /**
     * The cases in whose texts the person is found: by what is theirs alone anywhere in the
     * communities, by name in cases of their houses.
     *
     * @param texts columns of free text by table; each table names its case by {@code case_number}
     */
    public Set<String> cases(DataSubject who, Map<String, String[]> texts) {
        Set<String> cases = new TreeSet<>();
        texts.forEach(
                (table, columns) -> {
                    String from =
                            "case_file f join "
                                    + table
                                    + " x on x.case_number = f.case_number where ";
                    cases.addAll(
                            find(
                                    "f.case_number",
                                    from + "f.community in (:communities)",
                                    who,
                                    who.contact(),
                                    columns));
                    cases.addAll(
                            find(
                                    "f.case_number",
                                    from + "f.house_id in (:houses)",
                                    who,
                                    who.anywhere(),
                                    columns));
                });
        return cases;
    }

    /**
     * Replaces the person in the texts of these cases.
     *
     * @param texts as in {@link #cases}
     * @return how many rows were changed, by table
     */
    public Map<String, Integer> replace(
            DataSubject who, Set<String> cases, Map<String, String[]> texts) {
        Map<String, Integer> changed = new LinkedHashMap<>();
        texts.forEach(
                (table, columns) ->
                        changed.put(table, replace(table, "case_number", cases, who, columns)));
        return changed;
    }

    /** In pieces that a statement can take as a list. */
    public static <T> List<List<T>> chunks(Collection<T> all) {
        List<T> list = new ArrayList<>(all);
        List<List<T>> chunks = new ArrayList<>();
        for (int from = 0; from < list.size(); from += CHUNK) {
            chunks.add(list.subList(from, Math.min(list.size(), from + CHUNK)));
        }
        return chunks;
    }

    /** A list that a statement can hold, and that finds no row, instead of an empty one. */
    public static Collection<Long> orNone(Collection<Long> ids) {
        return ids.isEmpty() ? List.of(-1L) : ids;
    }

    private static String anyOf(String... columns) {
        return Arrays.stream(columns)
                .map(column -> "regexp_like(" + column + ", :pattern)")
                .collect(Collectors.joining(" or "));
    }
}
