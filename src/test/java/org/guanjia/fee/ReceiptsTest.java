package org.guanjia.fee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.guanjia.language.Refusal;
import org.guanjia.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Receipts and refund slips as the cashier prints them. */
@ServerTest
class ReceiptsTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @LocalServerPort int port;
    @Autowired JdbcClient sql;
    @Autowired FeeAccounts accounts;
    @Autowired FeeItems items;
    @Autowired Ledger ledger;
    @Autowired Payments payments;
    @Autowired Receipts receipts;

    private long house;
    private long payment;

    @BeforeEach
    void a_house_that_paid() {
        house =
                sql.sql(
                                "select max(h.id) from house h where h.community = 'yunqi' and"
                                        + " h.id not in (select house_id from fee_account)")
                        .query(Long.class)
                        .single();
        accounts.open(house, LocalDate.of(2026, 1, 1), "owner", "云小满", null);
        ledger.single(
                house,
                items.single("yunqi", Formula.JOB),
                new BigDecimal("120.50"),
                "维修",
                null,
                "receipt" + NUMBER.incrementAndGet(),
                "cashier");
        payment = pay("150.00");
    }

    private long pay(String amount) {
        return payments.pay(
                        new Payments.NewPayment(
                                house,
                                "cash",
                                "R" + NUMBER.incrementAndGet(),
                                new BigDecimal(amount),
                                null,
                                List.of(),
                                "门岗代收"),
                        "cashier")
                .id();
    }

    private HttpResponse<String> send(String user, String method, String path) {
        byte[] login = (user + ":demo").getBytes(StandardCharsets.UTF_8);
        try {
            return CLIENT.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .header(
                                    "Authorization",
                                    "Basic " + Base64.getEncoder().encodeToString(login))
                            .method(method, HttpRequest.BodyPublishers.noBody())
                            .build(),
                    HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private String page(String number) {
        HttpResponse<String> page =
                send(
                        "cashier",
                        "GET",
                        "/api/payments/" + payment + "/receipts/" + number + ".html");
        assertThat(page.statusCode()).isEqualTo(200);
        return page.body();
    }

    @Test
    void the_first_print_is_the_original_and_every_later_one_is_marked_as_a_copy() {
        Receipts.Printed original = receipts.print(payment, "cashier");
        String paper = page(original.number());
        assertThat(paper)
                .contains(Payments.receipt(payment), "云小满", "壹佰伍拾元整", "120.50", "29.50", "门岗代收")
                .contains("现金")
                .doesNotContain("副本 ·");
        // Later the money settles something else; the copy says what the original said.
        ledger.single(
                house,
                items.single("yunqi", Formula.JOB),
                new BigDecimal("20.00"),
                "维修",
                null,
                "receipt" + NUMBER.incrementAndGet(),
                "cashier");
        HttpResponse<String> again =
                send("cashier", "POST", "/api/payments/" + payment + "/receipt");
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).contains("\"copy\":1");
        Receipts.Printed third = receipts.print(payment, "project-manager");
        assertThat(third.copy()).isEqualTo(2);
        String copy = page(third.number());
        assertThat(copy).contains("副本 · 第 2 次补打", "project-manager", Payments.receipt(payment));
        assertThat(copy.replaceAll("<div class=\"copy\">[^<]*</div>", "<div class=\"copy\"></div>"))
                .isEqualTo(paper);
        assertThat(receipts.printed(payment))
                .extracting(Receipts.Printed::copy)
                .containsExactly(0, 1, 2);
        HttpResponse<String> pdf =
                send(
                        "cashier",
                        "GET",
                        "/api/payments/" + payment + "/receipts/" + third.number() + ".pdf");
        assertThat(pdf.body()).startsWith("%PDF");
    }

    @Test
    void two_who_print_at_the_same_moment_get_one_original() throws Exception {
        ExecutorService desks = Executors.newFixedThreadPool(2);
        Set<Integer> copies = new HashSet<>();
        try {
            Callable<Receipts.Printed> print = () -> receipts.print(payment, "cashier");
            for (Future<Receipts.Printed> one : desks.invokeAll(List.of(print, print))) {
                copies.add(one.get().copy());
            }
        } finally {
            desks.shutdown();
        }
        assertThat(copies).containsExactlyInAnyOrder(0, 1);
    }

    @Test
    void a_refund_has_a_slip_and_a_reversed_payment_has_no_paper_any_more() {
        long refund =
                payments.refund(
                        house, "transfer", "B" + payment, new BigDecimal("9.50"), "多缴", "pm");
        Receipts.Printed slip = receipts.print(refund, "project-manager");
        assertThat(
                        new String(
                                receipts.content(refund, slip.number(), false),
                                StandardCharsets.UTF_8))
                .contains("退款单", "9.50", "玖元伍角整", "多缴", "银行转账");
        long other = pay("5.00");
        long reversal = payments.reverse(other, "错", "pm");
        assertThatThrownBy(() -> receipts.print(other, "cashier"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("冲正");
        assertThatThrownBy(() -> receipts.print(reversal, "cashier"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("收据");
        String list = send("cashier", "GET", "/api/houses/" + house + "/payments").body();
        assertThat(list).contains("\"reversed\":true", "\"kind\":\"refund\"", "\"-9.50\"");
    }

    @Test
    void a_paper_is_shown_to_whom_it_may_concern_alone() {
        Receipts.Printed original = receipts.print(payment, "cashier");
        String path = "/api/payments/" + payment + "/receipts/" + original.number() + ".html";
        assertThat(send("technician", "GET", path).statusCode()).isEqualTo(403);
        long other = pay("1.00");
        assertThat(
                        send(
                                        "cashier",
                                        "GET",
                                        "/api/payments/"
                                                + other
                                                + "/receipts/"
                                                + original.number()
                                                + ".html")
                                .statusCode())
                .as("of another payment")
                .isEqualTo(404);
        assertThat(send("cashier", "POST", "/api/payments/999999/receipt").statusCode())
                .isEqualTo(404);
        assertThat(send("cashier", "GET", "/api/documents/" + original.number()).statusCode())
                .as("not as a document of a case")
                .isEqualTo(404);
    }
}
