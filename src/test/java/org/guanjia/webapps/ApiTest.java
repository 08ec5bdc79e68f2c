package org.guanjia.webapps;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.guanjia.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * The API as another system meets it: what it takes, how it refuses, and that a POST happens once.
 */
@ServerTest
class ApiTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @LocalServerPort int port;
    @Autowired JdbcClient database;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    record Said(int status, HttpResponse<String> response) {

        JsonNode json() {
            try {
                return JSON.readTree(response.body());
            } catch (IOException e) {
                throw new AssertionError(status + " " + response.body(), e);
            }
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }
    }

    static ObjectNode report() {
        return JSON.createObjectNode()
                .put("community", "yunqi")
                .put("phase", "1")
                .put("building", "3")
                .put("unit", "1")
                .put("room", "1201")
                .put("reporterName", "张三")
                .put("reporterPhone", "13800000000")
                .put("channel", "phone")
                .put("description", "厨房水管爆了 😀");
    }

    Said send(
            String user, String method, String path, String type, byte[] body, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header(
                                "Authorization",
                                "Basic "
                                        + Base64.getEncoder()
                                                .encodeToString(
                                                        (user + ":demo")
                                                                .getBytes(StandardCharsets.UTF_8)))
                        .method(
                                method,
                                body == null
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofByteArray(body));
        if (type != null) {
            request.header("Content-Type", type);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            HttpResponse<String> response =
                    CLIENT.send(
                            request.build(),
                            HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Said(response.statusCode(), response);
        } catch (IOException e) {
            throw new AssertionError(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    Said get(String user, String path, String... headers) {
        return send(user, "GET", path, null, null, headers);
    }

    Said post(String user, String path, String json, String... headers) {
        return send(
                user,
                "POST",
                path,
                "application/json",
                json.getBytes(StandardCharsets.UTF_8),
                headers);
    }

    String opened() {
        Said said = post("desk", "/api/cases/trial", report().toString());
        assertThat(said.status()).as(said.response().body()).isEqualTo(201);
        return said.json().get("caseNumber").asText();
    }

    Said photo(String user, String caseNumber, byte[] photo, String kind, String... headers) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        String boundary = UUID.randomUUID().toString();
        body.writeBytes(
                ("--"
                                + boundary
                                + "\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\n"
                                + kind
                                + "\r\n--"
                                + boundary
                                + "\r\nContent-Disposition: form-data; name=\"photo\";"
                                + " filename=\"x.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(photo);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send(
                user,
                "POST",
                "/api/cases/" + caseNumber + "/photos",
                "multipart/form-data; boundary=" + boundary,
                body.toByteArray(),
                headers);
    }

    static byte[] picture() {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", png);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return png.toByteArray();
    }

    long cases() {
        return database.sql("select count(*) from case_file").query(Long.class).single();
    }

    static Stream<Arguments> badReports() {
        String huge = "水".repeat(3_500_000);
        ObjectNode manyPhotos = report();
        for (int i = 0; i < 10; i++) {
            manyPhotos.withArray("photos").addObject().put("name", "x").put("data", "AAAA");
        }
        ObjectNode noPhoto = report();
        noPhoto.withArray("photos").addObject().put("name", "x").put("data", "AAAA");
        ObjectNode notBase64 = report();
        notBase64.withArray("photos").addObject().put("name", "x").put("data", "*no*");
        return Stream.of(
                Arguments.of("malformed JSON", "{\"community\":", 400, null),
                Arguments.of("no object", "[1]", 400, null),
                Arguments.of("wrong type", "{\"description\":{}}", 422, "description"),
                Arguments.of("missing body", "", 400, null),
                Arguments.of("no description", without("description"), 422, "description"),
                Arguments.of("no community", without("community"), 422, "community"),
                Arguments.of("no building", without("building"), 422, "building"),
                Arguments.of("unknown community", with("community", "atlantis"), 422, "community"),
                Arguments.of("unknown house", with("room", "9999"), 422, "room"),
                Arguments.of("unknown channel", with("channel", "pigeon"), 422, "channel"),
                Arguments.of("no phone number", with("reporterPhone", "abc"), 422, "reporterPhone"),
                Arguments.of("too long", with("description", "水".repeat(4001)), 422, "description"),
                Arguments.of("10 MB of text", with("description", huge), 413, "description"),
                Arguments.of("no date", with("appointment", "soon"), 422, "appointment"),
                Arguments.of("too many photos", manyPhotos.toString(), 422, "photos"),
                Arguments.of("no photo", noPhoto.toString(), 422, "photos[0].data"),
                Arguments.of(
                        "null among the photos",
                        withJson("photos", "[null]"),
                        422,
                        "photos[0].data"),
                Arguments.of(
                        "an appointment that is over",
                        with("appointment", "2020-01-01T00:00:00Z"),
                        422,
                        "appointment"),
                Arguments.of(
                        "an appointment in a far year",
                        with("appointment", "+999999999-01-01T00:00:00Z"),
                        422,
                        "appointment"),
                Arguments.of("a list as a field", withJson("mood", "[\"x\"]"), 422, "mood"),
                Arguments.of("41 unknown fields", manyFields(), 400, null),
                Arguments.of("a field twice", "{\"room\":\"1201\",\"room\":\"1\"}", 400, null),
                Arguments.of("more after the end", report() + " x", 400, null),
                Arguments.of(
                        "nested 100,000 deep",
                        withJson("mood", "[".repeat(100_000) + "]".repeat(100_000)),
                        400,
                        null),
                Arguments.of("a number without end", withJson("mood", "1".repeat(5000)), 400, null),
                Arguments.of("no base64", notBase64.toString(), 422, "photos[0].data"));
    }

    static String with(String field, String value) {
        return report().put(field, value).toString();
    }

    /** The report with a field that is written as it stands. */
    static String withJson(String field, String json) {
        return report().toString().replaceFirst("}$", ",\"" + field + "\":" + json + "}");
    }

    static String manyFields() {
        ObjectNode report = report();
        for (int i = 0; i <= 40; i++) {
            report.put("field" + i, "x");
        }
        return report.toString();
    }

    static String without(String field) {
        ObjectNode report = report();
        report.remove(field);
        return report.toString();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badReports")
    void a_bad_report_is_refused_and_changes_nothing(
            String what, String body, int status, String field) {
        long before = cases();
        Said said = post("desk", "/api/cases/trial", body, "Accept-Language", "en-GB,en;q=0.9");
        assertThat(said.status()).as(said.response().body()).isEqualTo(status);
        assertThat(said.header("Content-Type")).startsWith("application/problem+json");
        assertThat(said.json().get("status").asInt()).isEqualTo(status);
        assertThat(said.json().get("type").asText()).startsWith("urn:guanjia:");
        assertThat(said.json().get("detail").asText()).matches("\\p{ASCII}.*");
        assertThat(said.json().path("field").asText(null)).isEqualTo(field);
        assertThat(cases()).isEqualTo(before);
    }

    @Test
    void a_report_for_a_community_that_the_caller_does_not_serve_is_refused() {
        long before = cases();
        Said said = post("song-ning", "/api/cases/trial", report().toString());
        assertThat(said.status()).as(said.response().body()).isEqualTo(422);
        assertThat(said.json().get("field").asText()).isEqualTo("community");
        assertThat(said.json().get("detail").asText()).doesNotContain("云栖苑").contains("songtao");
        assertThat(cases()).isEqualTo(before);
    }

    @Test
    void problems_speak_chinese_unless_asked_otherwise() {
        assertThat(get("desk", "/api/cases/SY-20261123-999999").json().get("detail").asText())
                .contains("没有");
        assertThat(
                        get("desk", "/api/cases/SY-20261123-999999", "Accept-Language", "en")
                                .json()
                                .get("title")
                                .asText())
                .isEqualTo("Not found");
    }

    @Test
    void an_unknown_flow_is_told_which_there_are() {
        Said said = post("desk", "/api/cases/nix", report().toString());
        assertThat(said.status()).isEqualTo(404);
        assertThat(said.json().get("detail").asText()).contains("trial");
    }

    @Test
    void a_doubtful_address_is_taken() {
        assertThat(post("desk", "/api/cases/trial", without("phase")).status()).isEqualTo(201);
        assertThat(post("desk", "/api/cases/trial", without("room")).status()).isEqualTo(201);
    }

    @Test
    void a_report_is_taken_and_read_back_with_its_emoji() {
        Said said = post("integration", "/api/cases/trial", report().toString());
        assertThat(said.status()).as(said.response().body()).isEqualTo(201);
        String caseNumber = said.json().get("caseNumber").asText();
        assertThat(said.header("Location")).isEqualTo("/api/cases/" + caseNumber);
        JsonNode view = get("technician", "/api/cases/" + caseNumber).json();
        assertThat(view.get("description").asText()).isEqualTo("厨房水管爆了 😀");
        assertThat(view.get("house").get("room").asText()).isEqualTo("1201");
        assertThat(view.get("status").asText()).isEqualTo("open");
    }

    /** What may be asked of a case and done to it, each with a body that would be taken. */
    static Stream<Arguments> requestsAboutACase() {
        return Stream.of(
                Arguments.of("GET", "", null),
                Arguments.of("GET", "/support", null),
                Arguments.of("GET", "/photos/1", null),
                Arguments.of("POST", "/notes", "{\"text\":\"x\"}"),
                Arguments.of("POST", "/urge", ""),
                Arguments.of("POST", "/cancel", "{\"reason\":\"x\"}"),
                Arguments.of("POST", "/answers", "{\"question\":\"quote\",\"answer\":\"accept\"}"),
                Arguments.of("POST", "/support", "{\"role\":\"guard\",\"reason\":\"x\"}"),
                Arguments.of("POST", "/part-arrived", "{}"),
                Arguments.of("POST", "/photos", "photo"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("requestsAboutACase")
    void a_case_of_another_community_does_not_exist(String method, String path, String body) {
        String caseNumber = opened();
        Said photo = photo("desk", caseNumber, picture(), "before");
        String before = get("desk", "/api/cases/" + caseNumber).response().body();
        String own = path.equals("/photos/1") ? "/photos/" + photo.json().get("id") : path;
        Said said = ask("song-ning", method, caseNumber, own, body);
        assertThat(said.status()).as(said.response().body()).isEqualTo(404);
        // In the same words as one that nobody has.
        Said unknown = ask("song-ning", method, "SY-20261123-999999", own, body);
        assertThat(said.response().body().replace(caseNumber, "?"))
                .isEqualTo(unknown.response().body().replace("SY-20261123-999999", "?"));
        assertThat(get("desk", "/api/cases/" + caseNumber).response().body()).isEqualTo(before);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("requestsAboutACase")
    void an_unknown_case_number_is_said_to_be_unknown(String method, String path, String body) {
        for (String number : List.of("SY-20261123-999999", "nonsense", "%F0%9F%98%80")) {
            Said said = ask("desk", method, number, path, body);
            assertThat(said.status()).as(said.response().body()).isEqualTo(404);
            assertThat(said.json().get("detail").asText()).contains("没有");
            assertThat(said.json().get("type").asText())
                    .isEqualTo("urn:guanjia:casefile.unknownCase");
        }
    }

    private Said ask(String user, String method, String caseNumber, String path, String body) {
        if ("photo".equals(body)) {
            return photo(user, caseNumber, picture(), "before");
        }
        String target = "/api/cases/" + caseNumber + path;
        return body == null ? get(user, target) : post(user, target, body);
    }

    @Test
    void the_list_shows_no_case_of_another_community() {
        String caseNumber = opened();
        assertThat(get("desk", "/api/cases?q=" + caseNumber).json().get("items")).hasSize(1);
        assertThat(get("song-ning", "/api/cases?q=" + caseNumber).json().get("items")).isEmpty();
        assertThat(get("song-ning", "/api/cases?community=yunqi").status()).isEqualTo(404);
    }

    @Test
    void the_list_is_paged_and_refuses_a_bad_cursor() {
        Set<String> opened = Set.of(opened(), opened(), opened());
        Set<String> seen = new HashSet<>();
        String after = "";
        do {
            JsonNode page = get("desk", "/api/cases?flow=trial&limit=2" + after).json();
            page.get("items")
                    .forEach(
                            item -> assertThat(seen.add(item.get("caseNumber").asText())).isTrue());
            after = page.get("next").isNull() ? null : "&after=" + page.get("next").asText();
        } while (after != null);
        assertThat(seen).containsAll(opened);
        Said bad = get("desk", "/api/cases?after=nonsense");
        assertThat(bad.status()).isEqualTo(422);
        assertThat(bad.json().get("field").asText()).isEqualTo("after");
        assertThat(get("desk", "/api/cases?limit=x").json().get("field").asText())
                .isEqualTo("limit");
        assertThat(get("desk", "/api/cases?status=lost").json().get("field").asText())
                .isEqualTo("status");
    }

    @Test
    void answers_cancel_urge_notes_and_support_reach_the_case() {
        String path = "/api/cases/" + opened();
        assertThat(post("desk", path + "/notes", "{\"text\":\"在家\"}").status()).isEqualTo(204);
        assertThat(post("desk", path + "/urge", "").status()).isEqualTo(204);
        String repair =
                "/api/cases/"
                        + post("desk", "/api/cases/repair", report().toString())
                                .json()
                                .get("caseNumber")
                                .asText();
        assertThat(
                        post("desk", repair + "/support", "{\"role\":\"guard\",\"reason\":\"关阀\"}")
                                .status())
                .isEqualTo(201);
        assertThat(get("desk", repair + "/support").json().get("items")).hasSize(1);
        assertThat(
                        post("desk", path + "/answers", "{\"answer\":\"accept\"}")
                                .json()
                                .get("field")
                                .asText())
                .isEqualTo("question");
        assertThat(
                        post(
                                        "desk",
                                        path + "/answers",
                                        "{\"question\":\"quote\",\"answer\":\"accept\",\"rating\":6}")
                                .json()
                                .get("field")
                                .asText())
                .isEqualTo("rating");
        Said half =
                post(
                        "desk",
                        path + "/answers",
                        "{\"question\":\"quote\",\"answer\":\"accept\",\"rating\":4.5}");
        assertThat(half.status()).as("stars are whole").isEqualTo(422);
        assertThat(half.json().get("field").asText()).isEqualTo("rating");
        String answer = "{\"question\":\"quote\",\"answer\":\"accept\"}";
        assertThat(post("desk", path + "/answers", answer).status()).isEqualTo(204);
        Said closed = post("desk", path + "/answers", answer, "Accept-Language", "en");
        assertThat(closed.status()).isEqualTo(409);
        assertThat(closed.json().get("detail").asText()).contains("status open");
        assertThat(post("desk", path + "/cancel", "{}").json().get("field").asText())
                .isEqualTo("reason");
        assertThat(post("desk", path + "/cancel", "{\"reason\":\"好了\"}").status()).isEqualTo(204);
        assertThat(get("desk", path).json().get("status").asText()).isEqualTo("cancelled");
    }

    @Test
    void a_photo_is_kept_and_what_is_none_is_refused() {
        String caseNumber = opened();
        Said kept = photo("desk", caseNumber, picture(), "before");
        assertThat(kept.status()).as(kept.response().body()).isEqualTo(201);
        assertThat(get("desk", kept.header("Location")).header("Content-Type"))
                .startsWith("image/");
        assertThat(
                        get("desk", "/api/cases/" + opened() + "/photos/" + kept.json().get("id"))
                                .status())
                .as("through another case")
                .isEqualTo(404);
        assertThat(
                        photo(
                                        "desk",
                                        caseNumber,
                                        "hello".getBytes(StandardCharsets.UTF_8),
                                        "before")
                                .status())
                .isEqualTo(422);
        byte[] heic = "\0\0\0\u0018ftypheic\0\0\0\0mif1heic".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(photo("desk", caseNumber, heic, "before").status()).isEqualTo(415);
        assertThat(photo("desk", caseNumber, new byte[11 * 1024 * 1024], "before").status())
                .isEqualTo(413);
        assertThat(photo("desk", caseNumber, picture(), "selfie").json().get("field").asText())
                .isEqualTo("kind");
    }

    @Test
    void wrong_method_type_and_path_are_named() {
        Said method = send("desk", "DELETE", "/api/cases/trial", null, null);
        assertThat(method.status()).isEqualTo(405);
        assertThat(method.header("Allow")).isEqualTo("GET, POST");
        assertThat(send("desk", "PUT", "/api/cases", null, null).header("Allow")).isEqualTo("GET");
        assertThat(send("desk", "PUT", "/api/nothing", null, null).status()).isEqualTo(403);
        Said type =
                send(
                        "desk",
                        "POST",
                        "/api/cases/trial",
                        "text/plain",
                        "x".getBytes(StandardCharsets.UTF_8));
        assertThat(type.status()).isEqualTo(415);
        assertThat(type.json().get("field").asText()).isEqualTo("Content-Type");
        String note = "/api/cases/" + opened() + "/notes";
        assertThat(post("desk", note, "{\"text\":\"" + "x".repeat(10_000_000) + "\"}").status())
                .isEqualTo(413);
        assertThat(
                        post("desk", note, "{\"text\":\"" + "x".repeat(4001) + "\"}")
                                .json()
                                .get("field")
                                .asText())
                .isEqualTo("text");
    }

    @Test
    void the_same_key_and_body_happen_once() {
        String key = UUID.randomUUID().toString();
        String body = report().toString();
        long before = cases();
        Said first = post("desk", "/api/cases/trial", body, "Idempotency-Key", key);
        Said second = post("desk", "/api/cases/trial", body, "Idempotency-Key", key);
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.response().body()).isEqualTo(first.response().body());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(cases()).isEqualTo(before + 1);
    }

    @Test
    void the_same_key_with_another_body_is_a_conflict() {
        String key = UUID.randomUUID().toString();
        post("desk", "/api/cases/trial", report().toString(), "Idempotency-Key", key);
        long before = cases();
        assertThat(
                        post(
                                        "desk",
                                        "/api/cases/trial",
                                        with("description", "别的事"),
                                        "Idempotency-Key",
                                        key)
                                .status())
                .isEqualTo(409);
        assertThat(cases()).isEqualTo(before);
        assertThat(
                        post(
                                        "housekeeper",
                                        "/api/cases/trial",
                                        with("description", "别的事"),
                                        "Idempotency-Key",
                                        key)
                                .status())
                .as("a key belongs to its caller")
                .isEqualTo(201);
    }

    @Test
    void requests_with_one_key_at_one_moment_happen_once() {
        String key = UUID.randomUUID().toString();
        String body = report().toString();
        long before = cases();
        List<CompletableFuture<Said>> all =
                Stream.generate(
                                () ->
                                        CompletableFuture.supplyAsync(
                                                () ->
                                                        post(
                                                                "desk",
                                                                "/api/cases/trial",
                                                                body,
                                                                "Idempotency-Key",
                                                                key)))
                        .limit(6)
                        .toList();
        Set<String> bodies = new HashSet<>();
        for (CompletableFuture<Said> one : all) {
            Said said = one.join();
            assertThat(said.status()).isIn(201, 409);
            if (said.status() == 201) {
                bodies.add(said.response().body());
            }
        }
        assertThat(bodies).hasSize(1);
        assertThat(cases()).isEqualTo(before + 1);
    }

    @Test
    void what_failed_is_not_remembered_and_leaves_nothing() {
        String key = UUID.randomUUID().toString();
        long before = cases();
        Said failed =
                post(
                        "desk",
                        "/api/cases/trial",
                        with("description", TrialFlow.FAILS_AFTER_WRITING),
                        "Idempotency-Key",
                        key);
        assertThat(failed.status()).isEqualTo(500);
        assertThat(failed.response().body()).doesNotContain("as asked");
        assertThat(cases()).isEqualTo(before);
        assertThat(
                        post(
                                        "desk",
                                        "/api/cases/trial",
                                        report().toString(),
                                        "Idempotency-Key",
                                        key)
                                .status())
                .isEqualTo(201);
    }

    @Test
    void what_was_refused_may_be_corrected_with_the_same_key() {
        String key = UUID.randomUUID().toString();
        Said refused =
                post("desk", "/api/cases/trial", with("room", "9999"), "Idempotency-Key", key);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(
                        post(
                                        "desk",
                                        "/api/cases/trial",
                                        report().toString(),
                                        "Idempotency-Key",
                                        key)
                                .status())
                .isEqualTo(201);
    }

    @Test
    void the_same_key_with_another_question_in_the_path_is_a_conflict() {
        String key = UUID.randomUUID().toString();
        String notes = "/api/cases/" + opened() + "/notes";
        String body = "{\"text\":\"x\"}";
        assertThat(post("desk", notes, body, "Idempotency-Key", key).status()).isEqualTo(204);
        assertThat(post("desk", notes + "?x=1", body, "Idempotency-Key", key).status())
                .isEqualTo(409);
    }

    @Test
    void a_photo_with_a_key_is_kept_once() {
        String caseNumber = opened();
        String key = UUID.randomUUID().toString();
        Said first = photo("desk", caseNumber, picture(), "after", "Idempotency-Key", key);
        Said second = photo("desk", caseNumber, picture(), "after", "Idempotency-Key", key);
        assertThat(second.response().body()).isEqualTo(first.response().body());
        assertThat(get("desk", "/api/cases/" + caseNumber).json().get("photos")).hasSize(1);
    }

    @Test
    void a_key_has_bounds() {
        Said said =
                post(
                        "desk",
                        "/api/cases/trial",
                        report().toString(),
                        "Idempotency-Key",
                        "x".repeat(129));
        assertThat(said.status()).isEqualTo(400);
        assertThat(said.json().get("field").asText()).isEqualTo("Idempotency-Key");
    }

    @Test
    void the_description_of_the_api_covers_every_mapping() {
        JsonNode paths = get("desk", "/v3/api-docs").json().get("paths");
        mappings.getHandlerMethods()
                .keySet()
                .forEach(
                        mapping ->
                                mapping.getPatternValues().stream()
                                        .filter(path -> path.startsWith("/api/"))
                                        .forEach(
                                                path ->
                                                        mapping.getMethodsCondition()
                                                                .getMethods()
                                                                .forEach(
                                                                        method ->
                                                                                described(
                                                                                        paths,
                                                                                        path,
                                                                                        method
                                                                                                .name()))));
    }

    @Test
    void the_description_of_the_api_holds_together() {
        JsonNode description = get("desk", "/v3/api-docs").json();
        Set<String> names = new HashSet<>();
        description
                .get("paths")
                .forEach(
                        path ->
                                path.forEach(
                                        operation ->
                                                assertThat(
                                                                names.add(
                                                                        operation
                                                                                .get("operationId")
                                                                                .asText()))
                                                        .as("operationId %s once", operation)
                                                        .isTrue()));
        description
                .findValuesAsText("$ref")
                .forEach(
                        ref ->
                                assertThat(description.at(ref.substring(1)).isMissingNode())
                                        .as(ref)
                                        .isFalse());
        description
                .get("paths")
                .properties()
                .forEach(
                        path -> {
                            Set<String> named = new HashSet<>();
                            path.getValue()
                                    .forEach(
                                            operation ->
                                                    operation
                                                            .path("parameters")
                                                            .forEach(
                                                                    one -> {
                                                                        if (one.get("in")
                                                                                .asText()
                                                                                .equals("path")) {
                                                                            named.add(
                                                                                    one.get("name")
                                                                                            .asText());
                                                                        }
                                                                    }));
                            Set<String> wanted = new HashSet<>();
                            var place = Pattern.compile("\\{(\\w+)}").matcher(path.getKey());
                            while (place.find()) {
                                wanted.add(place.group(1));
                            }
                            assertThat(named).as(path.getKey()).isEqualTo(wanted);
                        });
    }

    private static void described(JsonNode paths, String path, String method) {
        JsonNode operation = paths.path(path).path(method.toLowerCase(java.util.Locale.ROOT));
        assertThat(operation.isMissingNode()).as(method + " " + path).isFalse();
        assertThat(operation.path("summary").asText()).as("summary of " + path).isNotEmpty();
        assertThat(operation.at("/responses/404/content").has("application/problem+json"))
                .as("problems of " + path)
                .isTrue();
        if (method.equals("POST")) {
            assertThat(operation.get("parameters").findValuesAsText("name"))
                    .as("header of " + path)
                    .contains("Idempotency-Key");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void no_page_shows_the_banner_about_the_community_edition(String app) {
        URI styles = URI.create("/camunda/app/" + app + "/styles/user-styles.css");
        var shared =
                Pattern.compile("@import url\\(\"(.+?)\"\\);")
                        .matcher(get("desk", styles.getPath()).response().body());
        assertThat(shared.find()).isTrue();
        assertThat(
                        get("desk", styles.resolve(shared.group(1)).getPath())
                                .response()
                                .body()
                                .replaceAll("\\s+", ""))
                .contains(".ce-eol-banner{display:none!important;}");
    }

    @Test
    void the_bare_address_leads_to_the_tasks() {
        Said answer = get("desk", "/");
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.response().headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/camunda/app/tasklist/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void each_web_app_offers_chinese_and_english(String app) {
        assertThat(get("desk", "/camunda/app/" + app + "/scripts/config.js").response().body())
                .containsPattern("import \\{[^}]*locales[^}]*} from '.*guanjia/language.js'");
        assertThat(get("desk", "/camunda/app/" + app + "/locales/zh.json").status()).isEqualTo(200);
        assertThat(
                        get("desk", "/camunda/app/tasklist/scripts/guanjia/language.js")
                                .response()
                                .body())
                .contains("availableLocales: ['en', 'zh']");
    }

    @Test
    void the_start_form_offers_only_categories_that_triage_knows() throws IOException {
        String form = resource(getClass().getClassLoader(), "forms/desk/repair-report.html");
        String triage = resource(getClass().getClassLoader(), "processes/repair/repair-triage.dmn");
        var code = Pattern.compile("\\['([\\w.]+)', '[^']+', '[^']+']").matcher(form);
        Set<String> offered = new HashSet<>();
        while (code.find()) {
            offered.add(code.group(1));
        }
        assertThat(offered)
                .isNotEmpty()
                .allSatisfy(each -> assertThat(triage).contains('"' + each + '"'));
    }

    private static String resource(ClassLoader resources, String name) throws IOException {
        try (var file = resources.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
