package org.guanjia.renovation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.guanjia.casefile.CaseExclusions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The list of passes as the guard at the gate asks for it. */
class GateTest extends PapersTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @Autowired WorkerPasses passes;
    @Autowired CaseExclusions exclusions;
    @LocalServerPort int port;

    private WorkerPass issue(String worker) {
        return passes.issue(permit, worker, "水电工", TODAY, TODAY.plusDays(10), "desk");
    }

    private HttpResponse<String> ask(String user, String community, String query) {
        try {
            return CLIENT.send(
                    HttpRequest.newBuilder(
                                    URI.create(
                                            "http://127.0.0.1:"
                                                    + port
                                                    + "/api/communities/"
                                                    + community
                                                    + "/worker-passes"
                                                    + query))
                            .header(
                                    "Authorization",
                                    "Basic "
                                            + Base64.getEncoder()
                                                    .encodeToString(
                                                            (user + ":demo")
                                                                    .getBytes(
                                                                            StandardCharsets
                                                                                    .UTF_8)))
                            .build(),
                    HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private JsonNode found(String q) {
        HttpResponse<String> answer =
                ask("guard", "yunqi", "?q=" + URLEncoder.encode(q, StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        try {
            return new ObjectMapper().readTree(answer.body()).get("items");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void the_guard_finds_a_worker_by_name_room_or_number_and_sees_no_resident() {
        WorkerPass pass = issue("钱" + room);
        for (String q : List.of("钱" + room, room, pass.number(), Long.toString(pass.id()))) {
            JsonNode item =
                    found(q).valueStream()
                            .filter(one -> one.get("number").asText().equals(pass.number()))
                            .findFirst()
                            .orElseThrow(() -> new AssertionError(q));
            assertThat(item.get("worker").asText()).isEqualTo("钱" + room);
            assertThat(item.get("trade").asText()).isEqualTo("水电工");
            assertThat(item.get("house").asText()).isEqualTo("云栖苑 一期 8栋 1单元 " + room);
            assertThat(item.get("state").asText()).isEqualTo("VALID");
            assertThat(item.get("validTo").asText()).isEqualTo("2026-12-03");
            assertThat(item.toString()).doesNotContain("王芳", "139");
        }
        assertThat(found("%")).isEmpty();
        assertThat(found("' or '1'='1")).isEmpty();
    }

    @Test
    void a_suspended_and_a_revoked_pass_say_why() {
        WorkerPass pass = issue("孙" + room);
        passes.suspend(permit, "WG-20261123-0001", "未按期整改", null);
        assertThat(found(room).get(0).get("state").asText()).isEqualTo("SUSPENDED");
        assertThat(found(room).get(0).get("reason").asText()).isEqualTo("未按期整改");
        passes.revoke(pass.id(), "打架", "guard");
        assertThat(found(room).get(0).get("state").asText()).isEqualTo("REVOKED");
        assertThat(found(room).get(0).get("reason").asText()).isEqualTo("打架");
    }

    @Test
    void a_pass_that_ended_stays_thirty_days_to_be_told_so() {
        issue("李" + room);
        flow.advance(Duration.ofDays(40));
        assertThat(found(room).get(0).get("state").asText()).isEqualTo("LAPSED");
        flow.advance(Duration.ofDays(1));
        assertThat(found(room)).isEmpty();
    }

    @Test
    void another_community_s_gate_and_a_role_without_a_gate_see_nothing() {
        issue("周" + room);
        assertThat(ask("song-ning", "yunqi", "").statusCode()).isIn(403, 404);
        assertThat(ask("guard", "nowhere", "").statusCode()).isEqualTo(404);
        for (String user : List.of("technician", "cashier", "contractor", "integration", "legal")) {
            assertThat(ask(user, "yunqi", "").statusCode()).as(user).isEqualTo(403);
        }
    }

    @Test
    void passes_of_a_permit_that_is_hidden_from_the_guard_are_not_in_the_list() {
        issue("吴" + room);
        exclusions.exclude(permit, "guard", true, "自己家", "service-manager");
        assertThat(found(room)).isEmpty();
    }

    @Test
    void the_list_is_paged_and_refuses_a_bad_cursor() throws Exception {
        for (int i = 0; i < 5; i++) {
            issue("郑" + room + i);
        }
        List<String> seen = new ArrayList<>();
        String next = "";
        while (next != null) {
            JsonNode page =
                    new ObjectMapper()
                            .readTree(
                                    ask("guard", "yunqi", "?limit=2&q=" + room + "&after=" + next)
                                            .body());
            page.get("items").forEach(item -> seen.add(item.get("worker").asText()));
            next = page.get("next").isNull() ? null : page.get("next").asText();
        }
        assertThat(seen)
                .containsExactly(
                        "郑" + room + 4,
                        "郑" + room + 3,
                        "郑" + room + 2,
                        "郑" + room + 1,
                        "郑" + room + 0);
        for (String bad : List.of("?after=x", "?limit=0", "?limit=101", "?q=" + "x".repeat(65))) {
            assertThat(ask("guard", "yunqi", bad).statusCode()).as(bad).isEqualTo(422);
        }
    }
}
