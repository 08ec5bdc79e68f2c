package org.guanjia.repair;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import javax.imageio.ImageIO;
import org.guanjia.casefile.Photos;
import org.guanjia.testing.Flow;
import org.guanjia.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a repair can be told over HTTP, and what its case and its tasks' cards tell. */
@ServerTest
class RepairControllerTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static final String REPORT =
            """
            {"community": "yunqi", "phase": "1", "building": "2", "unit": "1", "room": "1201",
             "reporterName": "柏寒露", "reporterPhone": "13900008509", "channel": "portal",
             "description": "水龙头关不紧，一直滴水"%s}\
            """;

    @LocalServerPort int port;
    @Autowired Flow flow;
    @Autowired Photos photos;

    @Test
    void the_part_is_there_and_the_technician_goes_on() {
        String caseNumber = waitingForPart();
        assertThat(details(caseNumber).get("waitsForPart").asBoolean()).isTrue();

        HttpResponse<String> told = post("technician", partArrived(caseNumber), "{}");

        assertThat(told.statusCode()).as(told.body()).isEqualTo(204);
        flow.runJobs(caseNumber);
        assertThat(details(caseNumber).get("waitsForPart").asBoolean()).isFalse();
        assertThat(flow.open(caseNumber)).containsExactly("Activity_RepairFault");
    }

    @Test
    void a_case_that_waits_for_no_part_says_so() {
        String caseNumber = reported("");
        HttpResponse<String> told = post("technician", partArrived(caseNumber), "{}");
        assertThat(told.statusCode()).isEqualTo(409);
        assertThat(told.body()).contains("没有在等配件");
    }

    @Test
    void who_handles_no_parts_may_not_say_that_one_came() {
        String caseNumber = waitingForPart();
        assertThat(post("cashier", partArrived(caseNumber), "{}").statusCode()).isEqualTo(403);
        assertThat(post("technician", partArrived("BX-20200101-0001"), "{}").statusCode())
                .isEqualTo(404);
        assertThat(details(caseNumber).get("waitsForPart").asBoolean()).isTrue();
    }

    @Test
    void the_resident_is_shown_to_whoever_deals_with_residents() {
        String caseNumber = reported("");
        JsonNode open = view("housekeeper", caseNumber);
        assertThat(open.get("reporterName").asText()).isEqualTo("柏寒露");
        assertThat(open.get("reporterPhone").asText()).isEqualTo("13900008509");
        JsonNode masked = view("contractor", caseNumber);
        assertThat(masked.get("reporterName").asText()).isEqualTo("柏**");
        assertThat(masked.get("reporterPhone").asText()).isEqualTo("139****8509");
        JsonNode hidden = view("designer", caseNumber);
        assertThat(hidden.get("reporterName").isNull()).isTrue();
        assertThat(hidden.get("reporterPhone").isNull()).isTrue();
    }

    @Test
    void a_report_names_the_case_that_it_has_to_do_with() {
        String first = reported("");
        String second = reported(", \"relatedCase\": \"" + first + "\"");
        assertThat(view("desk", second).get("linkedCases"))
                .anySatisfy(
                        link -> {
                            assertThat(link.get("caseNumber").asText()).isEqualTo(first);
                            assertThat(link.get("kind").asText()).isEqualTo("related");
                        });
        HttpResponse<String> refused =
                post(
                        "desk",
                        "/api/cases/repair",
                        REPORT.formatted(", \"relatedCase\": \"BX-20200101-0001\""));
        assertThat(refused.statusCode()).isEqualTo(404);
    }

    @Test
    void a_card_names_the_house_to_whoever_may_see_the_task() {
        String caseNumber = reported("");
        String task = flow.task(caseNumber, "Activity_AcceptJob").getId();
        JsonNode card = json(get("technician", "/api/tasks/cards?id=" + task)).get("items").get(0);
        assertThat(card.get("caseNumber").asText()).isEqualTo(caseNumber);
        assertThat(card.get("house").asText()).contains("2栋 1单元 1201");
        assertThat(card.get("severity").asText()).isEqualTo("S3");
        assertThat(json(get("cashier", "/api/tasks/cards?id=" + task)).get("items")).isEmpty();
        assertThat(get("technician", "/api/tasks/cards?" + "id=x&".repeat(51)).statusCode())
                .isEqualTo(422);
    }

    private String waitingForPart() {
        String caseNumber = reported("");
        flow.complete(
                caseNumber,
                "Activity_AcceptJob",
                "technician",
                Map.of("jobDecision", "accept", "arrivalInMinutes", 30));
        flow.runJobs(caseNumber);
        flow.complete(
                caseNumber,
                "Activity_ArriveOnSite",
                "technician",
                Map.of("arrivalOutcome", "arrived"));
        flow.runJobs(caseNumber);
        photos.add(caseNumber, "technician", true, "before", picture());
        flow.complete(
                caseNumber,
                "Activity_DiagnoseFault",
                "technician",
                Map.of(
                        "diagnosis",
                        "阀芯磨损",
                        "repairWay",
                        "free",
                        "partNeeded",
                        true,
                        "partName",
                        "龙头阀芯"));
        flow.runJobs(caseNumber);
        return caseNumber;
    }

    private static byte[] picture() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", bytes);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }

    private String reported(String more) {
        HttpResponse<String> answer = post("desk", "/api/cases/repair", REPORT.formatted(more));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        String caseNumber = json(answer).get("caseNumber").asText();
        flow.runJobs(caseNumber);
        return caseNumber;
    }

    private static String partArrived(String caseNumber) {
        return "/api/cases/" + caseNumber + "/part-arrived";
    }

    private JsonNode view(String user, String caseNumber) {
        return json(get(user, "/api/cases/" + caseNumber));
    }

    private JsonNode details(String caseNumber) {
        return view("foreman", caseNumber).get("details");
    }

    private HttpResponse<String> get(String user, String path) {
        return send(user, path, HttpRequest.newBuilder().GET());
    }

    private HttpResponse<String> post(String user, String path, String body) {
        return send(
                user,
                path,
                HttpRequest.newBuilder()
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> send(String user, String path, HttpRequest.Builder request) {
        String login =
                Base64.getEncoder()
                        .encodeToString((user + ":demo").getBytes(StandardCharsets.UTF_8));
        try {
            return CLIENT.send(
                    request.uri(URI.create("http://127.0.0.1:" + port + path))
                            .header("Authorization", "Basic " + login)
                            .build(),
                    HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new AssertionError(answer.body(), e);
        }
    }
}
