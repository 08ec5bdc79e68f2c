package org.guanjia;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.guanjia.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every column of text of ours is looked at once: whether it can hold a resident, and who erases it
 * then. A new column without its line fails here, before it outlives an erasure.
 */
@ServerTest
class PersonalColumnsTest {

    @Autowired JdbcClient sql;

    @Test
    void each_column_of_text_says_whether_it_can_hold_a_resident() throws IOException {
        Map<String, String> said = said();
        List<String> columns =
                sql
                        .sql(
                                "select c.table_name, c.column_name from information_schema.columns"
                                        + " c join information_schema.tables t on t.table_name ="
                                        + " c.table_name and t.table_schema = c.table_schema where"
                                        + " c.table_schema = schema() and t.table_type = 'BASE TABLE'"
                                        + " and (lower(c.data_type) like '%char%' or lower(c.data_type)"
                                        + " like '%text%' or lower(c.data_type) like '%character"
                                        + " large%')")
                        .query(
                                (row, number) ->
                                        (row.getString(1) + "." + row.getString(2))
                                                .toLowerCase(Locale.ROOT))
                        .list()
                        .stream()
                        .filter(column -> !column.startsWith("act_"))
                        .filter(column -> !column.startsWith("databasechangelog"))
                        .sorted()
                        .toList();
        assertThat(columns).isNotEmpty();
        assertThat(said.keySet())
                .as("lines of src/test/resources/personal-columns.txt")
                .containsExactlyInAnyOrderElementsOf(columns);
    }

    @Test
    void what_can_hold_a_resident_is_named_by_who_erases_it() throws IOException {
        for (Map.Entry<String, String> line : said().entrySet()) {
            String column = line.getKey().substring(line.getKey().indexOf('.') + 1);
            if (!line.getValue().startsWith("no")) {
                try (InputStream in =
                        getClass()
                                .getResourceAsStream(
                                        "/org/guanjia/"
                                                + line.getValue().replace('.', '/')
                                                + ".class")) {
                    assertThat(in).as("%s: %s", line.getKey(), line.getValue()).isNotNull();
                    assertThat(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1))
                            .as("%s names %s", line.getValue(), line.getKey())
                            .containsPattern(column + "|delete from " + table(line.getKey()));
                }
            }
        }
    }

    private static String table(String column) {
        return column.substring(0, column.indexOf('.'));
    }

    private static Map<String, String> said() throws IOException {
        try (InputStream in =
                PersonalColumnsTest.class.getResourceAsStream("/personal-columns.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(" ", 2))
                    .collect(
                            Collectors.toMap(
                                    cells -> cells[0],
                                    cells -> cells[1],
                                    (a, b) -> a,
                                    TreeMap::new));
        }
    }
}
