package org.guanjia.webapps;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.guanjia.testing.Flow;
import org.guanjia.testing.ServerTest;
import org.guanjia.testing.SqlCounter;
import org.guanjia.testing.SqlCounter.Statements;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a report and a list cost the database; a statement more in a loop is seen here first. */
@ServerTest
class ReportCostTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @LocalServerPort int port;
    @Autowired SqlCounter sql;
    @Autowired Flow flow;

    @Test
    void a_report_and_its_first_steps_need_few_statements() throws Exception {
        report();
        Statements report = sql.during(this::report);
        String number = report();
        Statements steps = sql.during(() -> flow.runJobs(number));

        assertThat(report.selects()).as("reads of %s", report).isLessThanOrEqualTo(15);
        assertThat(report.writes()).as("writes of %s", report).isLessThanOrEqualTo(25);
        assertThat(steps.selects()).as("reads of %s", steps).isLessThanOrEqualTo(75);
        // Nine in ten are the engine's history, most of it of decisions: 202 when this was written.
        assertThat(steps.writes()).as("writes of %s", steps).isLessThanOrEqualTo(205);
    }

    @Test
    void a_long_list_needs_no_more_statements_than_a_short_one() throws Exception {
        for (int i = 0; i < 20; i++) {
            report();
        }
        send(get("/api/cases?limit=1"));
        Statements one = sql.during(() -> send(get("/api/cases?limit=1")));
        Statements many = sql.during(() -> send(get("/api/cases?limit=200")));
        assertThat(many).isEqualTo(one);
        assertThat(many.writes()).isZero();
    }

    private String report() throws Exception {
        String body =
                """
                {"community": "yunqi", "phase": "1", "building": "2", "unit": "1",
                 "room": "501", "channel": "api", "description": "厨房水龙头滴水"}
                """;
        HttpResponse<String> answer =
                send(
                        to("/api/cases/repair")
                                .header("Content-Type", "application/json")
                                .header("Idempotency-Key", UUID.randomUUID().toString())
                                .POST(HttpRequest.BodyPublishers.ofString(body)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return answer.body().replaceAll("(?s).*\"caseNumber\"\\s*:\\s*\"([^\"]+)\".*", "$1");
    }

    private HttpRequest.Builder get(String path) {
        return to(path).GET();
    }

    private HttpRequest.Builder to(String path) {
        byte[] credentials = "integration:demo".getBytes(StandardCharsets.UTF_8);
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
