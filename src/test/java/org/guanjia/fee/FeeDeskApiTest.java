package org.guanjia.fee;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.UUID;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.NewCase;
import org.guanjia.estate.Address;
import org.guanjia.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What staff do at the fee desk, over HTTP. */
@ServerTest
class FeeDeskApiTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @LocalServerPort int port;
    @Autowired JdbcClient sql;
    @Autowired Ledger ledger;
    @Autowired FeeItems items;
    @Autowired FeeAccounts accounts;
    @Autowired CaseFiles cases;

    private long house;
    private String own;

    record Said(int status, JsonNode body) {

        String text(String field) {
            return body.get(field).asText();
        }
    }

    @BeforeEach
    void a_house_without_an_account() {
        house =
                sql.sql(
                                "select max(h.id) from house h where h.community = 'yunqi' and"
                                        + " h.id not in (select house_id from fee_account)")
                        .query(Long.class)
                        .single();
        own = UUID.randomUUID().toString().substring(0, 8);
    }

    private Said send(String user, String method, String path, String type, byte[] body) {
        try {
            HttpResponse<String> response =
                    CLIENT.send(
                            HttpRequest.newBuilder(
                                            URI.create("http://127.0.0.1:" + port + "/api" + path))
                                    .header(
                                            "Authorization",
                                            "Basic "
                                                    + Base64.getEncoder()
                                                            .encodeToString(
                                                                    (user + ":demo")
                                                                            .getBytes(
                                                                                    StandardCharsets
                                                                                            .UTF_8)))
                                    .header("Content-Type", type)
                                    .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
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

    private Said post(String user, String path, String body, Object... values) {
        return send(
                user,
                "POST",
                path,
                "application/json",
                body.formatted(values).replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private Said get(String path) {
        return send("cashier", "GET", path, "application/json", new byte[0]);
    }

    private int item(String formula, String more) {
        Said added =
                post(
                        "project-manager",
                        "/communities/yunqi/fee-items",
                        "{'code': '%s', 'name': '项目%s', 'formula': '%s'%s}",
                        formula.charAt(0) + own,
                        own,
                        formula,
                        more);
        assertThat(added.status()).as("%s", added.body()).isEqualTo(201);
        return added.body().get("id").asInt();
    }

    private void open() {
        Said said =
                post(
                        "cashier",
                        "/houses/" + house + "/fee-account",
                        "{'from': '2027-01-01', 'kind': 'owner', 'name': '云小满'}");
        assertThat(said.status()).as("%s", said.body()).isEqualTo(204);
    }

    @Test
    void the_manager_sets_items_and_prices_and_the_cashier_reads_them() {
        int item = item("area", ", 'cycleMonths': 3, 'prepaid': true, 'vacancyPercent': 70");
        String prices = "/fee-items/" + item + "/prices";
        assertThat(post("project-manager", prices, "{'from': '2027-01-01', 'price': 2.8}").status())
                .isEqualTo(204);
        assertThat(
                        post(
                                        "project-manager",
                                        prices,
                                        "{'from': '2028-01-01', 'price': 3.1, 'surcharge': 5}")
                                .status())
                .isEqualTo(204);
        assertThat(post("cashier", prices, "{'from': '2029-01-01', 'price': 1}").status())
                .isEqualTo(403);
        JsonNode found = null;
        for (JsonNode one : get("/communities/yunqi/fee-items").body().get("items")) {
            found = one.get("id").asInt() == item ? one : found;
        }
        assertThat(found.get("cycleMonths").asInt()).isEqualTo(3);
        assertThat(found.get("prepaid").asBoolean()).isTrue();
        assertThat(found.get("prices")).hasSize(2);
        assertThat(found.get("prices").get(1).get("to").asText()).isEqualTo("2027-12-31");
        assertThat(
                        post(
                                        "project-manager",
                                        "/fee-items/" + item,
                                        "{'name': '新名', 'cycleMonths': 12}")
                                .status())
                .isEqualTo(204);
        assertThat(items.item(item).cycle()).isEqualTo(new Cycle(12, false));
    }

    @ParameterizedTest
    @CsvSource({
        "'\"formula\": \"magic\"', formula",
        "'\"formula\": \"meter\", \"cycleMonths\": 3, \"prepaid\": true', prepaid",
        "'\"formula\": \"area\", \"cycleMonths\": 2', cycleMonths",
        "'\"formula\": \"area\", \"vacancyPercent\": 101', vacancyPercent"
    })
    void a_wrong_item_is_refused_by_its_field(String wrong, String field) {
        Said said =
                post(
                        "project-manager",
                        "/communities/yunqi/fee-items",
                        "{'code': 'X%s', 'name': '错', " + wrong + "}",
                        own);
        assertThat(said.status()).as("%s", said.body()).isEqualTo(422);
        assertThat(said.text("field")).isEqualTo(field);
    }

    @Test
    void an_account_is_opened_charged_and_shown_with_its_payers() {
        assertThat(get("/houses/" + house + "/fee-account").status()).isEqualTo(404);
        open();
        int item = item("fixed", "");
        assertThat(
                        post(
                                        "cashier",
                                        "/houses/" + house + "/charges",
                                        "{'item': %d, 'from': '2027-01-01'}",
                                        item)
                                .status())
                .isEqualTo(204);
        assertThat(
                        post(
                                        "cashier",
                                        "/houses/" + house + "/payers",
                                        "{'from': '2027-03-01', 'kind': 'tenant', 'name': '租户甲'}")
                                .status())
                .isEqualTo(204);
        assertThat(
                        post(
                                        "cashier",
                                        "/houses/" + house + "/payers",
                                        "{'from': '2027-02-01', 'kind': 'friend', 'name': '甲'}")
                                .status())
                .isEqualTo(409);
        JsonNode sheet = get("/houses/" + house + "/fee-account").body();
        assertThat(sheet.get("payers")).hasSize(2);
        assertThat(sheet.get("payers").get(0).get("name").asText()).isEqualTo("租户甲");
        assertThat(sheet.get("payers").get(1).get("to").asText()).isEqualTo("2027-02-28");
        assertThat(sheet.get("charges").get(0).get("to").isNull()).isTrue();
        assertThat(
                        post(
                                        "cashier",
                                        "/houses/" + house + "/charges/end",
                                        "{'item': %d, 'lastDay': '2027-06-30'}",
                                        item)
                                .text("credited"))
                .isEqualTo("0.00");
        assertThat(
                        post(
                                        "cashier",
                                        "/houses/" + house + "/fee-account/close",
                                        "{'lastDay': '2027-06-30'}")
                                .status())
                .isEqualTo(200);
        assertThat(get("/houses/" + house + "/fee-account").text("closedOn"))
                .isEqualTo("2027-06-30");
    }

    @Test
    void a_reduction_waits_for_the_manager_and_nobody_approves_their_own() {
        open();
        int item = item("fixed", "");
        int before = toDecide();
        Said asked =
                post(
                        "housekeeper",
                        "/houses/" + house + "/fee-reductions",
                        "{'item': %d, 'kind': 'discount', 'percent': 10, 'from': '2027-01-01',"
                                + " 'reason': '优惠'}",
                        item);
        assertThat(asked.status()).as("%s", asked.body()).isEqualTo(201);
        long id = asked.body().get("id").asLong();
        assertThat(get("/communities/yunqi/fee-reductions").body().get("items").get(0).get("id"))
                .isEqualTo(asked.body().get("id"));
        assertThat(toDecide()).isEqualTo(before + 1);
        String decision = "/fee-reductions/" + id + "/decision";
        assertThat(post("cashier", decision, "{'approved': true}").status()).isEqualTo(403);
        assertThat(post("project-manager", decision, "{}").status()).isEqualTo(422);
        assertThat(post("project-manager", decision, "{'approved': true}").text("credited"))
                .isEqualTo("0.00");
        assertThat(post("project-manager", decision, "{'approved': true}").status()).isEqualTo(409);
        assertThat(toDecide()).isEqualTo(before);
        assertThat(
                        post(
                                        "cashier",
                                        "/fee-reductions/" + id + "/end",
                                        "{'lastDay': '2027-02-28'}")
                                .status())
                .isEqualTo(204);
    }

    private int toDecide() {
        int asked = 0;
        Said said =
                send(
                        "project-manager",
                        "GET",
                        "/fee-reductions/count",
                        "application/json",
                        new byte[0]);
        for (JsonNode one : said.body().get("items")) {
            if (one.get("community").asText().equals("yunqi")) {
                asked = one.get("asked").asInt();
            }
        }
        return asked;
    }

    @Test
    void a_dispute_is_recorded_and_settled_once() {
        open();
        Said said =
                post(
                        "housekeeper",
                        "/houses/" + house + "/fee-disputes",
                        "{'from': '2026-11-01', 'justified': true, 'reason': '漏水'}");
        assertThat(said.status()).as("%s", said.body()).isEqualTo(201);
        String close = "/fee-disputes/" + said.body().get("id").asLong() + "/close";
        assertThat(post("cashier", close, "{'reason': '修好'}").text("field")).isEqualTo("justified");
        assertThat(post("cashier", close, "{'justified': true, 'reason': '修好'}").status())
                .isEqualTo(204);
        assertThat(post("cashier", close, "{'justified': true, 'reason': '修好'}").status())
                .isEqualTo(409);
        assertThat(
                        get("/houses/" + house + "/fee-account")
                                .body()
                                .get("disputes")
                                .get(0)
                                .get("outcome")
                                .asText())
                .isEqualTo("修好");
    }

    @Test
    void a_single_bill_is_reversed_by_the_manager_and_a_deposit_is_seen_until_it_is_back() {
        open();
        long bill =
                ledger.single(
                        house,
                        items.single("yunqi", Formula.JOB),
                        new BigDecimal("30"),
                        "维修",
                        null,
                        "desk" + own,
                        "cashier");
        String reverse = "/bills/" + bill + "/reverse";
        assertThat(post("cashier", reverse, "{'reason': '错'}").status()).isEqualTo(403);
        assertThat(post("project-manager", reverse, "{'reason': '错'}").status()).isEqualTo(201);
        assertThat(post("project-manager", reverse, "{'reason': '错'}").status()).isEqualTo(409);
        assertThat(post("project-manager", "/bills/abc/reverse", "{'reason': '错'}").status())
                .isEqualTo(404);
        Said deposit =
                post(
                        "cashier",
                        "/houses/" + house + "/deposits",
                        "{'amount': 500, 'reason': '门禁卡押金', 'reference': 'D%s'}",
                        own);
        assertThat(deposit.status()).as("%s", deposit.body()).isEqualTo(201);
        assertThat(
                        post(
                                        "cashier",
                                        "/payments",
                                        "{'houseId': %d, 'channel': 'cash', 'transactionId': '%s',"
                                                + " 'amount': 500}",
                                        house,
                                        own)
                                .status())
                .isEqualTo(201);
        JsonNode sheet = get("/houses/" + house + "/fee-account").body();
        assertThat(sheet.get("depositBalance").asText()).isEqualTo("500.00");
        assertThat(sheet.get("payments").get(0).get("amount").asText()).isEqualTo("500.00");
        assertThat(
                        post(
                                        "project-manager",
                                        "/bills/" + deposit.text("bill") + "/return-deposit",
                                        "{'keep': 100, 'reason': '遗失一张'}")
                                .status())
                .isEqualTo(201);
        sheet = get("/houses/" + house + "/fee-account").body();
        assertThat(sheet.get("depositBalance").asText()).isEqualTo("0.00");
        assertThat(sheet.get("prepaid").asText()).isEqualTo("400.00");
    }

    @Test
    void the_deposit_of_a_renovation_is_seen_in_the_same_balance() {
        open();
        String number =
                sql.sql("select phase, building, unit, room from house where id = ?")
                        .param(house)
                        .query(
                                (row, n) ->
                                        cases.open(
                                                        new NewCase(
                                                                "renovation-permit",
                                                                "ZX",
                                                                new Address(
                                                                        "yunqi",
                                                                        row.getString(1),
                                                                        row.getString(2),
                                                                        row.getString(3),
                                                                        row.getString(4)),
                                                                house,
                                                                null,
                                                                null,
                                                                "desk",
                                                                false,
                                                                null,
                                                                null,
                                                                null,
                                                                null,
                                                                "装修",
                                                                null))
                                                .caseNumber())
                        .single();
        sql.sql("insert into deposit_account (case_number, balance) values (?, 1850)")
                .param(number)
                .update();
        sql.sql(
                        "insert into deposit_movement (case_number, kind, amount, reference,"
                                + " moved_at) values (?, 'hold', 2000, 'R1', ?), (?, 'deduct', -150,"
                                + " '8', ?)")
                .params(
                        number,
                        java.time.LocalDateTime.of(2026, 11, 1, 8, 0),
                        number,
                        java.time.LocalDateTime.of(2026, 11, 2, 8, 0))
                .update();
        JsonNode sheet = get("/houses/" + house + "/fee-account").body();
        assertThat(sheet.get("depositBalance").asText()).isEqualTo("1850.00");
        assertThat(sheet.get("deposits").get(0).get("amount").asText()).isEqualTo("2000.00");
        assertThat(sheet.get("deposits").get(0).get("caseNumber").asText()).isEqualTo(number);
    }

    @Test
    void meters_are_read_one_by_one_and_by_the_list_all_or_none() {
        open();
        int water = item("meter", "");
        Said added =
                post(
                        "cashier",
                        "/communities/yunqi/meters",
                        "{'item': %d, 'houseId': %d, 'serial': 'W%s', 'digits': 5, 'from':"
                                + " '2026-10-01', 'value': 10}",
                        water,
                        house,
                        own);
        assertThat(added.status()).as("%s", added.body()).isEqualTo(201);
        String readings = "/meters/" + added.body().get("id").asLong() + "/readings";
        assertThat(post("cashier", readings, "{'readOn': '2027-10-01', 'value': 12}").text("field"))
                .isEqualTo("readOn");
        assertThat(
                        new BigDecimal(
                                post("cashier", readings, "{'readOn': '2026-11-20', 'value': 12}")
                                        .text("used")))
                .isEqualByComparingTo("2");
        Said correct =
                post(
                        "cashier",
                        readings + "/correct",
                        "{'readOn': '2026-11-20', 'value': 21, 'reason': '看错'}");
        assertThat(new BigDecimal(correct.text("used"))).isEqualByComparingTo("11");
        String wrong = "表号,抄表日期,读数\nW%s,2026-11-22,30\nnone%s,2026-11-22,5\n";
        Said refused = upload(wrong.formatted(own, own));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("detail")).contains("none" + own).contains("第 3 行");
        assertThat(upload("表号,抄表日期,读数\nW%s,2026-11-22,三十\n".formatted(own)).status())
                .isEqualTo(422);
        String right = "表号,抄表日期,读数,已翻转\nW%s,2026-11-22,30,\n".formatted(own);
        assertThat(upload(right).body().get("taken").asInt()).isEqualTo(1);
        assertThat(upload(right).body().get("taken").asInt()).isZero();
        assertThat(get(readings).body().get("items")).hasSize(2);
        JsonNode list = get("/communities/yunqi/meters?q=W" + own).body().get("items");
        assertThat(list).hasSize(1);
        assertThat(list.get(0).get("readOn").asText()).isEqualTo("2026-11-22");
    }

    private Said upload(String file) {
        return send(
                "cashier",
                "POST",
                "/communities/yunqi/readings",
                "application/octet-stream",
                file.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void another_communitys_do_not_exist_and_terms_are_checked() {
        sql.sql(
                        "insert into community (id, name, grade, service_desk) select 'elsewhere',"
                                + " '别处', 'A', true from community where id = 'yunqi' and not"
                                + " exists (select 1 from community x where x.id = 'elsewhere')")
                .update();
        int theirs = items.add("elsewhere", own, "别处", Formula.FIXED, null);
        assertThat(
                        post(
                                        "project-manager",
                                        "/fee-items/" + theirs + "/prices",
                                        "{'from': '2027-01-01', 'price': 1}")
                                .status())
                .isEqualTo(404);
        assertThat(get("/communities/elsewhere/meters").status()).isEqualTo(404);
        assertThat(get("/communities/elsewhere/fee-entries").status()).isEqualTo(404);
        open();
        assertThat(
                        post(
                                        "cashier",
                                        "/houses/" + house + "/charges",
                                        "{'item': %d, 'from': '2027-01-01'}",
                                        theirs)
                                .status())
                .isEqualTo(404);
        assertThat(
                        post(
                                        "project-manager",
                                        "/communities/yunqi/fee-contract",
                                        "{'dueDays': 30, 'dailyRate': 5, 'graceDays': 30,"
                                                + " 'capPercent': 30}")
                                .text("field"))
                .isEqualTo("dailyRate");
        assertThat(accounts.account(house).openedOn()).isEqualTo(LocalDate.of(2027, 1, 1));
    }
}
