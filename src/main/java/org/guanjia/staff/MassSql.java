package org.guanjia.staff;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;

/**
 * Statements over many rows at once, alike on every database: a file of 100,000 rows is some
 * hundred statements, not some hundred thousand. Names of tables and columns come from the code,
 * never from outside.
 */
public final class MassSql {

    private static final int ROWS = 500;

    /** Each row of an update costs a comparison with every other one of its statement. */
    private static final int UPDATED_ROWS = 200;

    private final JdbcClient db;

    public MassSql(JdbcClient db) {
        this.db = db;
    }

    /** Inserts the rows; each has a value for each column. */
    public void insert(String table, List<String> columns, List<List<Object>> rows) {
        for (List<List<Object>> chunk : chunks(rows, ROWS)) {
            db.sql(insertion(table, columns, chunk.size())).params(flat(chunk)).update();
        }
    }

    /**
     * As {@link #insert}, for a table with a generated {@code id}.
     *
     * @return the ids in the order of the rows
     */
    public List<Long> insertForIds(String table, List<String> columns, List<List<Object>> rows) {
        List<Long> ids = new ArrayList<>(rows.size());
        for (List<List<Object>> chunk : chunks(rows, ROWS)) {
            GeneratedKeyHolder keys = new GeneratedKeyHolder();
            db.sql(insertion(table, columns, chunk.size())).params(flat(chunk)).update(keys, "id");
            if (keys.getKeyList().size() != chunk.size()) {
                throw new IllegalStateException(
                        keys.getKeyList().size() + " ids for " + chunk.size() + " rows");
            }
            for (Map<String, Object> key : keys.getKeyList()) {
                ids.add(((Number) key.values().iterator().next()).longValue());
            }
        }
        return ids;
    }

    /**
     * Updates rows by their id.
     *
     * @param rows by id, a value for each column
     */
    public void update(String table, List<String> columns, Map<Long, List<Object>> rows) {
        for (List<Map.Entry<Long, List<Object>>> chunk :
                chunks(List.copyOf(rows.entrySet()), UPDATED_ROWS)) {
            List<Object> values = new ArrayList<>();
            List<String> sets = new ArrayList<>();
            for (int column = 0; column < columns.size(); column++) {
                StringBuilder set = new StringBuilder(columns.get(column) + " = case id");
                for (Map.Entry<Long, List<Object>> row : chunk) {
                    set.append(" when ? then ?");
                    values.add(row.getKey());
                    values.add(row.getValue().get(column));
                }
                // The other branch gives the expression its type.
                sets.add(
                        set.append(" else ").append(columns.get(column)).append(" end").toString());
            }
            chunk.forEach(row -> values.add(row.getKey()));
            db.sql(
                            "update "
                                    + table
                                    + " set "
                                    + String.join(", ", sets)
                                    + " where id in ("
                                    + marks(chunk.size())
                                    + ")")
                    .params(values)
                    .update();
        }
    }

    /** Deletes the rows whose column holds one of the values. */
    public void delete(String table, String column, Collection<?> values) {
        for (List<Object> chunk : chunks(new ArrayList<Object>(values), ROWS)) {
            db.sql(
                            "delete from "
                                    + table
                                    + " where "
                                    + column
                                    + " in ("
                                    + marks(chunk.size())
                                    + ")")
                    .params(chunk)
                    .update();
        }
    }

    private static String insertion(String table, List<String> columns, int rows) {
        String row = "(" + marks(columns.size()) + ")";
        return "insert into "
                + table
                + " ("
                + String.join(", ", columns)
                + ") values "
                + String.join(", ", Collections.nCopies(rows, row));
    }

    private static String marks(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }

    private static List<Object> flat(List<List<Object>> rows) {
        List<Object> all = new ArrayList<>();
        Consumer<List<Object>> add = all::addAll;
        rows.forEach(add);
        return all;
    }

    private static <T> List<List<T>> chunks(List<T> all, int size) {
        List<List<T>> chunks = new ArrayList<>();
        for (int from = 0; from < all.size(); from += size) {
            chunks.add(all.subList(from, Math.min(from + size, all.size())));
        }
        return chunks;
    }
}
