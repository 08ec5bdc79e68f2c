package org.guanjia.desk;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.guanjia.testing.ServerProcess;
import org.springframework.util.FileSystemUtils;

/**
 * A server with the demo's communities, people and cases, in one language. All tests share it and
 * each brings a case of its own, for a house of its own.
 */
final class Office implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Language language;
    private final ServerProcess server;
    private final boolean own;
    private final Map<String, String> sessions = new ConcurrentHashMap<>();
    private final AtomicInteger houses;

    /** Starts it and does not wait; one that runs already is named by its port. */
    Office(Language language) {
        this.language = language;
        Path folder = Path.of("target", "desk", language.code());
        Integer running = Integer.getInteger("guanjia.desk." + language.code());
        own = running == null;
        // On a server that goes on running an earlier run has reported for the first ones.
        houses = new AtomicInteger(own ? 0 : (int) (System.nanoTime() % 48));
        try {
            if (own) {
                FileSystemUtils.deleteRecursively(folder);
                server = new ServerProcess(folder, "--guanjia.language=" + language.code());
                server.launch(
                        Map.of(
                                "JAVA_TOOL_OPTIONS",
                                "-Xmx1g -XX:TieredStopAtLevel=1 -XX:+UseSerialGC"));
            } else {
                server = ServerProcess.running(folder, running);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the demo's cases are in. */
    void awaitOpening() {
        if (own) {
            server.awaitReady();
        }
    }

    Language language() {
        return language;
    }

    String url(String path) {
        return server.url(path);
    }

    /** The cookies of a person who signed in before, by user. */
    Map<String, String> sessions() {
        return sessions;
    }

    JsonNode get(String user, String path) {
        return talk(() -> server.get(user, path));
    }

    JsonNode post(String user, String path, Object body) {
        return talk(() -> server.post(user, path, body));
    }

    /**
     * A house of the second phase of 云栖苑, as the lookup shows it, for which no other test reports.
     */
    JsonNode house() {
        int number = houses.getAndIncrement();
        String room = (3 + number / 4 % 12) + "0" + (1 + number % 2);
        String asked = "2-5-" + (1 + number / 2 % 2) + "-" + room;
        return get("admin", "/api/communities/yunqi/houses?q=" + asked).get("items").get(0);
    }

    /** Reports a case of a house through the portal's way in; gives its number. */
    String report(String flow, JsonNode house, String words) {
        Map<String, Object> body = new HashMap<>();
        for (String field : List.of("community", "phase", "building", "unit", "room")) {
            body.put(field, house.get(field).asText());
        }
        body.putAll(
                Map.of(
                        "reporterName", "云测试",
                        "reporterPhone", "13700000099",
                        "channel", "portal",
                        "description", words));
        return post("integration", "/api/cases/" + flow, body).get("caseNumber").asText();
    }

    JsonNode caseFile(String caseNumber) {
        return get("admin", "/api/cases/" + caseNumber);
    }

    /** The case, once it is as expected. */
    JsonNode caseFile(String caseNumber, Predicate<JsonNode> asExpected) {
        return await(caseNumber)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> caseFile(caseNumber), asExpected);
    }

    /** The open task of a case at a step of its diagram, once it is there. */
    JsonNode task(String caseNumber, String step) {
        return await(caseNumber + " at " + step)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> find(caseNumber, step), task -> task != null);
    }

    /** Whether the case has an open task at the step now. */
    boolean standsAt(String caseNumber, String step) {
        return find(caseNumber, step) != null;
    }

    private JsonNode find(String caseNumber, String step) {
        for (JsonNode task : get("admin", "/engine-rest/task?taskDefinitionKey=" + step)) {
            JsonNode its = get("admin", "/api/tasks/" + task.get("id").asText() + "/case");
            if (caseNumber.equals(its.path("caseNumber").asText())) {
                return task;
            }
        }
        return null;
    }

    @Override
    public void close() {
        if (own) {
            talk(
                    () -> {
                        server.kill();
                        return null;
                    });
        }
    }

    private static <T> T talk(Talk<T> talk) {
        try {
            return talk.ask();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private interface Talk<T> {
        T ask() throws IOException, InterruptedException;
    }
}
