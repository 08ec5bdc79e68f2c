package org.guanjia.testing;

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
import java.util.UUID;

/** The demo's server in a process of its own, on a free port. */
public final class ServerProcess {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final ServerJvm jvm;
    private final List<String> arguments;
    private final int port;

    /**
     * @param folder where the server runs: its data, unless the arguments say otherwise, and its
     *     log
     */
    public ServerProcess(Path folder, String... arguments) throws IOException {
        this(folder, ServerJvm.freePort(), arguments);
    }

    private ServerProcess(Path folder, int port, String... arguments) throws IOException {
        this.jvm = new ServerJvm(Files.createDirectories(folder));
        this.arguments = List.of(arguments);
        this.port = port;
    }

    /** One that somebody else started on this machine and will end. */
    public static ServerProcess running(Path folder, int port) throws IOException {
        return new ServerProcess(folder, port);
    }

    /** Starts it and does not wait. */
    public void launch() throws IOException {
        launch(Map.of());
    }

    /**
     * Starts it and does not wait.
     *
     * @param variables of its environment, beside those of this process
     */
    public void launch(Map<String, String> variables) throws IOException {
        List<String> all =
                new ArrayList<>(
                        List.of("--server.port=" + port, "--guanjia.security.bcrypt-strength=4"));
        all.addAll(arguments);
        jvm.start(variables, all.toArray(String[]::new));
    }

    public void awaitReady() {
        jvm.awaitStart(this::ready);
    }

    public boolean alive() {
        return jvm.isAlive();
    }

    /** Without warning, as {@code kill -9}. */
    public void kill() throws InterruptedException {
        jvm.kill();
    }

    public String log() {
        return jvm.log();
    }

    /** The address of one of its pages. */
    public String url(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    public JsonNode get(String path) throws IOException, InterruptedException {
        return get("admin", path);
    }

    /** What somebody reads there. */
    public JsonNode get(String user, String path) throws IOException, InterruptedException {
        return answered(send(request(user, path).GET()));
    }

    /** Sends a change of somebody's. Gives the answer, null when there is nothing in it. */
    public JsonNode post(String user, String path, Object body)
            throws IOException, InterruptedException {
        return answered(
                send(
                        request(user, path)
                                .header("Content-Type", "application/json")
                                .header("Idempotency-Key", UUID.randomUUID().toString())
                                .POST(
                                        HttpRequest.BodyPublishers.ofString(
                                                JSON.writeValueAsString(body)))));
    }

    private static JsonNode answered(HttpResponse<String> answer) throws IOException {
        assertThat(answer.statusCode())
                .as(answer.request().uri() + " " + answer.body())
                .isBetween(200, 299);
        return answer.body().isEmpty() ? null : JSON.readTree(answer.body());
    }

    /** Reports a repair, with the key as its Idempotency-Key. */
    public HttpResponse<String> report(String key, Map<String, ?> body)
            throws IOException, InterruptedException {
        return send(
                request("/api/cases/repair")
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", key)
                        .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    public static String caseNumber(HttpResponse<String> answer) throws IOException {
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
        return request("admin", path);
    }

    private HttpRequest.Builder request(String user, String path) {
        byte[] credentials = (user + ":demo").getBytes(StandardCharsets.UTF_8);
        return HttpRequest.newBuilder(URI.create(url(path)))
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
