package org.guanjia.operation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.guanjia.engine.StoredAccounts;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Whether a newer version of the house has changed this schema already. Liquibase passes over
 * changes that it does not know, and the older version would write rows that the newer one cannot
 * read.
 */
final class SchemaAge {

    private static final String FILES = "db/changelog/";

    private SchemaAge() {}

    /** The id of one of our changes that was made and that this version does not know. */
    static Optional<String> changesOfANewerVersion(Connection database) throws SQLException {
        if (!StoredAccounts.hasTable(database, "DATABASECHANGELOG")) {
            return Optional.empty();
        }
        Set<String> known = known();
        try (Statement statement = database.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "select ID from DATABASECHANGELOG where FILENAME like '"
                                        + FILES
                                        + "%' order by ORDEREXECUTED desc")) {
            while (row.next()) {
                if (!known.contains(row.getString(1))) {
                    return Optional.of(row.getString(1));
                }
            }
        }
        return Optional.empty();
    }

    private static Set<String> known() {
        Set<String> ids = new HashSet<>();
        Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
        try {
            for (Resource file :
                    new PathMatchingResourcePatternResolver()
                            .getResources("classpath*:" + FILES + "**/*.yaml")) {
                try (InputStream text = file.getInputStream()) {
                    Map<String, List<Map<String, Map<String, Object>>>> changes = yaml.load(text);
                    changes.get("databaseChangeLog").stream()
                            .filter(entry -> entry.containsKey("changeSet"))
                            .forEach(
                                    entry ->
                                            ids.add(
                                                    String.valueOf(
                                                            entry.get("changeSet").get("id"))));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ids;
    }
}
