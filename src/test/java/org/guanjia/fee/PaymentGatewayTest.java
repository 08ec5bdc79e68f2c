package org.guanjia.fee;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.guanjia.casefile.Columns;
import org.guanjia.casefile.VisitorThrottle;
import org.guanjia.testing.ServerTest;
import org.guanjia.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Paying by the sandbox over HTTP, and all that may be wrong with a call back. */
@ServerTest
class PaymentGatewayTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final GatewaySignature OURS = new GatewaySignature("sandbox-demo-secret");

    @LocalServerPort int port;
    @Autowired JdbcClient sql;
    @Autowired FeeAccounts accounts;
    @Autowired FeeItems items;
    @Autowired Ledger ledger;
    @Autowired BillReversals reversals;
    @Autowired PaymentOrders orders;
    @Autowired PayLinks links;
    @Autowired SandboxGateway sandbox;

    private long house;
    private long bill;

    record Said(int status, JsonNode body) {
        String text(String name) {
            return body.get(name).asText();
        }
    }

    @BeforeEach
    void a_house_that_owes() {
        house =
                sql.sql(
                                "select max(h.id) from house h where h.community = 'yunqi' and"
                                        + " h.id not in (select house_id from fee_account)")
                        .query(Long.class)
                        .single();
        accounts.open(house, LocalDate.of(2026, 1, 1), "owner", "云小满", null);
        bill = charge("120.50");
    }

    private long charge(String amount) {
        return ledger.single(
                house,
                items.single("yunqi", Formula.JOB),
                new BigDecimal(amount),
                "维修",
                null,
                "gateway" + NUMBER.incrementAndGet(),
                "cashier");
    }

    private Said send(String user, String method, String path, byte[] body, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("Content-Type", "application/json")
                        .method(
                                method,
                                body == null
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofByteArray(body));
        if (user != null) {
            byte[] login = (user + ":demo").getBytes(StandardCharsets.UTF_8);
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(login));
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<String> response =
                    CLIENT.send(
                            request.build(),
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

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Not over HTTP: one address may not order so often. */
    private String order() {
        return orders.order(links.due(links.ofBill(bill).code()), null).number();
    }

    private ObjectNode notice(String order) {
        return JSON.createObjectNode()
                .put("account", "sandbox-merchant")
                .put("order", order)
                .put("state", "paid")
                .put("channel", "alipay")
                .put("transaction", "T" + NUMBER.incrementAndGet() + order)
                .put("amount", "120.50")
                .put("currency", "CNY");
    }

    private Said tell(ObjectNode notice) {
        return tell(notice, OURS);
    }

    private Said tell(ObjectNode notice, GatewaySignature signature) {
        byte[] body = bytes(notice.toString());
        return send(
                null,
                "POST",
                "/api/gateways/sandbox/notices",
                body,
                SandboxGateway.TIME,
                "1",
                SandboxGateway.NONCE,
                "n",
                SandboxGateway.SIGNATURE,
                signature.of("1", "n", body));
    }

    private BigDecimal paid() {
        return sql.sql("select coalesce(sum(amount), 0) from fee_payment where house_id = ?")
                .param(house)
                .query(BigDecimal.class)
                .single();
    }

    private List<String> refused(String transaction) {
        return sql.sql("select reason from fee_refused_payment where transaction_id = ?")
                .param(transaction)
                .query(String.class)
                .list();
    }

    private static void later(Duration time) {
        ClockUtil.setCurrentTime(Date.from(TestClock.START.plus(time)));
    }

    @Test
    void a_resident_scans_the_code_pays_and_the_bill_is_settled() {
        Said link = send("housekeeper", "POST", "/api/bills/" + bill + "/pay-link", null);
        assertThat(link.text("url")).endsWith("/guanjia/pay?c=" + link.text("code"));
        assertThat(link.text("qr")).startsWith("data:image/png;base64,");
        assertThat(send(null, "GET", "/api/pay/0123/qr.png", null).status()).isEqualTo(404);
        assertThat(links.ofBill(bill).code())
                .as("a bill keeps its code")
                .isEqualTo(link.text("code"));

        String pay = "/api/pay/" + link.text("code");
        Said due = send(null, "GET", pay, null);
        assertThat(due.text("amount")).isEqualTo("120.50");
        assertThat(due.text("state")).isEqualTo("due");
        assertThat(due.body().toString()).doesNotContain("云小满");
        Said order = send(null, "POST", pay, null);
        assertThat(order.text("state")).isEqualTo("open");
        assertThat(order.text("payUrl")).contains("/guanjia/sandbox?order=");
        assertThat(send(null, "POST", pay, null).text("number"))
                .as("an open order is used again")
                .isEqualTo(order.text("number"));

        String till = "/api/sandbox/" + order.text("number");
        assertThat(send(null, "GET", till, null).text("state")).isEqualTo("waiting");
        assertThat(send(null, "POST", till, bytes("{\"pay\": true}")).status()).isEqualTo(422);
        Said pressed = send(null, "POST", till, bytes("{\"pay\": true, \"channel\": \"wechat\"}"));
        assertThat(pressed.text("state")).as("%s", pressed.body()).isEqualTo("paid");

        Said after = send(null, "GET", pay, null);
        assertThat(after.text("state")).isEqualTo("nothing");
        assertThat(after.body().get("paid").get("receipt").asText()).startsWith("SJ");
        Said known = send("cashier", "GET", "/api/payment-orders/" + order.text("number"), null);
        assertThat(known.text("state")).isEqualTo("paid");
        assertThat(known.text("channel")).isEqualTo("wechat");
        assertThat(ledger.find(bill).open()).isEqualByComparingTo("0");
        assertThat(
                        sql.sql("select told from sandbox_payment where order_number = ?")
                                .param(order.text("number"))
                                .query(Boolean.class)
                                .single())
                .isTrue();
    }

    @Test
    void whoever_gives_up_has_not_paid_and_may_order_again() {
        String first = order();
        send(null, "POST", "/api/sandbox/" + first, bytes("{\"pay\": false}"));
        assertThat(orders.find(first).state()).isEqualTo(PaymentOrder.FAILED);
        assertThat(paid()).isZero();
        assertThat(order()).isNotEqualTo(first);
    }

    @Test
    void the_code_of_a_house_pays_all_that_it_owes() {
        charge("30.00");
        String code = send("desk", "POST", "/api/houses/" + house + "/pay-link", null).text("code");
        assertThat(send(null, "GET", "/api/pay/" + code, null).text("amount")).isEqualTo("150.50");
        String number = send(null, "POST", "/api/pay/" + code, null).text("number");
        assertThat(tell(notice(number).put("amount", "150.50")).status()).isEqualTo(200);
        Said none = send(null, "POST", "/api/pay/" + code, null);
        assertThat(none.status()).isEqualTo(409);
        assertThat(none.text("detail")).contains("没有要缴");
    }

    @Test
    void a_code_that_nobody_made_opens_nothing() {
        assertThat(send(null, "GET", "/api/pay/0123456789abcdef", null).status()).isEqualTo(404);
        assertThat(send(null, "POST", "/api/pay/0123456789abcdef", null).status()).isEqualTo(404);
        assertThat(send(null, "GET", "/api/sandbox/DD1", null).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "account, somebody-else, 422, gateway.accountWrong",
        "amount, 1.00, 422, gateway.amountWrong",
        "amount, 120.51, 422, gateway.amountWrong",
        "currency, USD, 422, gateway.currencyWrong",
        "channel, barter, 422, casefile.unknownOption"
    })
    void a_call_back_with_wrong_facts_is_refused_and_kept_once(
            String field, String value, int status, String reason) {
        String order = order();
        ObjectNode notice = notice(order).put(field, value);
        assertThat(tell(notice).status()).isEqualTo(status);
        assertThat(tell(notice).status()).isEqualTo(status);
        assertThat(refused(notice.get("transaction").asText())).containsExactly(reason);
        assertThat(paid()).isZero();
        assertThat(orders.find(order).state()).isEqualTo(PaymentOrder.OPEN);
        Said list = send("cashier", "GET", "/api/communities/yunqi/refused-payments", null);
        assertThat(list.body().get("items").findValuesAsText("transactionId"))
                .contains(notice.get("transaction").asText());
        assertThat(tell(notice(order)).status()).as("the right one still counts").isEqualTo(200);
        assertThat(paid()).isEqualByComparingTo("120.50");
    }

    @Test
    void a_call_back_for_an_order_that_nobody_made_is_refused_and_kept() {
        ObjectNode notice = notice("DD20261126ffffffffffffffff");
        assertThat(tell(notice).status()).isEqualTo(404);
        assertThat(refused(notice.get("transaction").asText()))
                .containsExactly("gateway.orderUnknown");
    }

    @Test
    void a_call_back_that_is_not_signed_by_the_gateway_is_refused_and_kept() {
        String order = order();
        ObjectNode notice = notice(order);
        Said forged = tell(notice, new GatewaySignature("another secret"));
        assertThat(forged.status()).isEqualTo(403);
        assertThat(forged.text("detail")).contains("签名");
        byte[] body = bytes(notice.toString());
        assertThat(send(null, "POST", "/api/gateways/sandbox/notices", body).status())
                .as("not signed at all")
                .isEqualTo(403);
        Said changed =
                send(
                        null,
                        "POST",
                        "/api/gateways/sandbox/notices",
                        bytes(notice(order).put("amount", "0.01").toString()),
                        SandboxGateway.TIME,
                        "1",
                        SandboxGateway.NONCE,
                        "n",
                        SandboxGateway.SIGNATURE,
                        OURS.of("1", "n", body));
        assertThat(changed.status()).as("signed for another body").isEqualTo(403);
        assertThat(refused(notice.get("transaction").asText()))
                .containsExactly("gateway.signatureWrong");
        assertThat(paid()).isZero();
        GatewaySignature stranger = new GatewaySignature("a stranger's secret");
        long before =
                sql.sql("select count(*) from fee_refused_payment").query(Long.class).single();
        for (int i = 0; i < 2 * VisitorThrottle.AT_ONCE; i++) {
            assertThat(tell(notice(order), stranger).status()).isIn(403, 409);
        }
        assertThat(sql.sql("select count(*) from fee_refused_payment").query(Long.class).single())
                .as("whoever sends rubbish fills no table")
                .isLessThan(before + 2 * VisitorThrottle.AT_ONCE);
        assertThat(send("cashier", "GET", "/api/communities/-/refused-payments", null).status())
                .isEqualTo(404);
        Said forgeries = send("admin", "GET", "/api/communities/-/refused-payments", null);
        assertThat(forgeries.body().get("items").get(0).get("reason").asText())
                .doesNotContain("gateway.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"''; 400", "nonsense; 400", "[]; 400", "{}; 400", "null; 400"})
    void what_cannot_be_read_is_refused(String body, int status) {
        assertThat(send(null, "POST", "/api/gateways/sandbox/notices", bytes(body)).status())
                .isEqualTo(status);
        assertThat(send(null, "POST", "/api/gateways/paypal/notices", bytes("{}")).status())
                .isEqualTo(404);
    }

    @Test
    void told_twice_it_counts_once_and_told_by_two_ways_too() {
        String order = order();
        ObjectNode notice = notice(order);
        assertThat(tell(notice).status()).isEqualTo(200);
        assertThat(tell(notice).status()).isEqualTo(200);
        Said other =
                send(
                        "integration",
                        "POST",
                        "/api/payments",
                        bytes(
                                "{\"houseId\": %d, \"channel\": \"alipay\", \"transactionId\": \"%s\", \"amount\": 120.50}"
                                        .formatted(house, notice.get("transaction").asText())));
        assertThat(other.status()).isEqualTo(200);
        assertThat(other.body().get("replayed").asBoolean()).isTrue();
        assertThat(paid()).isEqualByComparingTo("120.50");
    }

    @RepeatedTest(3)
    void told_twice_at_the_same_moment_it_counts_once() throws Exception {
        ObjectNode notice = notice(order());
        ExecutorService tellers = Executors.newFixedThreadPool(4);
        try {
            Callable<Said> call = () -> tell(notice);
            List<Integer> answers = new ArrayList<>();
            for (Future<Said> one : tellers.invokeAll(List.of(call, call, call, call))) {
                answers.add(one.get().status());
            }
            // Who comes at the very same moment may be asked to come again, as gateways do.
            assertThat(answers).isSubsetOf(200, 409).contains(200);
        } finally {
            tellers.shutdown();
        }
        assertThat(tell(notice).status()).isEqualTo(200);
        assertThat(paid()).isEqualByComparingTo("120.50");
    }

    @Test
    void before_the_gateways_own_answer_the_call_back_counts_and_is_not_undone_by_it() {
        String number = order();
        sql.sql("update fee_order set state = 'asked', pay_url = null where number = ?")
                .param(number)
                .update();
        assertThat(tell(notice(number)).status()).isEqualTo(200);
        orders.answered(number, "http://127.0.0.1/late");
        PaymentOrder order = orders.find(number);
        assertThat(order.state()).isEqualTo(PaymentOrder.PAID);
        assertThat(order.payUrl()).isEqualTo("http://127.0.0.1/late");
        assertThat(tell(notice(number).put("state", "failed")).status()).isEqualTo(200);
        assertThat(orders.find(number).state()).as("paid stays paid").isEqualTo("paid");
        assertThat(paid()).isEqualByComparingTo("120.50");
    }

    @Test
    void an_order_that_nobody_pays_expires_and_money_that_comes_late_still_counts() {
        String number = order();
        later(Duration.ofHours(1));
        orders.expire();
        assertThat(orders.find(number).state()).isEqualTo(PaymentOrder.EXPIRED);
        assertThat(order()).as("a new order").isNotEqualTo(number);
        assertThat(tell(notice(number)).status()).isEqualTo(200);
        assertThat(orders.find(number).state()).isEqualTo(PaymentOrder.PAID);
        assertThat(ledger.find(bill).open()).isEqualByComparingTo("0");
    }

    @Test
    void a_lost_call_back_is_asked_for_before_the_order_expires() {
        String number = order();
        sql.sql(
                        "update sandbox_payment set state = 'paid', channel = 'wechat',"
                                + " transaction_id = ?, paid_at = ?, told = true where order_number"
                                + " = ?")
                .params("L" + number, Columns.time(TestClock.START), number)
                .update();
        later(Duration.ofHours(1));
        orders.expire();
        assertThat(orders.find(number).state()).isEqualTo(PaymentOrder.PAID);
        assertThat(paid()).isEqualByComparingTo("120.50");
    }

    @Test
    void the_sandbox_tells_again_until_it_is_heard() {
        String number = order();
        sql.sql(
                        "update sandbox_payment set state = 'paid', channel = 'wechat',"
                                + " transaction_id = ?, told = false where order_number = ?")
                .params("A" + number, number)
                .update();
        sandbox.tellAgain();
        assertThat(orders.find(number).state()).isEqualTo(PaymentOrder.PAID);
        assertThat(paid()).isEqualByComparingTo("120.50");
    }

    @Test
    void money_for_a_bill_that_was_paid_meanwhile_is_kept_as_prepaid() {
        String number = order();
        Said cash =
                send(
                        "cashier",
                        "POST",
                        "/api/payments",
                        bytes(
                                "{\"houseId\": %d, \"channel\": \"cash\", \"transactionId\": \"C%s\", \"amount\": 120.50}"
                                        .formatted(house, number)));
        assertThat(cash.status()).isEqualTo(201);
        assertThat(tell(notice(number)).status()).isEqualTo(200);
        assertThat(accounts.account(house).prepaid()).isEqualByComparingTo("120.50");
        ObjectNode second = notice(number);
        assertThat(tell(second).status()).as("paid a second time").isEqualTo(200);
        assertThat(accounts.account(house).prepaid()).isEqualByComparingTo("241.00");
    }

    @Test
    void who_may_make_codes_and_see_orders() {
        assertThat(send("guard", "POST", "/api/bills/" + bill + "/pay-link", null).status())
                .isEqualTo(403);
        assertThat(send("cashier", "POST", "/api/bills/999/pay-link", null).status())
                .isEqualTo(404);
        String number = order();
        assertThat(send("guard", "GET", "/api/payment-orders/" + number, null).status())
                .isEqualTo(403);
        assertThat(send(null, "GET", "/api/payment-orders/" + number, null).status())
                .isEqualTo(401);
        sql.sql("update fee_order set community = 'elsewhere' where number = ?")
                .param(number)
                .update();
        assertThat(send("cashier", "GET", "/api/payment-orders/" + number, null).status())
                .isEqualTo(404);
        reversals.reverse(bill, "错", "cashier");
        assertThat(send("cashier", "POST", "/api/bills/" + bill + "/pay-link", null).status())
                .isEqualTo(409);
    }
}
