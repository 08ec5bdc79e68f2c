package org.guanjia.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.guanjia.casefile.CaseExclusions;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.NewCase;
import org.guanjia.estate.Address;
import org.guanjia.estate.EstateRegister;
import org.guanjia.estate.Resident;
import org.guanjia.estate.Residents;
import org.guanjia.notice.Message.State;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The inbox as the desk meets it over HTTP. */
class MessageApiTest extends DeliveryTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @LocalServerPort int port;
    @Autowired EstateRegister register;
    @Autowired Residents residents;
    @Autowired CaseFiles cases;
    @Autowired CaseExclusions exclusions;

    private long house;
    private String phone;

    record Said(int status, JsonNode json) {}

    @BeforeEach
    void aResidentWithoutAnAddress() {
        String room = UUID.randomUUID().toString().substring(0, 8);
        house = register.addHouse(new Address(YUNQI, "1", "9", "1", room), null, null, false, null);
        phone = "137%08d".formatted(house);
        register.addResident(house, "林知远", Resident.Kind.OWNER, List.of(phone));
    }

    private Said send(String user, String method, String path, String body, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("Accept-Language", "zh")
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
                                        : HttpRequest.BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            HttpResponse<String> answer =
                    CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Said(answer.statusCode(), JSON.readTree(answer.body()));
        } catch (IOException e) {
            throw new AssertionError(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private Said get(String user, String path) {
        return send(user, "GET", path, null);
    }

    private Said post(String user, String path, String body) {
        return send(user, "POST", path, body);
    }

    /** A message about the house that no channel took. */
    private long undeliverable() {
        outbox.toResident(
                new CaseContact(number, YUNQI, house, phone),
                "repair.notice.quote",
                Map.of("amount", "180.00"),
                false);
        delivery(Recorder.refusing("mail", "noAddress")).deliver();
        assertThat(last().state()).isEqualTo(State.UNDELIVERABLE);
        return last().id();
    }

    private String email() {
        return residents.residents(house).get(0).email();
    }

    @Test
    void the_desk_sees_what_did_not_arrive_and_why() {
        long id = undeliverable();
        Said page = get("desk", "/api/messages?community=yunqi");
        assertThat(page.status()).isEqualTo(200);
        JsonNode message = page.json().get("items").get(0);
        assertThat(message.get("id").asLong()).isEqualTo(id);
        assertThat(message.get("caseNumber").asText()).isEqualTo(number);
        assertThat(message.get("recipientKind").asText()).isEqualTo("resident");
        assertThat(message.get("recipient").asText()).isEqualTo(phone);
        assertThat(message.get("reasonText").asText()).isEqualTo("没有登记可用的地址");
        assertThat(message.get("lastError").asText()).doesNotContain(phone);
        assertThat(message.get("text").asText()).contains("180.00");
        JsonNode count = get("desk", "/api/messages/count").json();
        assertThat(count.get("undeliverable").asInt()).isEqualTo(1);
        assertThat(count.get("delayed").asInt()).isZero();
    }

    @Test
    void what_is_tried_again_by_itself_is_counted_as_delayed() {
        outbox.toResident(
                new CaseContact(number, YUNQI, house, phone),
                "repair.notice.quote",
                Map.of("amount", "180.00"),
                false);
        delivery(new Recorder(message -> false)).deliver();
        JsonNode count = get("desk", "/api/messages/count?community=yunqi").json();
        assertThat(count.get("delayed").asInt()).isEqualTo(1);
        assertThat(count.get("undeliverable").asInt()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"technician", "guard", "cashier", "contractor", "integration", "designer"})
    void other_roles_have_no_business_there(String user) {
        long id = undeliverable();
        assertThat(get(user, "/api/messages").status()).isEqualTo(403);
        assertThat(get(user, "/api/messages/count").status()).isEqualTo(403);
        assertThat(post(user, "/api/messages/" + id + "/retry", "{}").status()).isEqualTo(403);
        assertThat(post(user, "/api/messages/" + id + "/done", "{}").status()).isEqualTo(403);
        assertThat(last().state()).isEqualTo(State.UNDELIVERABLE);
    }

    @Test
    void another_community_s_message_does_not_exist() {
        long id = undeliverable();
        // The manager of 松涛里 serves that community alone.
        assertThat(get("song-li", "/api/messages").json().get("items")).isEmpty();
        assertThat(get("song-li", "/api/messages/count").json().get("undeliverable").asInt())
                .isZero();
        assertThat(get("song-li", "/api/messages?community=yunqi").status()).isEqualTo(404);
        Said retry = post("song-li", "/api/messages/" + id + "/retry", "{}");
        Said done = post("song-li", "/api/messages/" + id + "/done", "{}");
        Said unknown = post("song-li", "/api/messages/999999999/done", "{}");
        assertThat(List.of(retry.status(), done.status(), unknown.status())).containsOnly(404);
        assertThat(done.json().get("detail").asText().replace("" + id, "#"))
                .isEqualTo(unknown.json().get("detail").asText().replace("999999999", "#"));
        assertThat(get("admin", "/api/messages").json().get("items")).hasSize(1);
    }

    @Test
    void a_message_about_a_hidden_case_does_not_exist() {
        number =
                cases.open(
                                new NewCase(
                                        "repair",
                                        "BX",
                                        new Address(YUNQI, "1", "3", "1", "1201"),
                                        null,
                                        null,
                                        null,
                                        "phone",
                                        false,
                                        null,
                                        null,
                                        null,
                                        null,
                                        "前台态度不好",
                                        null))
                        .caseNumber();
        exclusions.exclude(number, "desk", true, "被投诉人", null);
        long id = undeliverable();
        assertThat(get("desk", "/api/messages").json().get("items")).isEmpty();
        assertThat(get("desk", "/api/messages/count").json().get("undeliverable").asInt()).isZero();
        assertThat(post("desk", "/api/messages/" + id + "/retry", "{}").status()).isEqualTo(404);
        assertThat(post("desk", "/api/messages/" + id + "/done", "{}").status()).isEqualTo(404);
        assertThat(get("housekeeper", "/api/messages").json().get("items")).hasSize(1);
        assertThat(get("housekeeper", "/api/messages/count").json().get("undeliverable").asInt())
                .isEqualTo(1);
    }

    @Test
    void a_corrected_address_serves_this_message_and_changes_the_register_only_when_asked() {
        long id = undeliverable();
        Said said =
                post(
                        "desk",
                        "/api/messages/" + id + "/retry",
                        "{\"address\": \"lin@example.org\"}");
        assertThat(said.status()).as("%s", said.json()).isEqualTo(200);
        assertThat(said.json().get("state").asText()).isEqualTo("waiting");
        assertThat(email()).isNull();
        Recorder mail = new Recorder("mail", message -> true);
        assertThat(delivery(mail).deliver()).isEqualTo(1);
        assertThat(mail.envelopes.get(0).email()).isEqualTo("lin@example.org");
        assertThat(mail.envelopes.get(0).name()).isEqualTo("林知远");

        number = number + "b";
        long second = undeliverable();
        assertThat(
                        post(
                                        "desk",
                                        "/api/messages/" + second + "/retry",
                                        "{\"address\": \"lin@example.org\", \"keep\": true}")
                                .status())
                .isEqualTo(200);
        assertThat(email()).isEqualTo("lin@example.org");
    }

    @Test
    void who_tries_again_without_an_address_uses_the_register_of_now() {
        long id = undeliverable();
        sql.sql("update resident set email = 'new@example.org' where house_id = ?")
                .param(house)
                .update();
        assertThat(post("housekeeper", "/api/messages/" + id + "/retry", "{}").status())
                .isEqualTo(200);
        Recorder mail = new Recorder("mail", message -> true);
        delivery(mail).deliver();
        assertThat(mail.envelopes.get(0).email()).isEqualTo("new@example.org");
    }

    @Test
    void what_somebody_tries_again_leaves_although_the_case_went_on() {
        long id = undeliverable();
        post("desk", "/api/messages/" + id + "/retry", "{}");
        flow.advance(java.time.Duration.ofHours(2));
        assertThat(delivery(new Recorder("mail", message -> true)).deliver()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"address\": \"lin\"} | address",
                "{\"address\": \"lin@example.org, eve@example.org\"} | address",
                "{\"address\": \"lin@example.org\\r\\nBcc: eve@example.org\"} | address",
                "{\"keep\": true} | address"
            })
    void a_bad_correction_is_named_and_changes_nothing(String body, String field) {
        long id = undeliverable();
        Said said = post("desk", "/api/messages/" + id + "/retry", body);
        assertThat(said.status()).isEqualTo(422);
        assertThat(said.json().get("field").asText()).isEqualTo(field);
        assertThat(last().state()).isEqualTo(State.UNDELIVERABLE);
        assertThat(email()).isNull();
    }

    @Test
    void where_the_register_is_not_certain_it_is_left_alone() {
        register.addResident(house, "林知夏", Resident.Kind.FAMILY, List.of(phone));
        long id = undeliverable();
        Said said =
                post(
                        "desk",
                        "/api/messages/" + id + "/retry",
                        "{\"address\": \"lin@example.org\", \"keep\": true}");
        assertThat(said.status()).isEqualTo(409);
        assertThat(said.json().get("detail").asText()).doesNotContain(phone);
        assertThat(last().state()).isEqualTo(State.UNDELIVERABLE);
        assertThat(residents.residents(house)).extracting(Resident::email).containsOnlyNulls();
    }

    @Test
    void who_told_it_otherwise_is_noted_with_the_time_and_it_waits_no_more() {
        long id = undeliverable();
        Said said = post("desk", "/api/messages/" + id + "/done", "{\"note\": \"已打电话 ☎\"}");
        assertThat(said.status()).isEqualTo(200);
        assertThat(said.json().get("state").asText()).isEqualTo("done");
        assertThat(said.json().get("handledByName").asText()).isEqualTo("演示前台");
        assertThat(last().handledBy()).isEqualTo("desk");
        assertThat(last().handledAt()).isEqualTo(flow.now());
        assertThat(last().handledNote()).isEqualTo("已打电话 ☎");
        assertThat(post("desk", "/api/messages/" + id + "/done", "{}").status()).isEqualTo(409);
        assertThat(post("desk", "/api/messages/" + id + "/retry", "{}").status()).isEqualTo(409);
        flow.advance(java.time.Duration.ofDays(1));
        assertThat(delivery(new Recorder(message -> true)).deliver()).isZero();
    }

    @Test
    void two_colleagues_at_once_act_once() {
        long id = undeliverable();
        List<Integer> statuses =
                IntStream.range(0, 6)
                        .mapToObj(
                                i ->
                                        CompletableFuture.supplyAsync(
                                                () ->
                                                        post(
                                                                        i % 2 == 0
                                                                                ? "desk"
                                                                                : "housekeeper",
                                                                        "/api/messages/"
                                                                                + id
                                                                                + (i % 2 == 0
                                                                                        ? "/retry"
                                                                                        : "/done"),
                                                                        "{}")
                                                                .status()))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();
        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 409);
    }

    @Test
    void the_same_key_is_answered_alike() {
        long id = undeliverable();
        String key = UUID.randomUUID().toString();
        Said first =
                send("desk", "POST", "/api/messages/" + id + "/done", "{}", "Idempotency-Key", key);
        Said again =
                send("desk", "POST", "/api/messages/" + id + "/done", "{}", "Idempotency-Key", key);
        assertThat(again.status()).isEqualTo(first.status()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(first.json());
    }

    @Test
    void pages_show_each_message_once() {
        List<Long> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            number = "BX-page-" + i;
            all.add(0, undeliverable());
        }
        List<Long> seen = new ArrayList<>();
        String after = "";
        while (after != null) {
            JsonNode page = get("desk", "/api/messages?limit=2&after=" + after).json();
            page.get("items").forEach(message -> seen.add(message.get("id").asLong()));
            after = page.get("next").asText(null);
        }
        assertThat(seen).isEqualTo(all);
    }

    @ParameterizedTest
    @CsvSource({"state=lost, state", "limit=0, limit", "limit=101, limit", "after=x, after"})
    void a_bad_question_is_named(String query, String field) {
        Said said = get("desk", "/api/messages?" + query);
        assertThat(said.status()).isEqualTo(422);
        assertThat(said.json().get("field").asText()).isEqualTo(field);
    }

    @Test
    void the_page_is_there_and_the_note_has_its_bounds() {
        long id = undeliverable();
        assertThat(
                        post(
                                        "desk",
                                        "/api/messages/" + id + "/done",
                                        "{\"note\": \"" + "很".repeat(401) + "\"}")
                                .json()
                                .get("field")
                                .asText())
                .isEqualTo("note");
        assertThat(last().state()).isEqualTo(State.UNDELIVERABLE);
    }
}
