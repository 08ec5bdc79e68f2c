package org.guanjia.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Somebody at the server's door: nobody, a system with Basic, or a browser with a session. */
final class Door {

    /** What the server said. */
    record Answer(int status, String body, Map<String, List<String>> headers) {

        JsonNode json() {
            try {
                return new ObjectMapper().readTree(body);
            } catch (IOException e) {
                throw new AssertionError(status + " " + body, e);
            }
        }

        String header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(header -> String.join("\n", header.getValue()))
                    .findFirst()
                    .orElse(null);
        }
    }

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    private final String base;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final Map<String, String> cookies = new LinkedHashMap<>();

    private Door(int port) {
        this.base = "http://127.0.0.1:" + port;
    }

    static Door nobody(int port) {
        return new Door(port);
    }

    static Door basic(int port, String user, String password) {
        return new Door(port)
                .with(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString(
                                                (user + ":" + password)
                                                        .getBytes(StandardCharsets.UTF_8)));
    }

    /** A browser that signed in to Tasklist. */
    static Door session(int port, String user, String password) {
        Door browser = new Door(port);
        Answer login = browser.login(user, password);
        if (login.status() != 200) {
            throw new AssertionError("Login answered " + login.status() + " " + login.body());
        }
        return browser;
    }

    Answer login(String user, String password) {
        get("/camunda/app/tasklist/");
        Answer answer =
                form(
                        "/camunda/api/admin/auth/user/default/login/tasklist",
                        "username=" + encode(user) + "&password=" + encode(password));
        // The login made a new session, and the next page brings its token.
        get("/camunda/api/admin/auth/user/default");
        return answer;
    }

    Door with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    Door without(String header) {
        headers.remove(header);
        return this;
    }

    Answer get(String path) {
        return send("GET", path, null, null);
    }

    Answer post(String path, String json) {
        return send("POST", path, "application/json", json);
    }

    Answer put(String path, String json) {
        return send("PUT", path, "application/json", json);
    }

    Answer form(String path, String form) {
        return send("POST", path, "application/x-www-form-urlencoded", form);
    }

    Answer send(String method, String path, String contentType, String body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path))
                        .method(
                                method,
                                body == null
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(body));
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        if (!cookies.isEmpty()) {
            StringBuilder all = new StringBuilder();
            cookies.forEach(
                    (name, value) -> all.append(name).append('=').append(value).append(';'));
            request.header("Cookie", all.toString());
        }
        headers.forEach(request::setHeader);
        try {
            HttpResponse<String> response =
                    CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            return new Answer(response.statusCode(), response.body(), response.headers().map());
        } catch (IOException e) {
            throw new AssertionError(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private void keep(String cookie) {
        String[] pair = cookie.split(";", 2)[0].split("=", 2);
        cookies.put(pair[0], pair[1]);
        // As the web apps' own scripts do with the cookie.
        if (pair[0].equals("XSRF-TOKEN")) {
            headers.put("X-XSRF-TOKEN", pair[1]);
        }
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
