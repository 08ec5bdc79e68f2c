package org.guanjia;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import liquibase.ChecksumVersion;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.change.AbstractSQLChange;
import liquibase.change.Change;
import liquibase.change.core.AddColumnChange;
import liquibase.change.core.DropColumnChange;
import liquibase.change.core.DropTableChange;
import liquibase.change.core.ModifyDataTypeChange;
import liquibase.change.core.RenameColumnChange;
import liquibase.change.core.RenameTableChange;
import liquibase.changelog.ChangeLogParameters;
import liquibase.changelog.ChangeSet;
import liquibase.database.Database;
import liquibase.database.OfflineConnection;
import liquibase.database.core.MySQLDatabase;
import liquibase.parser.ChangeLogParserFactory;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.resource.ResourceAccessor;
import org.junit.jupiter.api.Test;

/**
 * What a database has run is never changed afterwards: each changeset keeps the fingerprint that is
 * written down in {@code changelog/checksums.txt}, and the version before can run on each schema.
 */
class ChangelogTest {

    private static final String CHANGELOG = "db/changelog/master.yaml";

    /** Taken away before there was a version that could run beside it. */
    private static final Set<String> BEFORE_THE_FIRST_RELEASE =
            Set.of("020-no-dispatch-round", "070-case-severity");

    @Test
    void no_changeset_was_edited_since_it_was_written_down() throws Exception {
        Map<String, String> written = written();
        Map<String, String> now = new LinkedHashMap<>();
        changeSets()
                .forEach(
                        one ->
                                now.put(
                                        id(one),
                                        one.generateCheckSum(ChecksumVersion.latest()).toString()));

        written.forEach(
                (id, checksum) ->
                        assertThat(now)
                                .as(
                                        "%s was edited or removed; databases have run it: write a"
                                                + " new changeset instead",
                                        id)
                                .containsEntry(id, checksum));
        assertThat(written.keySet())
                .as(
                        "new changesets are written down in"
                                + " src/test/resources/changelog/checksums.txt with these lines:\n"
                                + "%s",
                        lines(now))
                .containsAll(now.keySet());
    }

    @Test
    void each_changeset_is_valid_on_mysql() throws Exception {
        StringWriter sql = new StringWriter();
        ResourceAccessor files = new ClassLoaderResourceAccessor();
        Database mysql = new MySQLDatabase();
        Path history = Files.createTempFile("changelog", ".csv");
        Files.delete(history);
        mysql.setConnection(
                new OfflineConnection("offline:mysql?version=8.4&changeLogFile=" + history, files));
        try (Liquibase liquibase = new Liquibase(CHANGELOG, files, mysql)) {
            liquibase.update(new Contexts(), new LabelExpression(), sql);
        } finally {
            Files.deleteIfExists(history);
        }
        for (ChangeSet one : changeSets()) {
            assertThat(sql.toString()).as("MySQL's statements").contains(one.getId());
        }
        assertThat(tables(sql.toString()))
                .as("tables of ours that would not take an emoji")
                .isEmpty();
    }

    /**
     * So that the version before can still write, and going back needs no other schema: a column is
     * added with a default or as one that may be empty, and nothing is taken away or renamed.
     */
    @Test
    void the_version_before_can_run_on_each_schema() throws Exception {
        List<String> broken = new ArrayList<>();
        for (ChangeSet one : changeSets()) {
            for (Change change : one.getChanges()) {
                if (change instanceof AddColumnChange added) {
                    added.getColumns().stream()
                            .filter(
                                    column ->
                                            column.getConstraints() != null
                                                    && Boolean.FALSE.equals(
                                                            column.getConstraints().isNullable())
                                                    && column.getDefaultValueObject() == null)
                            .forEach(column -> broken.add(id(one) + " " + column.getName()));
                } else if (change instanceof DropColumnChange
                        || change instanceof DropTableChange
                        || change instanceof RenameColumnChange
                        || change instanceof RenameTableChange
                        || change instanceof ModifyDataTypeChange) {
                    if (BEFORE_THE_FIRST_RELEASE.contains(one.getId())) {
                        continue;
                    }
                    broken.add(id(one) + " " + change.getClass().getSimpleName());
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    /** Free SQL is one database's own language. */
    @Test
    void free_sql_names_its_database() throws Exception {
        for (ChangeSet one : changeSets()) {
            if (one.getChanges().stream().anyMatch(AbstractSQLChange.class::isInstance)) {
                assertThat(one.getDbmsSet()).as(id(one)).isNotNull().isNotEmpty();
            }
        }
    }

    private static List<String> tables(String sql) {
        return sql.lines()
                .filter(line -> line.startsWith("CREATE TABLE "))
                .filter(line -> !line.contains("ACT_") && !line.contains("DATABASECHANGELOG"))
                .filter(line -> !line.contains("utf8mb4"))
                .map(line -> line.split(" ")[2])
                .filter(
                        table ->
                                !sql.contains(
                                        "ALTER TABLE "
                                                + table
                                                + " CONVERT TO CHARACTER SET utf8mb4"))
                .toList();
    }

    private static List<ChangeSet> changeSets() throws Exception {
        ResourceAccessor files = new ClassLoaderResourceAccessor();
        return ChangeLogParserFactory.getInstance()
                .getParser(CHANGELOG, files)
                .parse(CHANGELOG, new ChangeLogParameters(), files)
                .getChangeSets()
                .stream()
                .filter(one -> one.getFilePath().startsWith("db/changelog/"))
                .toList();
    }

    private static String id(ChangeSet one) {
        return one.getFilePath() + " " + one.getId();
    }

    private static String lines(Map<String, String> checksums) {
        return checksums.entrySet().stream()
                .map(one -> one.getKey() + " " + one.getValue())
                .collect(Collectors.joining("\n"));
    }

    private static Map<String, String> written() throws IOException {
        try (InputStream in = ChangelogTest.class.getResourceAsStream("/changelog/checksums.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(" "))
                    .collect(
                            Collectors.toMap(
                                    cells -> cells[0] + " " + cells[1],
                                    cells -> cells[2],
                                    (a, b) -> a,
                                    LinkedHashMap::new));
        }
    }
}
