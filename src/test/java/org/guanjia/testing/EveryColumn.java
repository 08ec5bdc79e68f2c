package org.guanjia.testing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks for words in every column of every table, the engine's and blobs included. */
public final class EveryColumn {

    private record Column(String table, String name, String type) {}

    private EveryColumn() {}

    /** Each place where one of the words stands, as {@code table.column: word}. */
    public static List<String> where(JdbcClient sql, List<String> words) {
        List<String> found = new ArrayList<>();
        for (Column column : columns(sql)) {
            String type = column.type().toLowerCase(Locale.ROOT);
            if (type.contains("char")
                    || type.contains("text")
                    || type.contains("clob")
                    || type.contains("character large")) {
                for (String word : words) {
                    long rows =
                            sql.sql(
                                            "select count(*) from %s where lower(%s) like ?"
                                                    .formatted(column.table(), column.name()))
                                    .param("%" + word.toLowerCase(Locale.ROOT) + "%")
                                    .query(Long.class)
                                    .single();
                    if (rows > 0) {
                        found.add(column.table() + "." + column.name() + ": " + word);
                    }
                }
            } else if (type.contains("blob") || type.contains("binary")) {
                found.addAll(inBytes(sql, column, words));
            }
        }
        return found;
    }

    private static List<String> inBytes(JdbcClient sql, Column column, List<String> words) {
        List<String> found = new ArrayList<>();
        sql.sql(
                        "select %s from %s where %s is not null"
                                .formatted(column.name(), column.table(), column.name()))
                .query(
                        row -> {
                            String text = new String(row.getBytes(1), StandardCharsets.UTF_8);
                            for (String word : words) {
                                if (text.contains(word)) {
                                    found.add(column.table() + "." + column.name() + ": " + word);
                                }
                            }
                        });
        return found;
    }

    private static List<Column> columns(JdbcClient sql) {
        return sql.sql(
                        "select c.table_name, c.column_name, c.data_type from"
                                + " information_schema.columns c join information_schema.tables t"
                                + " on t.table_name = c.table_name and t.table_schema ="
                                + " c.table_schema where c.table_schema = schema() and t.table_type"
                                + " = 'BASE TABLE' order by c.table_name, c.column_name")
                .query(
                        (row, number) ->
                                new Column(row.getString(1), row.getString(2), row.getString(3)))
                .list();
    }
}
