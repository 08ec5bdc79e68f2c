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
import java.time.YearMonth;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.CaseLinks;
import org.guanjia.casefile.Dangers;
import org.guanjia.casefile.LinkedRequest;
import org.guanjia.casefile.NewCase;
import org.guanjia.estate.Address;
import org.guanjia.language.Refusal;
import org.guanjia.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Bills and payments as another system and the cashier meet them. */
@ServerTest
class FeeApiTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @LocalServerPort int port;
    @Autowired JdbcClient sql;
    @Autowired FeeAccounts accounts;
    @Autowired FeeItems items;
    @Autowired Ledger ledger;
    @Autowired FeeEntries entries;
    @Autowired BillingProcess process;
    @Autowired CaseFiles cases;
    @Autowired CaseLinks links;
    @Autowired Dangers dangers;

    private long house;

    record Said(int status, JsonNode body) {}

    @BeforeEach
    void a_house_with_an_account() {
        house =
                sql.sql(
                                "select max(h.id) from house h where h.community = 'yunqi' and"
                                        + " h.id not in (select house_id from fee_account)")
                        .query(Long.class)
                        .single();
        accounts.open(house, LocalDate.of(2026, 1, 1), "owner", "云小满", null);
    }

    private Said send(String user, String method, String path, String body) {
        try {
            HttpResponse<String> response =
                    CLIENT.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                    .header(
                                            "Authorization",
                                            "Basic "
                                                    + Base64.getEncoder()
                                                            .encodeToString(
                                                                    (user + ":demo")
                                                                            .getBytes(
                                                                                    StandardCharsets
                                                                                            .UTF_8)))
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

    private Said pay(String user, String transaction, String amount) {
        return send(
                user,
                "POST",
                "/api/payments",
                "{\"houseId\": %d, \"channel\": \"wechat\", \"transactionId\": \"%s\", \"amount\": %s}"
                        .formatted(house, transaction, amount));
    }

    private long charge(String amount) {
        return ledger.single(
                house,
                items.single("yunqi", Formula.JOB),
                new BigDecimal(amount),
                "维修",
                null,
                "api" + NUMBER.incrementAndGet(),
                "cashier");
    }

    private static String transaction() {
        return "wx" + NUMBER.incrementAndGet();
    }

    @Test
    void a_payment_settles_bills_which_the_house_then_shows() {
        long bill = charge("120.50");
        Said before = send("integration", "GET", "/api/houses/" + house + "/bills", null);
        assertThat(before.body().get("owed").asText()).isEqualTo("120.50");
        assertThat(before.body().get("items").get(0).get("number").asText())
                .isEqualTo(String.valueOf(bill));
        assertThat(before.body().get("items").get(0).get("payer").asText()).isEqualTo("云**");

        String transaction = transaction();
        Said paid = pay("integration", transaction, "130.50");
        assertThat(paid.status()).as("%s", paid.body()).isEqualTo(201);
        assertThat(paid.body().get("unallocated").asText()).isEqualTo("10.00");
        Said again = pay("integration", transaction, "130.50");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body().get("receipt")).isEqualTo(paid.body().get("receipt"));

        Said after = send("cashier", "GET", "/api/houses/" + house + "/bills", null);
        assertThat(after.body().get("owed").asText()).isEqualTo("0.00");
        assertThat(after.body().get("prepaid").asText()).isEqualTo("10.00");
        assertThat(after.body().get("items").get(0).get("state").asText()).isEqualTo("paid");
        assertThat(after.body().get("items").get(0).get("payer").asText()).isEqualTo("云小满");
    }

    @Test
    void the_same_payment_at_the_same_moment_counts_once() throws Exception {
        String transaction = transaction();
        ExecutorService callers = Executors.newFixedThreadPool(4);
        try {
            Callable<Said> call = () -> pay("integration", transaction, "10.00");
            for (Future<Said> one : callers.invokeAll(List.of(call, call, call, call))) {
                assertThat(one.get().status()).isIn(200, 201);
            }
        } finally {
            callers.shutdown();
        }
        assertThat(accounts.account(house).prepaid()).isEqualByComparingTo("10.00");
    }

    @ParameterizedTest
    @CsvSource({"0, 422", "-5, 422", "1.005, 422", "100000000, 422", "null, 422"})
    void a_wrong_amount_is_refused_and_kept(String amount, int status) {
        String transaction = transaction();
        Said said = pay("integration", transaction, amount);
        assertThat(said.status()).isEqualTo(status);
        assertThat(said.body().get("field").asText()).isEqualTo("amount");
        assertThat(refused(transaction)).isEqualTo(1);
        assertThat(accounts.account(house).prepaid()).isEqualByComparingTo("0.00");
    }

    private int refused(String transaction) {
        return sql.sql("select count(*) from fee_refused_payment where transaction_id = ?")
                .param(transaction)
                .query(Integer.class)
                .single();
    }

    @Test
    void a_house_that_is_unknown_or_anothers_or_without_account_is_refused_and_kept() {
        String transaction = transaction();
        long own = house;
        house = 999_999_999L;
        assertThat(pay("integration", transaction, "10.00").status()).isEqualTo(404);
        assertThat(refused(transaction)).isEqualTo(1);
        house =
                sql.sql(
                                "select min(h.id) from house h where h.community = 'yunqi' and"
                                        + " h.id not in (select house_id from fee_account)")
                        .query(Long.class)
                        .single();
        Said none = pay("integration", transaction, "10.00");
        assertThat(none.status()).isEqualTo(404);
        assertThat(none.body().get("detail").asText()).contains("账户");
        assertThat(refused(transaction)).isEqualTo(2);
        house = own;
        assertThat(pay("integration", transaction, "10.00").status()).isEqualTo(201);
        assertThat(pay("integration", transaction, "11.00").status()).isEqualTo(409);
        assertThat(refused(transaction)).isEqualTo(3);
    }

    @Test
    void who_may_do_what() {
        assertThat(pay("technician", transaction(), "10.00").status()).isEqualTo(403);
        assertThat(send("guard", "GET", "/api/houses/" + house + "/bills", null).status())
                .isEqualTo(403);
        Said paid = pay("cashier", transaction(), "10.00");
        String reverse = "/api/payments/" + paid.body().get("id").asLong() + "/reverse";
        assertThat(send("cashier", "POST", reverse, "{\"reason\": \"错\"}").status()).isEqualTo(403);
        assertThat(send("project-manager", "POST", reverse, "{\"reason\": \"错\"}").status())
                .isEqualTo(201);
        assertThat(send("project-manager", "POST", reverse, "{\"reason\": \"错\"}").status())
                .isEqualTo(409);
        assertThat(send("desk", "POST", "/api/billing-runs", "{}").status()).isEqualTo(403);
        assertThat(
                        send(
                                        "cashier",
                                        "POST",
                                        "/api/billing-runs",
                                        "{\"community\": \"nowhere\", \"month\": \"2026-11\"}")
                                .status())
                .isEqualTo(404);
        assertThat(
                        send(
                                        "cashier",
                                        "POST",
                                        "/api/billing-runs",
                                        "{\"community\": \"yunqi\", \"month\": \"November\"}")
                                .body()
                                .get("field")
                                .asText())
                .isEqualTo("month");
    }

    @Test
    void nobody_is_sent_to_a_billing_run_because_somebody_is_in_danger() {
        String run = process.begin("yunqi", YearMonth.of(2019, 5), "cashier");
        Said said = send("cashier", "POST", "/api/cases/" + run + "/danger", "{\"what\": \"打架\"}");
        assertThat(said.status()).isEqualTo(409);
        assertThat(said.body().get("detail").asText()).contains(run, "110");
        assertThat(cases.view(run).notes()).isEmpty();
        assertThat(dangers.running(run)).isFalse();
    }

    @Test
    void another_communitys_house_and_run_do_not_exist() {
        sql.sql(
                        "insert into community (id, name, grade, service_desk) select 'elsewhere',"
                                + " '别处', 'A', true from community where id = 'yunqi' and not"
                                + " exists (select 1 from community x where x.id = 'elsewhere')")
                .update();
        sql.sql(
                        "insert into house (community, phase, building, unit, room, area, vacant)"
                                + " values ('elsewhere', '', '1', '', ?, 80, false)")
                .param("E" + NUMBER.incrementAndGet())
                .update();
        house =
                sql.sql("select max(id) from house where community = 'elsewhere'")
                        .query(Long.class)
                        .single();
        accounts.open(house, LocalDate.of(2026, 1, 1), "owner", "别家", null);
        assertThat(send("cashier", "GET", "/api/houses/" + house + "/bills", null).status())
                .isEqualTo(404);
        String transaction = transaction();
        assertThat(pay("cashier", transaction, "10.00").status()).isEqualTo(404);
        assertThat(refused(transaction)).isEqualTo(1);
        assertThat(
                        send(
                                        "cashier",
                                        "GET",
                                        "/api/communities/elsewhere/day-closing?day=2026-11-23",
                                        null)
                                .status())
                .isEqualTo(404);
    }

    @Test
    void bills_of_repairs_and_compensation_of_complaints_are_taken_over_once() {
        String repair = aCase("repair", "BX");
        String complaint = aCase("complaint", "TS");
        links.requestLinked(
                repair, FeeEntries.ASKED, "repairBill", Map.of("amount", 88.5, "houseId", house));
        links.requestLinked(
                complaint,
                FeeEntries.ASKED,
                "compensation",
                Map.of("amount", "20.00", "houseId", house));
        List<LinkedRequest> waiting = links.waitingRequests(FeeEntries.ASKED);
        for (LinkedRequest request : waiting) {
            process.take(request);
        }
        for (LinkedRequest request : waiting) {
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> process.take(request))
                    .isInstanceOf(Refusal.class);
        }
        assertThat(links.waitingRequests(FeeEntries.ASKED)).isEmpty();
        assertThat(accounts.account(house).prepaid()).isEqualByComparingTo("20.00");
        Said bills = send("cashier", "GET", "/api/houses/" + house + "/bills?open=true", null);
        assertThat(bills.body().get("items")).hasSize(1);
        assertThat(bills.body().get("owed").asText()).isEqualTo("88.50");
        assertThat(ledger.applyPrepaid(house)).isEqualByComparingTo("0.00");
    }

    @Test
    void an_entry_without_a_house_waits_for_the_cashier() {
        String repair = aCase("repair", "BX");
        links.requestLinked(repair, FeeEntries.ASKED, "repairBill", Map.of("amount", 30));
        LinkedRequest request = links.waitingRequests(FeeEntries.ASKED).get(0);
        entries.take(request);
        long entry =
                sql.sql("select id from fee_single where source = ? and state = 'unplaced'")
                        .param("request:" + request.id())
                        .query(Long.class)
                        .single();
        entries.place(entry, house);
        assertThat(ledger.find(entry).amount()).isEqualByComparingTo("30.00");
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> entries.place(entry, house))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void a_deposit_is_held_and_given_back_once() {
        long bill = entries.deposit(house, new BigDecimal("2000"), "装修押金", "d" + house, "cashier");
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> entries.returnDeposit(bill, null, "验收合格", "pm"))
                .isInstanceOf(Refusal.class);
        assertThat(pay("cashier", transaction(), "2000.00").status()).isEqualTo(201);
        entries.returnDeposit(bill, new BigDecimal("150.00"), "墙面损坏", "pm");
        assertThat(accounts.account(house).prepaid()).isEqualByComparingTo("1850.00");
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> entries.returnDeposit(bill, null, "再退", "pm"))
                .isInstanceOf(Refusal.class);
    }

    private String aCase(String flow, String letters) {
        return cases.open(
                        new NewCase(
                                flow,
                                letters,
                                new Address("yunqi", "1", "3", "1", "1201"),
                                null,
                                null,
                                null,
                                "api",
                                false,
                                null,
                                null,
                                null,
                                null,
                                "账单来源",
                                null))
                .caseNumber();
    }
}
