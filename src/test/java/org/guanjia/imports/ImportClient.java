package org.guanjia.imports;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;

/** Somebody who imports over HTTP; sends and gets files as they are. */
final class ImportClient {

    /** What the server said. */
    record Said(int status, byte[] body, HttpResponse<byte[]> response) {

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        JsonNode json() {
            try {
                return new ObjectMapper().readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(status + " " + text(), e);
            }
        }

        String detail() {
            return json().path("detail").asText();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Set<String> RUNNING = Set.of("checking", "importing");

    private final String base;
    private final String authorization;

    /**
     * @param user null for nobody
     */
    ImportClient(int port, String user, String password) {
        this.base = "http://127.0.0.1:" + port;
        this.authorization =
                user == null
                        ? null
                        : "Basic "
                                + Base64.getEncoder()
                                        .encodeToString(
                                                (user + ":" + password)
                                                        .getBytes(StandardCharsets.UTF_8));
    }

    Said get(String path, String... headers) {
        return send("GET", path, null, HttpRequest.BodyPublishers.noBody(), headers);
    }

    Said post(String path, String... headers) {
        return send(
                "POST",
                path,
                "application/json",
                HttpRequest.BodyPublishers.ofString("{}"),
                headers);
    }

    /** The file as it is; {@code more} is the rest of the query, empty or beginning with an &. */
    Said upload(String kind, String name, String more, byte[] file, String... headers) {
        return send(
                "POST",
                "/api/imports?kind="
                        + kind
                        + "&name="
                        + URLEncoder.encode(name, StandardCharsets.UTF_8)
                        + more,
                "application/octet-stream",
                HttpRequest.BodyPublishers.ofByteArray(file),
                headers);
    }

    /** Uploads a file that is taken; waits for its report. */
    JsonNode checked(String kind, String name, String more, byte[] file) {
        Said said = upload(kind, name, more, file);
        if (said.status() != 201) {
            throw new AssertionError(said.status() + " " + said.text());
        }
        return settled(said.json().get("id").asLong());
    }

    /** Imports a file that was checked; waits for the end. */
    JsonNode imported(long id) {
        Said said = post("/api/imports/" + id + "/run");
        if (said.status() != 202) {
            throw new AssertionError(said.status() + " " + said.text());
        }
        return settled(id);
    }

    JsonNode settled(long id) {
        return await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> get("/api/imports/" + id).json(),
                        job -> !RUNNING.contains(job.path("state").asText()));
    }

    Said send(
            String method,
            String path,
            String type,
            HttpRequest.BodyPublisher body,
            String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path))
                        .timeout(Duration.ofMinutes(1))
                        .method(method, body);
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        if (type != null) {
            request.header("Content-Type", type);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            HttpResponse<byte[]> response =
                    HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Said(response.statusCode(), response.body(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
