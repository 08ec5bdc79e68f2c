package org.guanjia.operation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.TimeZone;
import javax.imageio.ImageIO;
import org.guanjia.testing.MySqlServer;
import org.guanjia.testing.ServerJvm;

/**
 * A company's server: the production profile in a process of its own, with variables as an operator
 * sets them, on a schema of its own of a real MySQL server, behind a proxy that ends TLS.
 */
final class Production {

    static final String ADMIN_PASSWORD = "Moos-am-Tor-77x";
    static final String STAFF_PASSWORD = "Bach-im-Tal-31y";
    static final String COMMUNITY = "linshui";
    static final String RESIDENT_MAIL = "yun.shangke@example.com";
    static final String STAFF_MAIL = "techniker@example.org";

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What the server said. */
    record Answer(int status, String body, HttpResponse<String> response) {
        JsonNode json() throws IOException {
            return JSON.readTree(body);
        }

        String header(String name) {
            return String.join("\n", response.headers().allValues(name));
        }
    }

    private final MySqlServer server = MySqlServer.found().orElseThrow();
    private final String schema = MySqlServer.newSchema();
    private final Map<String, String> variables = new HashMap<>();
    private final ServerJvm process;
    private final int port = ServerJvm.freePort();
    private final int managementPort = ServerJvm.freePort();

    Production(Path folder) throws IOException, SQLException {
        process = new ServerJvm(folder);
        sql("create database " + schema + " character set utf8mb4 collate utf8mb4_bin", "mysql");
        variables.put("SPRING_PROFILES_ACTIVE", "production");
        variables.put("GUANJIA_DB_URL", server.url(schema));
        variables.put("GUANJIA_DB_USER", server.user());
        variables.put("GUANJIA_DB_PASSWORD", server.password());
        variables.put("GUANJIA_PUBLIC_URL", "https://guanjia.example.com");
        variables.put("GUANJIA_ADDRESS", "127.0.0.1");
        variables.put("GUANJIA_PORT", String.valueOf(port));
        variables.put("GUANJIA_MANAGEMENT_PORT", String.valueOf(managementPort));
        // It may be night where the test runs.
        variables.put("GUANJIA_NOTICE_QUIETHOURS", "off");
        variables.put("GUANJIA_TIME_ZONE", TimeZone.getDefault().getID());
    }

    Map<String, String> variables() {
        return variables;
    }

    ServerJvm process() {
        return process;
    }

    void start() throws IOException {
        process.start(variables);
        process.awaitStart(() -> health("/readiness").status() == 200);
    }

    /** Ends it as an operator does. */
    void stop() throws InterruptedException {
        process.ask();
        assertThat(process.exit()).as("ended by SIGTERM").isEqualTo(143);
    }

    /** Whether it takes no connection any more. */
    boolean doorIsShut() {
        try (Socket door = new Socket("127.0.0.1", port)) {
            return !door.isConnected();
        } catch (IOException refused) {
            return true;
        }
    }

    void remove() throws InterruptedException, SQLException {
        process.kill();
        server.drop(schema);
    }

    /** A community without a desk, one house, one technician, one account for other systems. */
    void moveIn() throws SQLException {
        sql("insert into community (id, name, grade, service_desk) values ('linshui','临水居','B',0)");
        sql(
                "insert into house (community, phase, building, unit, room, vacant)"
                        + " values ('linshui', '', '2', '', '301', 0)");
        sql(
                "insert into resident (house_id, community, name, kind, email)"
                        + " select id, community, '云上客', 'OWNER', '"
                        + RESIDENT_MAIL
                        + "' from house");
        sql(
                "insert into resident_phone (resident_id, house_id, community, phone, reversed)"
                        + " select id, house_id, community, '13912345678', '87654321931'"
                        + " from resident");
        member("techniker", "technician");
        sql("update staff_member set email = '" + STAFF_MAIL + "'");
        member("leiter", "project-manager");
        member("portal", "integration");
        sql("insert into staff_skill (user_id, skill) values ('techniker', 'plumbing')");
    }

    private void member(String userId, String role) throws SQLException {
        sql(
                "insert into staff_member (user_id, name, active) values ('%s', '%s', 1)"
                        .formatted(userId, "某" + userId));
        sql(
                "insert into staff_role (user_id, community, role) values ('%s', 'linshui', '%s')"
                        .formatted(userId, role));
        for (int day = 1; day <= 7; day++) {
            sql(
                    "insert into staff_shift (user_id, community, weekday, starts, ends)"
                            .concat(" values ('%s', 'linshui', %d, '08:00', '08:00')")
                            .formatted(userId, day));
        }
    }

    /** The administrator gives those whom {@link #moveIn} brought their first passwords. */
    void givePasswords() {
        for (String userId : new String[] {"techniker", "leiter", "portal"}) {
            Answer given =
                    call(
                            "admin",
                            "PUT",
                            "/engine-rest/user/" + userId + "/credentials",
                            Map.of(
                                    "password",
                                    STAFF_PASSWORD,
                                    "authenticatedUserPassword",
                                    ADMIN_PASSWORD));
            assertThat(given.status()).as(given.body()).isEqualTo(204);
        }
    }

    Answer health(String path) throws IOException, InterruptedException {
        try {
            return send(
                    HttpRequest.newBuilder(
                            URI.create(
                                    "http://127.0.0.1:"
                                            + managementPort
                                            + "/actuator/health"
                                            + path)));
        } catch (IOException notYet) {
            return new Answer(0, "", null);
        }
    }

    /** The metrics as this user gets them; null for a stranger. */
    Answer metrics(String user) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + managementPort + "/actuator/prometheus"));
        return send(user == null ? request : signed(request, user, password(user)));
    }

    /** Through the proxy, signed in. */
    Answer call(String user, String method, String path, Object body) {
        try {
            return send(
                    signed(
                            proxied(path, "198.51.100.20")
                                    .header("Content-Type", "application/json")
                                    .method(
                                            method,
                                            body == null
                                                    ? BodyPublishers.noBody()
                                                    : BodyPublishers.ofByteArray(
                                                            JSON.writeValueAsBytes(body))),
                            user,
                            password(user)));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(method + " " + path, e);
        }
    }

    /**
     * A request as the proxy hands it on.
     *
     * @param forwardedFor what the proxy says of where it came from
     */
    HttpRequest.Builder proxied(String path, String forwardedFor) {
        return direct(path)
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-For", forwardedFor);
    }

    HttpRequest.Builder direct(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(60));
    }

    static HttpRequest.Builder signed(HttpRequest.Builder request, String user, String password) {
        return request.header(
                "Authorization",
                "Basic "
                        + Base64.getEncoder()
                                .encodeToString((user + ":" + password).getBytes(UTF_8)));
    }

    static Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response =
                CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString(UTF_8));
        return new Answer(response.statusCode(), response.body(), response);
    }

    private static String password(String user) {
        return user.equals("admin") ? ADMIN_PASSWORD : STAFF_PASSWORD;
    }

    /** Reports a repair of the one house and returns its number. */
    String report(Map<String, Object> more) throws IOException {
        Map<String, Object> report =
                new HashMap<>(
                        Map.of(
                                "community", COMMUNITY,
                                "building", "2",
                                "room", "301",
                                "channel", "portal",
                                "description", "厨房水池下面漏水"));
        report.putAll(more);
        Answer answer = call("portal", "POST", "/api/cases/repair", report);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().get("caseNumber").asText();
    }

    /** The technician does the task of the case once it is there, with the answers of its form. */
    void does(String caseNumber, String activity, Map<String, Object> answers) throws IOException {
        String path =
                "/engine-rest/task?assignee=techniker&processInstanceBusinessKey="
                        + caseNumber
                        + "&taskDefinitionKey="
                        + activity;
        JsonNode tasks =
                await(activity)
                        .atMost(Duration.ofMinutes(1))
                        .until(
                                () -> call("techniker", "GET", path, null).json(),
                                found -> found.size() == 1);
        String task = tasks.get(0).get("id").asText();
        Answer standard = call("techniker", "GET", "/api/tasks/" + task + "/checklist", null);
        if (standard.status() == 200) {
            for (JsonNode line : standard.json().get("lines")) {
                call(
                        "techniker",
                        "POST",
                        "/api/tasks/" + task + "/checklist/" + line.get("line").asText(),
                        Map.of("result", "pass"));
            }
        }
        Map<String, Object> form = new HashMap<>();
        answers.forEach((key, value) -> form.put(key, Map.of("value", value)));
        Answer done =
                call(
                        "techniker",
                        "POST",
                        "/engine-rest/task/" + task + "/submit-form",
                        Map.of("variables", form));
        assertThat(done.status()).as(done.body()).isIn(200, 204);
    }

    void photo(String caseNumber, String kind) throws IOException, InterruptedException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write(
                ("--part\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"a.jpg\"\r\n"
                                + "Content-Type: image/jpeg\r\n\r\n")
                        .getBytes(UTF_8));
        ImageIO.write(new BufferedImage(8, 6, BufferedImage.TYPE_INT_RGB), "jpg", body);
        body.write("\r\n--part--\r\n".getBytes(UTF_8));
        Answer kept =
                send(
                        signed(
                                proxied(
                                                "/api/cases/" + caseNumber + "/photos?kind=" + kind,
                                                "198.51.100.20")
                                        .header(
                                                "Content-Type",
                                                "multipart/form-data; boundary=part")
                                        .POST(BodyPublishers.ofByteArray(body.toByteArray())),
                                "techniker",
                                STAFF_PASSWORD));
        assertThat(kept.status()).as(kept.body()).isEqualTo(201);
    }

    JsonNode caseOf(String caseNumber) throws IOException {
        return call("portal", "GET", "/api/cases/" + caseNumber, null).json();
    }

    Connection database() throws SQLException {
        return DriverManager.getConnection(server.url(schema), server.user(), server.password());
    }

    void sql(String statement) throws SQLException {
        sql(statement, schema);
    }

    private void sql(String statement, String in) throws SQLException {
        try (Connection database =
                        DriverManager.getConnection(
                                server.url(in), server.user(), server.password());
                Statement run = database.createStatement()) {
            run.execute(statement);
        }
    }

    long number(String query) throws SQLException {
        try (Connection database = database();
                Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
