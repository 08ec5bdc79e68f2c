package org.guanjia.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.guanjia.testing.ServerJvm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real server in a process of its own, killed without warning in the middle of writing 20,000
 * rows: nothing of them is there after its restart, the import is told as stopped, and it goes
 * through when it is asked for again.
 */
class ImportCrashTest {

    private static final int ROWS = 20_000;

    /** A house that the demo does not have, with a resident whose row the test holds. */
    private static final String PHASE = "9";

    private static final String HEADER = "小区,期,楼栋,单元,房号,姓名,电话\n";
    private static final String KNOWN = "yunqi,9期,1栋,1单元,99,云旧住,%s\n";

    @TempDir Path folder;
    private ServerJvm server;
    private int port;

    @BeforeEach
    void choosePort() throws Exception {
        server = new ServerJvm(folder);
        port = ServerJvm.freePort();
    }

    @AfterEach
    void stop() throws Exception {
        server.kill();
    }

    @Test
    void a_killed_import_changes_nothing_and_is_done_by_the_next_one() throws Exception {
        ImportClient admin = start();
        long small =
                admin.checked("houses", "一户.csv", "", file(0, "13312340001")).get("id").asLong();
        assertThat(admin.imported(small).get("state").asText()).isEqualTo("imported");
        JsonNode report = admin.checked("houses", "两万行.csv", "", file(ROWS, "13312340002"));
        assertThat(report.get("errors").asInt()).as(report.get("faults").toString()).isZero();
        assertThat(report.get("rows").asInt()).isEqualTo(ROWS + 1);
        long id = report.get("id").asLong();

        try (Connection other = connect()) {
            other.setAutoCommit(false);
            other.setTransactionIsolation(Connection.TRANSACTION_READ_UNCOMMITTED);
            // The import waits for this row, after it has written its houses and before it has
            // written its residents.
            number(other, "select id from resident where name = '云旧住' for update");
            assertThat(admin.post("/api/imports/" + id + "/run").status()).isEqualTo(202);
            await("20,000 houses, not committed")
                    .atMost(Duration.ofMinutes(1))
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> houses(other) == ROWS + 1);
            assertThat(admin.get("/api/imports/" + id).json().get("state").asText())
                    .isEqualTo("importing");
            server.kill();
        } catch (SQLException gone) {
            // With its server.
            assertThat(server.isAlive()).as(gone.toString()).isFalse();
        }

        try (Connection after = connect()) {
            assertThat(houses(after)).isEqualTo(1);
            assertThat(
                            number(
                                    after,
                                    "select count(*) from resident_phone where phone ="
                                            + " '13312340001'"))
                    .isEqualTo(1);
            // Half a minute later.
            try (Statement time = after.createStatement()) {
                time.executeUpdate("update import_job set beat_at = '2026-01-01 00:00:00'");
                time.executeUpdate("update import_gate set beat_at = '2026-01-01 00:00:00'");
            }
        }

        admin = start();
        JsonNode stopped = admin.get("/api/imports/" + id).json();
        assertThat(stopped.get("state").asText()).isEqualTo("stopped");
        assertThat(stopped.get("mayRun").asBoolean()).isTrue();
        JsonNode done = admin.imported(id);
        assertThat(done.get("state").asText()).as(done.toString()).isEqualTo("imported");
        try (Connection after = connect()) {
            assertThat(houses(after)).isEqualTo(ROWS + 1);
        }
    }

    /** The settings of a server on the test's database. */
    Map<String, String> database() {
        // Beside the server the test has a look and holds a row.
        return Map.of(
                "SPRING_DATASOURCE_URL",
                url() + ";WRITE_DELAY=0;LOCK_TIMEOUT=60000",
                "JAVA_TOOL_OPTIONS",
                "-Dh2.bindAddress=127.0.0.1");
    }

    /** A connection of the test's own, beside the server or without it. */
    Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), "sa", "");
    }

    private String url() {
        return "jdbc:h2:file:" + folder.resolve("guanjia").toAbsolutePath() + ";AUTO_SERVER=TRUE";
    }

    private ImportClient start() throws Exception {
        server.start(
                database(),
                "--server.port=" + port,
                "--guanjia.demo.cases=false",
                "--guanjia.security.bcrypt-strength=4");
        ImportClient admin = new ImportClient(port, "admin", "demo");
        server.awaitStart(() -> serves(admin));
        return admin;
    }

    private static boolean serves(ImportClient admin) {
        try {
            return admin.get("/api/imports").status() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    private static long houses(Connection connection) throws SQLException {
        return number(connection, "select count(*) from house where phase = '" + PHASE + "'");
    }

    private static long number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            assertThat(rows.next()).as(query).isTrue();
            return rows.getLong(1);
        }
    }

    private static byte[] file(int rows, String phone) {
        StringBuilder text = new StringBuilder(HEADER).append(KNOWN.formatted(phone));
        for (int i = 0; i < rows; i++) {
            text.append(
                    "yunqi,9期,%d栋,1单元,%d,新%d,1370%07d\n"
                            .formatted(i / 200 + 1, 100 + i % 200, i, i));
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
