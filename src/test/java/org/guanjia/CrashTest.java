package org.guanjia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.guanjia.testing.ServerProcess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real server in a process of its own, on a database in a file, killed without warning while
 * reports pour in, and started again: nothing that was acknowledged is lost, nothing is there
 * twice, what was begun goes on, and the definitions are the same as before.
 */
class CrashTest {

    private static final int CLIENTS = 4;
    private static final int ENOUGH = 25;

    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
    private final Set<String> sent = ConcurrentHashMap.newKeySet();

    @TempDir Path folder;
    private ServerProcess server;

    @BeforeEach
    void choosePort() throws IOException {
        // The default data source writes below the folder.
        server = new ServerProcess(folder, "--guanjia.demo.cases=false");
    }

    @AfterEach
    void stop() throws InterruptedException {
        server.kill();
    }

    @Test
    void a_killed_server_goes_on_after_its_restart() throws Exception {
        start();
        Set<String> definitions = ids("/engine-rest/process-definition?maxResults=500");

        reportUntilKilled();
        Map<String, String> before = Map.copyOf(acknowledged);
        start();

        assertThat(ids("/engine-rest/process-definition?maxResults=500")).isEqualTo(definitions);
        for (String key : sent) {
            // While the jobs left behind are caught up, two may want one row, or all have a
            // connection: 409 and 503 ask for patience.
            HttpResponse<String> again =
                    await().atMost(Duration.ofMinutes(1))
                            .until(
                                    () -> report(key),
                                    answer -> !List.of(409, 503).contains(answer.statusCode()));
            assertThat(again.statusCode()).as(again.body()).isEqualTo(201);
            acknowledged.put(key, ServerProcess.caseNumber(again));
        }
        assertThat(acknowledged).containsAllEntriesOf(before).hasSameSizeAs(sent);
        assertThat(new HashSet<>(acknowledged.values())).hasSameSizeAs(sent);
        assertThat(titles()).containsExactlyInAnyOrderElementsOf(titlesSent());
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(
                        () -> assertThat(cases()).allMatch(one -> one.hasNonNull("severity")));
        assertThat(server.get("/engine-rest/incident/count").get("count").asInt()).isZero();
        assertThat(server.get("/engine-rest/job/count?timers=true").get("count").asInt())
                .as("each case has clocks that go on")
                .isGreaterThanOrEqualTo(sent.size());
    }

    private void reportUntilKilled() throws InterruptedException {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        AtomicInteger next = new AtomicInteger();
        CountDownLatch enough = new CountDownLatch(ENOUGH);
        for (int client = 0; client < CLIENTS; client++) {
            clients.submit(
                    () -> {
                        while (server.alive()) {
                            String key = "crash-" + next.incrementAndGet();
                            sent.add(key);
                            acknowledged.put(key, ServerProcess.caseNumber(report(key)));
                            enough.countDown();
                        }
                        return null;
                    });
        }
        assertThat(enough.await(1, TimeUnit.MINUTES)).as("reports are acknowledged").isTrue();
        server.kill();
        clients.shutdown();
        assertThat(clients.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        assertThat(sent).as("some were on their way").hasSizeGreaterThan(acknowledged.size());
    }

    private void start() throws IOException {
        server.launch();
        server.awaitReady();
    }

    private HttpResponse<String> report(String key) throws IOException, InterruptedException {
        return server.report(
                key,
                Map.of(
                        "community", "yunqi",
                        "phase", "1期",
                        "building", "2栋",
                        "unit", "1单元",
                        "room", "501",
                        "channel", "api",
                        "description", title(key)));
    }

    private static String title(String key) {
        return "厨房水龙头滴水 " + key;
    }

    private List<String> titlesSent() {
        return sent.stream().map(CrashTest::title).toList();
    }

    private List<String> titles() throws IOException, InterruptedException {
        return cases().stream().map(one -> one.get("title").asText()).toList();
    }

    private List<JsonNode> cases() throws IOException, InterruptedException {
        List<JsonNode> all = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = server.get("/api/cases?limit=200" + after);
            page.get("items").forEach(all::add);
            after = page.hasNonNull("next") ? "&after=" + page.get("next").asText() : "";
        } while (!after.isEmpty());
        return all;
    }

    private Set<String> ids(String path) throws IOException, InterruptedException {
        Set<String> ids = new TreeSet<>();
        server.get(path).forEach(one -> ids.add(one.get("id").asText()));
        return ids;
    }
}
