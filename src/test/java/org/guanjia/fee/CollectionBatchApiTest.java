package org.guanjia.fee;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.guanjia.testing.ServerTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Batches of collections and sensitive households as staff and other systems meet them. */
@ServerTest
class CollectionBatchApiTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @LocalServerPort int port;
    @Autowired JdbcClient sql;
    @Autowired FeeAccounts accounts;
    @Autowired CollectionStarts starts;

    private long house;

    record Said(int status, JsonNode body) {}

    /** The bill has no lines and would not add up for who looks at the whole community. */
    @AfterEach
    void no_bill_stays() {
        sql.sql("delete from fee_bill where id = ?")
                .param(6_000_000L * BillingSql.RUN + house)
                .update();
    }

    @BeforeEach
    void a_house_that_owes() {
        house =
                sql.sql(
                                "select max(h.id) from house h where h.community = 'yunqi' and"
                                        + " h.id not in (select house_id from fee_account)")
                        .query(Long.class)
                        .single();
        LocalDate spring = LocalDate.of(2026, 1, 1);
        LocalDate due =
                LocalDate.ofInstant(
                                ClockUtil.getCurrentTime().toInstant(), ZoneId.of("Asia/Shanghai"))
                        .minusDays(40);
        accounts.open(house, spring, "owner", "云小满", null);
        sql.sql(
                        "insert into fee_bill (id, house_id, payer_from, from_on, to_on, due_on,"
                                + " amount, settled, reversed) values (?, ?, ?, ?, ?, ?, 300, 0,"
                                + " false)")
                .params(
                        6_000_000L * BillingSql.RUN + house,
                        house,
                        spring,
                        due.minusMonths(1),
                        due.minusDays(1),
                        due)
                .update();
    }

    private Said send(String user, String method, String path, String body) {
        try {
            String login =
                    Base64.getEncoder()
                            .encodeToString((user + ":demo").getBytes(StandardCharsets.UTF_8));
            HttpResponse<String> response =
                    CLIENT.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                    .header("Authorization", "Basic " + login)
                                    .header("Content-Type", "application/json")
                                    .method(
                                            method,
                                            body == null
                                                    ? HttpRequest.BodyPublishers.noBody()
                                                    : HttpRequest.BodyPublishers.ofString(body))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Said(
                    response.statusCode(),
                    response.body().isEmpty() ? null : JSON.readTree(response.body()));
        } catch (IOException e) {
            throw new AssertionError(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private String draw() {
        Said drawn =
                send("cashier", "POST", "/api/collection-batches", "{\"community\": \"yunqi\"}");
        assertThat(drawn.status()).as("%s", drawn.body()).isEqualTo(201);
        return "/api/collection-batches/" + drawn.body().get("id").asInt();
    }

    private String standing(String batch, String state) {
        Said said =
                send(
                        "cashier",
                        "GET",
                        batch + "/houses?state=" + state + "&after=" + (house - 1),
                        null);
        assertThat(said.status()).as("%s", said.body()).isEqualTo(200);
        for (JsonNode line : said.body().get("items")) {
            if (line.get("houseId").asLong() == house) {
                return line.get("reason").asText();
            }
        }
        return "not " + state;
    }

    @Test
    void a_cashier_draws_starts_and_watches_a_batch() {
        String batch = draw();
        assertThat(standing(batch, "hit")).isEqualTo("null");
        Said view = send("project-manager", "GET", batch, null);
        assertThat(view.body().get("state").asText()).isEqualTo("drafted");
        assertThat(send("cashier", "POST", batch + "/start", "{}").status()).isEqualTo(202);
        assertThat(send("cashier", "POST", batch + "/start", "{}").status()).isEqualTo(409);
        while (starts.next()) {
            // The next chunk.
        }
        view = send("cashier", "GET", batch, null);
        assertThat(view.body().get("state").asText()).isEqualTo("done");
        assertThat(view.body().get("percent").asInt()).isEqualTo(100);
        assertThat(view.body().get("started").asInt()).isPositive();
        assertThat(standing(batch, "started")).isEqualTo("null");
        assertThat(
                        send("cashier", "GET", "/api/collection-batches", null)
                                .body()
                                .get("items")
                                .get(0)
                                .get("state")
                                .asText())
                .isEqualTo("done");
    }

    @Test
    void a_sensitive_household_waits_for_its_housekeeper_s_word() {
        String path = "/api/houses/" + house + "/sensitive";
        assertThat(send("housekeeper", "POST", path, "{\"category\": \"bereaved\"}").status())
                .isEqualTo(201);
        assertThat(send("housekeeper", "POST", path, "{\"category\": \"bereaved\"}").status())
                .isEqualTo(409);
        assertThat(standing(draw(), "blocked")).isEqualTo("sensitive");
        String word = "{\"note\": \"上门谈过,本周缴\"}";
        assertThat(send("cashier", "POST", path + "/confirm", word).status()).isEqualTo(403);
        assertThat(send("project-manager", "POST", path + "/confirm", word).status())
                .isEqualTo(403);
        assertThat(send("housekeeper", "POST", path + "/confirm", "{}").status()).isEqualTo(422);
        assertThat(send("housekeeper", "POST", path + "/confirm", word).status()).isEqualTo(204);
        assertThat(standing(draw(), "hit")).isEqualTo("null");
        JsonNode listed =
                send("housekeeper", "GET", "/api/communities/yunqi/sensitive-houses", null)
                        .body()
                        .get("items")
                        .get(0);
        assertThat(listed.get("houseId").asLong()).isEqualTo(house);
        assertThat(listed.get("confirmedBy").asText()).isEqualTo("housekeeper");
        assertThat(send("housekeeper", "POST", path + "/end", "{}").status()).isEqualTo(204);
        assertThat(send("housekeeper", "POST", path + "/end", "{}").status()).isEqualTo(409);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"community\": \"nowhere\"}|404|",
                "{\"community\": \"yunqi\", \"days\": 0}|422|days",
                "{\"community\": \"yunqi\", \"amount\": -1}|422|amount",
                "{\"community\": \"yunqi\", \"amount\": 0.001}|422|amount",
                "{\"community\": \"yunqi\", \"days\": 1.5}|422|days",
                "{\"community\": |400|"
            })
    void what_is_no_batch_is_refused(String body, int status, String field) {
        Said said = send("cashier", "POST", "/api/collection-batches", body);
        assertThat(said.status()).as("%s", said.body()).isEqualTo(status);
        if (field != null) {
            assertThat(said.body().get("field").asText()).isEqualTo(field);
        }
    }

    @Test
    void nobody_else_starts_collections_or_reads_them() {
        String batch = draw();
        for (String user : new String[] {"technician", "guard", "desk", "housekeeper"}) {
            assertThat(send(user, "POST", "/api/collection-batches", "{}").status())
                    .as(user)
                    .isEqualTo(403);
            assertThat(send(user, "GET", batch, null).status()).as(user).isEqualTo(403);
        }
        assertThat(send("service-manager", "POST", batch + "/start", "{}").status()).isEqualTo(403);
        assertThat(send("cashier", "GET", "/api/collection-batches/999999", null).status())
                .isEqualTo(404);
        assertThat(send("cashier", "GET", batch + "/houses?state=rich", null).status())
                .isEqualTo(422);
        assertThat(send("cashier", "POST", batch + "/abandon", "{}").status()).isEqualTo(204);
        assertThat(send("cashier", "POST", batch + "/start", "{}").status()).isEqualTo(409);
        // One over communities that the caller does not serve is none.
        int other = 900_000_000;
        sql.sql(
                        "insert into collection_batch (id, state, days, amount, drawn_by, drawn_at)"
                                + " select ?, state, days, amount, 'x', drawn_at from"
                                + " collection_batch where id = ?")
                .params(other, Integer.parseInt(batch.substring(batch.lastIndexOf('/') + 1)))
                .update();
        sql.sql("insert into collection_batch_community values (?, 'elsewhere')")
                .param(other)
                .update();
        try {
            assertThat(send("cashier", "GET", "/api/collection-batches/" + other, null).status())
                    .isEqualTo(404);
            assertThat(
                            send(
                                            "cashier",
                                            "POST",
                                            "/api/collection-batches/" + other + "/start",
                                            "{}")
                                    .status())
                    .isEqualTo(404);
        } finally {
            sql.sql("delete from collection_batch where id = ?").param(other).update();
            sql.sql("delete from collection_batch_community where batch_id = ?")
                    .param(other)
                    .update();
        }
    }
}
