package org.guanjia.repair;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.guanjia.testing.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup taken while the server works, restored into an empty place: work goes on from it. */
class BackupTest {

    @TempDir Path folder;
    private final List<TestServer> running = new ArrayList<>();

    @AfterEach
    void nothing_runs_on() {
        List.copyOf(running).forEach(TestServer::close);
        running.clear();
    }

    @Test
    void running_cases_go_on_from_a_restored_backup() throws Exception {
        TestServer server = start(place("first"), null);
        server.ask("fill 1 10");
        String cases = server.ask("cases");
        String tasks = server.ask("tasks");
        String photos = server.ask("photos");
        assertThat(photos).as("photos to lose").doesNotStartWith("0 ");
        String now = server.ask("now");

        backup(server, folder.resolve("backup"));
        server.ask("fill 11 13");
        server.ask("report 201");
        assertThat(server.ask("cases")).isNotEqualTo(cases);
        stop(server);
        restore(folder.resolve("backup"), "second");

        TestServer restored = start(place("second"), now);
        assertThat(restored.ask("cases")).isEqualTo(cases);
        assertThat(restored.ask("tasks")).isEqualTo(tasks);
        assertThat(restored.ask("photos")).as("byte for byte").isEqualTo(photos);
        String outcomes = restored.ask("finish");
        assertThat(outcomes).startsWith("{");
        assertThat(new ObjectMapper().readTree(outcomes).size())
                .isEqualTo(new ObjectMapper().readTree(cases).size());
        assertThat(restored.ask("incidents")).isEqualTo("0");
        assertThat(restored.ask("report 202")).as("new work").startsWith("BX-");
    }

    // ---- as README says for H2 ----

    List<String> place(String name) {
        return List.of(
                "--spring.datasource.url=jdbc:h2:file:"
                        + folder.resolve(name).resolve("guanjia")
                        + ";DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0;OPTIMIZE_REUSE_RESULTS=0");
    }

    void backup(TestServer server, Path file) throws Exception {
        assertThat(server.ask("backup " + file)).isEqualTo("done");
    }

    void restore(Path file, String name) throws Exception {
        Path place = Files.createDirectories(folder.resolve(name));
        try (InputStream in = Files.newInputStream(file);
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry; (entry = zip.getNextEntry()) != null; ) {
                Files.copy(zip, place.resolve(Path.of(entry.getName()).getFileName()));
            }
        }
    }

    // ---- servers ----

    TestServer start(List<String> place, String now) {
        List<String> arguments = new ArrayList<>(place);
        if (now != null) {
            arguments.add("--" + LifeCycleServer.NOW + "=" + now);
        }
        TestServer server =
                TestServer.start(
                        LifeCycleServer.class, folder.resolve("log"), List.of(), arguments);
        running.add(server);
        return server;
    }

    void stop(TestServer server) {
        server.close();
        running.remove(server);
    }
}
