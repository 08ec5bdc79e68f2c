package org.guanjia.fee;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.guanjia.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Bank statements as the cashier brings them in, over HTTP. */
@ServerTest
class BankStatementsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final LocalDate START = LocalDate.of(2026, 1, 1);
    private static final String HEADINGS = "交易日期,贷方金额,借方金额,对方户名,对方账号,附言,交易流水号\n";

    @LocalServerPort int port;
    @Autowired JdbcClient sql;
    @Autowired FeeAccounts accounts;
    @Autowired FeeItems items;
    @Autowired Ledger ledger;
    @Autowired BankBooking booking;
    @Autowired Payments payments;

    private String community;
    private long first;
    private long second;
    private long otherPhase;

    record Said(int status, JsonNode body) {}

    /** Two phases whose buildings bear the same numbers, and three households that owe. */
    @BeforeEach
    void a_community() {
        community = "bank" + NUMBER.incrementAndGet();
        sql.sql("insert into community (id, name, grade, service_desk) values (?, ?, 'A', true)")
                .params(community, "流水" + community)
                .update();
        first = house("1", "3", "1", "501", "钱大伟");
        second = house("1", "3", "1", "502", "孙小梅");
        otherPhase = house("2", "3", "1", "501", "周远山");
        charge(first, "300.00");
        charge(first, "120.50");
        charge(second, "88.00");
        charge(otherPhase, "300.00");
    }

    private long house(String phase, String building, String unit, String room, String owner) {
        sql.sql(
                        "insert into house (community, phase, building, unit, room, area, vacant)"
                                + " values (?, ?, ?, ?, ?, 80, false)")
                .params(community, phase, building, unit, room)
                .update();
        long id =
                sql.sql("select id from house where community = ? and phase = ? and room = ?")
                        .params(community, phase, room)
                        .query(Long.class)
                        .single();
        accounts.open(id, START, "owner", owner, null);
        return id;
    }

    private long charge(long house, String amount) {
        return ledger.single(
                house,
                items.single(community, Formula.JOB),
                new BigDecimal(amount),
                "维修",
                null,
                community + NUMBER.incrementAndGet(),
                "cashier");
    }

    private Said send(String user, String method, String path, String type, byte[] body) {
        byte[] login = (user + ":demo").getBytes(StandardCharsets.UTF_8);
        try {
            HttpResponse<String> response =
                    CLIENT.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                    .header(
                                            "Authorization",
                                            "Basic " + Base64.getEncoder().encodeToString(login))
                                    .header("Content-Type", type)
                                    .method(
                                            method,
                                            body == null
                                                    ? HttpRequest.BodyPublishers.noBody()
                                                    : HttpRequest.BodyPublishers.ofByteArray(body))
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

    private Said post(String path, String body) {
        return send(
                "admin", "POST", path, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    private Said bring(byte[] file) {
        return send(
                "admin",
                "POST",
                "/api/communities/%s/bank-statements?name=%s"
                        .formatted(community, URLEncoder.encode("十一月.csv", StandardCharsets.UTF_8)),
                "application/octet-stream",
                file);
    }

    private Said bring(String rows) {
        return bring((HEADINGS + rows).getBytes(StandardCharsets.UTF_8));
    }

    private static String serial() {
        return "YH" + NUMBER.incrementAndGet();
    }

    private void brought(String rows) {
        Said said = bring(rows);
        assertThat(said.status()).as("%s", said.body()).isEqualTo(201);
        booking.work();
    }

    private JsonNode lines(String state) {
        return send(
                        "admin",
                        "GET",
                        "/api/communities/" + community + "/bank-lines?state=" + state,
                        "application/json",
                        null)
                .body()
                .get("items");
    }

    private BigDecimal paid(long house) {
        return sql.sql("select coalesce(sum(amount), 0) from fee_payment where house_id = ?")
                .param(house)
                .query(BigDecimal.class)
                .single();
    }

    /** How a line is decided: by its words, payer and amount. */
    @ParameterizedTest
    @CsvSource({
        // two of three agree on one house
        "1期3栋1单元501物业费, 钱大伟, 99.00, first, addressPayer",
        "1期3-1-501, 别人代缴, 420.50, first, addressAmount",
        "1期3-1-501, 别人代缴, 120.50, first, addressAmount",
        "一期 3号楼 1单元 502 室, 孙小梅, 10.00, second, addressPayer",
        "3栋1单元501, 周远山, 50.00, otherPhase, addressPayer",
        "物业费, 孙小梅, 88.00, second, payerAmount",
        // one alone, or several houses: the cashier decides
        "1期3-1-501, 别人代缴, 77.00, '', onlyAddress",
        "3-1-501, 别人代缴, 300.00, '', severalHouses",
        "物业费, 孙小梅, 77.00, '', onlyPayer",
        "物业费, 陌生人, 88.00, '', nobody",
        "9-9-909, 陌生人, 88.00, '', nobody",
        "'', '', 88.00, '', nobody",
        // what speaks of another house than the payer's
        "1期3-1-502, 钱大伟, 50.00, '', onlyAddress"
    })
    void a_line_is_matched(String words, String payer, String amount, String whose, String cause) {
        brought("2026-11-20,%s,,%s,6222,%s,%s\n".formatted(amount, payer, words, serial()));
        BankLine line = one();
        assertThat(line.cause()).isEqualTo(cause);
        if (whose.isEmpty()) {
            assertThat(line.state()).isEqualTo(BankLine.WAITING);
            assertThat(paid(first).add(paid(second)).add(paid(otherPhase))).isZero();
        } else {
            assertThat(line.state()).isEqualTo(BankLine.BOOKED);
            long house =
                    switch (whose) {
                        case "first" -> first;
                        case "second" -> second;
                        default -> otherPhase;
                    };
            assertThat(paid(house)).isEqualByComparingTo(amount);
            assertThat(line.houseId()).isEqualTo(house);
        }
    }

    private BankLine one() {
        long id =
                sql.sql("select id from bank_line where community = ?")
                        .param(community)
                        .query(Long.class)
                        .single();
        return booking.line(id);
    }

    @Test
    void the_number_of_a_bill_decides_and_is_settled_first() {
        long bill = charge(first, "45.00");
        long number = 900_000_000_000_000L + bill;
        sql.sql("update fee_bill set id = ? where id = ?").params(number, bill).update();
        brought("2026-11-20,45.00,,外地亲戚,1,账单%d,%s\n".formatted(number, serial()));
        assertThat(one().cause()).isEqualTo("billNumber");
        assertThat(ledger.find(number).open()).isZero();
    }

    @Test
    void a_file_brought_twice_and_a_line_in_two_files_count_once() {
        String line = "2026-11-20,99.00,,钱大伟,1,1期3-1-501,%s\n".formatted(serial());
        String other = "2026-11-21,\"1,000.00\",,孙小梅,1,1期3-1-502,%s\n".formatted(serial());
        brought(line);
        Said again = bring(line);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body().get("again").asBoolean()).isTrue();
        brought(line + other);
        assertThat(paid(first)).isEqualByComparingTo("99.00");
        assertThat(paid(second)).isEqualByComparingTo("1000.00");
        JsonNode statement =
                send(
                                "admin",
                                "GET",
                                "/api/communities/" + community + "/bank-statements",
                                "application/json",
                                null)
                        .body()
                        .get("items")
                        .get(0);
        assertThat(statement.get("known").asInt()).isEqualTo(1);
        assertThat(statement.get("booked").asInt()).isEqualTo(1);
        assertThat(statement.get("name").asText()).isEqualTo("十一月.csv");
    }

    @Test
    void lines_without_a_number_that_look_alike_are_two_payments() {
        String rows = "2026-11-20,10.00,,钱大伟,1,1期3-1-501,\n".repeat(2);
        brought(rows);
        assertThat(paid(first)).isEqualByComparingTo("20.00");
        brought(rows + "2026-11-22,5.00,,钱大伟,1,1期3-1-501,\n");
        assertThat(paid(first)).isEqualByComparingTo("25.00");
    }

    @Test
    void a_transfer_that_the_cashier_registered_before_is_known() {
        String serial = serial();
        payments.pay(
                new Payments.NewPayment(
                        first, "transfer", serial, new BigDecimal("99.00"), null, List.of(), null),
                "cashier");
        brought("2026-11-20,99.00,,钱大伟,1,1期3-1-501,%s\n".formatted(serial));
        assertThat(one().cause()).isEqualTo("known");
        assertThat(paid(first)).isEqualByComparingTo("99.00");
        String other = serial();
        payments.pay(
                new Payments.NewPayment(
                        second, "transfer", other, new BigDecimal("99.00"), null, List.of(), null),
                "cashier");
        brought("2026-11-20,55.00,,钱大伟,1,1期3-1-501,%s\n".formatted(other));
        JsonNode waiting = lines("waiting");
        assertThat(waiting).hasSize(1);
        assertThat(waiting.get(0).get("cause").asText()).contains("流水号");
        assertThat(
                        post(
                                        "/api/bank-lines/%s/place"
                                                .formatted(waiting.get(0).get("id")),
                                        "{\"houseId\": %d}".formatted(first))
                                .status())
                .isEqualTo(409);
    }

    @Test
    void the_cashier_places_a_waiting_line_once_or_sets_it_aside() {
        brought(
                "2026-11-20,88.00,,陌生人,622202,谢谢,%s\n2026-11-20,0.35,,银行,1,利息,%s\n"
                        .formatted(serial(), serial()));
        JsonNode waiting = lines("waiting");
        assertThat(waiting).hasSize(2);
        assertThat(waiting.get(0).get("payer").asText()).isEqualTo("陌生人");
        assertThat(waiting.get(0).get("cause").asText()).isEqualTo("看不出是谁的");
        String place = "/api/bank-lines/%s/place".formatted(waiting.get(0).get("id"));
        assertThat(post(place, "{}").body().get("field").asText()).isEqualTo("houseId");
        String own = community;
        community = own + "x";
        sql.sql(
                        "insert into community (id, name, grade, service_desk) values (?, '别处',"
                                + " 'A', true)")
                .param(community)
                .update();
        long elsewhere = house("1", "1", "1", "101", "吴别处");
        community = own;
        assertThat(post(place, "{\"houseId\": %d}".formatted(elsewhere)).status())
                .as("a house of another community")
                .isEqualTo(404);
        String body = "{\"houseId\": %d, \"note\": \"电话核实\"}".formatted(second);
        assertThat(post(place, body).status()).isEqualTo(204);
        assertThat(post(place, body).status()).isEqualTo(409);
        assertThat(paid(second)).isEqualByComparingTo("88.00");
        String aside = "/api/bank-lines/%s/set-aside".formatted(waiting.get(1).get("id"));
        assertThat(post(aside, "{}").body().get("field").asText()).isEqualTo("reason");
        assertThat(post(aside, "{\"reason\": \"利息\"}").status()).isEqualTo(204);
        assertThat(post(aside, "{\"reason\": \"利息\"}").status()).isEqualTo(409);
        assertThat(lines("waiting")).isEmpty();
        assertThat(lines("aside").get(0).get("note").asText()).isEqualTo("利息");
    }

    @Test
    void a_line_that_two_nodes_book_at_the_same_moment_is_booked_once() throws Exception {
        Said said = bring("2026-11-20,99.00,,钱大伟,1,1期3-1-501,%s\n".formatted(serial()));
        assertThat(said.status()).isEqualTo(201);
        ExecutorService nodes = Executors.newFixedThreadPool(2);
        try {
            Callable<Integer> work = booking::work;
            for (Future<Integer> node : nodes.invokeAll(List.of(work, work))) {
                node.get();
            }
        } finally {
            nodes.shutdown();
        }
        assertThat(one().state()).isEqualTo(BankLine.BOOKED);
        assertThat(paid(first)).isEqualByComparingTo("99.00");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "2026-11-31,99.00,,x,1,y,S; 第 2 行",
                "2027-11-20,99.00,,x,1,y,S; 将来",
                ",99.00,,x,1,y,S; 第 2 行",
                "2026-11-20,九十九,,x,1,y,S; 九十九",
                "2026-11-20,1.005,,x,1,y,S; 1.005",
                "2026-11-20,,,x,1,y,S; 都没有金额",
                "2026-11-20,99.00,,x,1,y,1.23E+15; 科学计数"
            })
    void a_file_with_a_bad_row_is_refused_whole(String row, String said) {
        String good = "2026-11-20,99.00,,钱大伟,1,1期3-1-501,%s\n".formatted(serial());
        Said answer = bring(good.replace("1期", "2期") + row + "\n");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().get("detail").asText()).contains(said.replace("第 2 行", "第 3 行"));
        booking.work();
        assertThat(lines("booked")).isEmpty();
        assertThat(lines("waiting")).isEmpty();
    }

    @Test
    void what_is_no_statement_is_refused() {
        assertThat(bring(new byte[0]).status()).isEqualTo(422);
        Said houses = bring("楼栋,房号\n3,501\n".getBytes(StandardCharsets.UTF_8));
        assertThat(houses.status()).isEqualTo(422);
        assertThat(bring("交易日期,对方户名\n2026-11-20,甲\n".getBytes(StandardCharsets.UTF_8)).status())
                .isEqualTo(422);
        assertThat(
                        send(
                                        "cashier",
                                        "POST",
                                        "/api/communities/" + community + "/bank-statements",
                                        "application/octet-stream",
                                        new byte[] {1})
                                .status())
                .as("another community")
                .isEqualTo(404);
        assertThat(
                        send(
                                        "project-manager",
                                        "POST",
                                        "/api/communities/yunqi/bank-statements",
                                        "application/octet-stream",
                                        new byte[] {1})
                                .status())
                .isEqualTo(403);
    }

    @Test
    void statements_of_other_banks_are_read_too() throws IOException {
        byte[] gbk =
                ("某银行活期明细\n账号,6222\n记账日,金额,借贷标志,对方名称,摘要\n"
                                + "20261120,\"￥1,099.00\",贷,钱大伟,1期3-1-501\n"
                                + "20261120,20.00,借,电费,代扣\n合计,,,,\n")
                        .getBytes(Charset.forName("GBK"));
        assertThat(bring(gbk).status()).isEqualTo(201);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(file, "test", "1.0")) {
            Worksheet sheet = book.newWorksheet("明细");
            List<List<Object>> rows = new ArrayList<>();
            rows.add(List.of("交易时间", "收入", "支出", "付款人名称", "用途", "凭证号"));
            rows.add(List.of("2026-11-21 09:30:00", 88.0, "", "孙小梅", "物业费", serial()));
            for (int r = 0; r < rows.size(); r++) {
                for (int c = 0; c < rows.get(r).size(); c++) {
                    Object value = rows.get(r).get(c);
                    if (value instanceof Double number) {
                        sheet.value(r, c, number);
                    } else {
                        sheet.value(r, c, value.toString());
                    }
                }
            }
        }
        assertThat(bring(file.toByteArray()).status()).isEqualTo(201);
        booking.work();
        assertThat(paid(first)).isEqualByComparingTo("1099.00");
        assertThat(paid(second)).isEqualByComparingTo("88.00");
        assertThat(
                        sql.sql("select sum(debits) from bank_statement where community = ?")
                                .param(community)
                                .query(Integer.class)
                                .single())
                .isEqualTo(1);
    }
}
