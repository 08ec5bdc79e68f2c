package org.guanjia.testing;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A page in a real Chromium, which a test drives as somebody at the keyboard would. A test that
 * asks for one is left out where there is no Chromium ({@code GUANJIA_TEST_CHROMIUM} names it).
 */
public final class Browser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Process process;
    private final WebSocket socket;
    private final AtomicInteger last = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
    private final List<String> troubles = new CopyOnWriteArrayList<>();

    /**
     * Opens an empty page.
     *
     * @param profile a folder of its own
     */
    public Browser(Path profile) throws Exception {
        String named = System.getenv("GUANJIA_TEST_CHROMIUM");
        Path chromium = Path.of(named == null || named.isBlank() ? "/usr/bin/chromium" : named);
        assumeTrue(Files.isExecutable(chromium), "left out: there is no Chromium at " + chromium);
        process =
                new ProcessBuilder(
                                chromium.toString(),
                                "--headless",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--accept-lang=zh-CN",
                                "--lang=zh-CN",
                                "--remote-debugging-port=0",
                                "--user-data-dir=" + profile,
                                "about:blank")
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try {
            Path port = profile.resolve("DevToolsActivePort");
            await("Chromium").atMost(PATIENCE).until(() -> lines(port).size() == 2);
            socket =
                    HTTP.newWebSocketBuilder()
                            .buildAsync(page(lines(port).get(0)), new Ears())
                            .get(30, TimeUnit.SECONDS);
            ask("Runtime.enable", Map.of());
            ask("Log.enable", Map.of());
            ask("Page.enable", Map.of());
        } catch (Exception failure) {
            process.destroyForcibly();
            throw failure;
        }
    }

    /** Goes to an address. */
    public void open(String address) {
        ask("Page.navigate", Map.of("url", address));
    }

    /** Waits until an expression of the page is true, and fails with what is to be seen. */
    public void awaitTrue(String expression) {
        try {
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> run("Boolean(" + expression + ")").asBoolean());
        } catch (org.awaitility.core.ConditionTimeoutException never) {
            throw new AssertionError(
                    expression + " never became true: " + text() + " " + troubles, never);
        }
    }

    /** Runs a script in the page; gives its value. */
    public JsonNode run(String script) {
        JsonNode answer =
                ask(
                        "Runtime.evaluate",
                        Map.of("expression", script, "returnByValue", true, "awaitPromise", true));
        return answer.path("result").path("value");
    }

    /** What is to be read on the page. */
    public String text() {
        return run("document.body.innerText").asText();
    }

    /** Errors of scripts, refused content and failed requests since it was opened. */
    public List<String> troubles() {
        return List.copyOf(troubles);
    }

    @Override
    public void close() {
        socket.abort();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private JsonNode ask(String method, Map<String, ?> params) {
        int id = last.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        asked.put(id, answer);
        try {
            socket.sendText(
                            JSON.writeValueAsString(
                                    Map.of("id", id, "method", method, "params", params)),
                            true)
                    .get(30, TimeUnit.SECONDS);
            return answer.get(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (Exception failure) {
            throw new IllegalStateException(method, failure);
        }
    }

    private void heard(JsonNode message) {
        if (message.has("id")) {
            asked.remove(message.get("id").asInt()).complete(message.path("result"));
            return;
        }
        JsonNode said = message.path("params");
        switch (message.path("method").asText()) {
            case "Runtime.exceptionThrown" ->
                    troubles.add(said.path("exceptionDetails").toString());
            case "Runtime.consoleAPICalled" -> {
                if (said.path("type").asText().equals("error")) {
                    troubles.add(said.path("args").toString());
                }
            }
            case "Log.entryAdded" -> {
                if (said.path("entry").path("level").asText().equals("error")) {
                    troubles.add(said.path("entry").toString());
                }
            }
            default -> {
                // Chromium tells more than is needed.
            }
        }
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    private static URI page(String port) throws Exception {
        HttpRequest list =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json")).build();
        for (JsonNode target :
                JSON.readTree(HTTP.send(list, HttpResponse.BodyHandlers.ofString()).body())) {
            if (target.path("type").asText().equals("page")) {
                return URI.create(target.path("webSocketDebuggerUrl").asText());
            }
        }
        throw new IllegalStateException("Chromium has no page");
    }

    /** Puts together what arrives in parts. */
    private final class Ears implements WebSocket.Listener {

        private final StringBuilder parts = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean end) {
            parts.append(part);
            if (end) {
                try {
                    heard(JSON.readTree(parts.toString()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                } finally {
                    parts.setLength(0);
                }
            }
            from.request(1);
            return null;
        }
    }
}
