package org.guanjia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The real server in a process of its own, without the tests' classes, on a free port. */
final class ServerProcess {

    private static final Duration LONGEST_START = Duration.ofMinutes(5);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Path folder;
    private final List<String> arguments;
    private final int port;
    private Process process;

    /**
     * @param folder where the server runs: its data, unless the arguments say otherwise, and its
     *     log
     */
    ServerProcess(Path folder, String... arguments) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.arguments = List.of(arguments);
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
    }

    /** Starts it and does not wait. */
    void launch() throws IOException {
        String classPath =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"));
        String withoutTests =
                Arrays.stream(classPath.split(File.pathSeparator))
                        .filter(part -> !part.endsWith("test-classes"))
                        .collect(Collectors.joining(File.pathSeparator));
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Dfile.encoding=UTF-8",
                                "-cp",
                                withoutTests,
                                Application.class.getName(),
                                "--server.port=" + port,
                                "--guanjia.security.bcrypt-strength=4"));
        command.addAll(arguments);
        process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile().toFile()))
                        .start();
    }

    void awaitReady() {
        await("start of the server")
                .atMost(LONGEST_START)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> !alive() || ready());
        assertThat(alive()).as(log()).isTrue();
    }

    boolean alive() {
        return process.isAlive();
    }

    /** Without warning, as {@code kill -9}. */
    void kill() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
    }

    String log() {
        try {
            return Files.readString(logFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

    private Path logFile() {
        return folder.resolve("log");
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
