package org.guanjia;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.guanjia.testing.ServerJvm;

/** The demo's server in a process of its own, on a free port. */
final class ServerProcess {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final ServerJvm jvm;
    private final List<String> arguments;
    private final int port;

    /**
     * @param folder where the server runs: its data, unless the arguments say otherwise, and its
     *     log
     */
    ServerProcess(Path folder, String... arguments) throws IOException {
        this.jvm = new ServerJvm(Files.createDirectories(folder));
        this.arguments = List.of(arguments);
        this.port = ServerJvm.freePort();
    }

    /** Starts it and does not wait. */
    void launch() throws IOException {
        List<String> all =
                new ArrayList<>(
                        List.of("--server.port=" + port, "--guanjia.security.bcrypt-strength=4"));
        all.addAll(arguments);
        jvm.start(Map.of(), all.toArray(String[]::new));
    }

    void awaitReady() {
        jvm.awaitStart(this::ready);
    }

    boolean alive() {
        return jvm.isAlive();
    }

    /** Without warning, as {@code kill -9}. */
    void kill() throws InterruptedException {
        jvm.kill();
    }

    String log() {
        return jvm.log();
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(request(path).GET());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    /** Reports a repair, with the key as its Idempotency-Key. */
    HttpResponse<String> report(String key, Map<String, ?> body)
            throws IOException, InterruptedException {
        return send(
                request("/api/cases/repair")
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", key)
                        .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    static String caseNumber(HttpResponse<String> answer) throws IOException {
        return JSON.readTree(answer.body()).get("caseNumber").asText();
    }

    private boolean ready() throws InterruptedException {
        try {
            return send(request("/api/cases?limit=1").GET()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private HttpRequest.Builder request(String path) {
        byte[] credentials = "admin:demo".getBytes(StandardCharsets.UTF_8);
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(30))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
