package org.guanjia.repair;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.guanjia.testing.MySqlServer;
import org.guanjia.testing.OnMySql;
import org.guanjia.testing.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With mysqldump and mysql, in the words of README. */
@OnMySql
class BackupMySqlTest extends BackupTest {

    private static final String TOOLS = System.getenv("GUANJIA_TEST_MYSQL_TOOLS");

    private final MySqlServer mysql = MySqlServer.found().orElseThrow();
    private final Map<String, String> schemas = new LinkedHashMap<>();

    @BeforeEach
    void tools() {
        org.junit.jupiter.api.Assumptions.assumeTrue(
                TOOLS != null,
                "Backup of MySQL left out: GUANJIA_TEST_MYSQL_TOOLS names no folder with mysqldump"
                        + " and mysql.");
    }

    @AfterEach
    void drop() throws Exception {
        nothing_runs_on();
        for (String schema : schemas.values()) {
            mysql.drop(schema);
        }
    }

    @Override
    List<String> place(String name) {
        return List.of(
                "--spring.datasource.url=" + mysql.url(schema(name)),
                "--spring.datasource.username=" + mysql.user(),
                "--spring.datasource.password=" + mysql.password());
    }

    private String schema(String name) {
        return schemas.computeIfAbsent(name, any -> MySqlServer.newSchema());
    }

    @Override
    void backup(TestServer server, Path file) throws Exception {
        run(
                null,
                file,
                "mysqldump",
                "--single-transaction",
                "--quick",
                "--routines",
                "--triggers",
                "--hex-blob",
                "--default-character-set=utf8mb4",
                "--no-tablespaces",
                "--set-gtid-purged=OFF",
                schema("first"));
        assertThat(Files.readString(file)).contains("-- Dump completed");
    }

    @Override
    void restore(Path file, String name) throws Exception {
        run(
                null,
                null,
                "mysql",
                "-e",
                "CREATE DATABASE " + schema(name) + " CHARACTER SET utf8mb4 COLLATE utf8mb4_bin");
        run(file, null, "mysql", "--default-character-set=utf8mb4", schema(name));
    }

    @Test
    void a_backup_taken_in_the_middle_of_work_is_of_one_moment() throws Exception {
        TestServer server = start(place("first"), null);
        server.ask("fill 1 4");
        CompletableFuture<String> work =
                CompletableFuture.supplyAsync(() -> server.ask("fill 5 16"));
        backup(server, folder.resolve("backup"));
        assertThat(work.get()).doesNotStartWith("failed");
        String now = server.ask("now");
        stop(server);
        restore(folder.resolve("backup"), "second");

        TestServer restored = start(place("second"), now);
        assertThat(restored.ask("finish")).startsWith("{");
        assertThat(restored.ask("cases")).isEqualTo("[]");
        assertThat(restored.ask("incidents")).isEqualTo("0");
    }

    private void run(Path in, Path out, String tool, String... arguments) throws Exception {
        URI server = URI.create(mysql.url().substring("jdbc:".length()));
        List<String> command = new ArrayList<>();
        command.add(TOOLS + "/" + tool);
        command.addAll(
                List.of(
                        "--protocol=tcp",
                        "-h" + server.getHost(),
                        "-P" + server.getPort(),
                        "-u" + mysql.user()));
        command.addAll(List.of(arguments));
        Path errors = folder.resolve("errors");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.environment().put("MYSQL_PWD", mysql.password());
        if (in != null) {
            builder.redirectInput(in.toFile());
        }
        builder.redirectOutput(out == null ? folder.resolve("output").toFile() : out.toFile());
        assertThat(builder.start().waitFor()).as(Files.readString(errors)).isZero();
    }
}
