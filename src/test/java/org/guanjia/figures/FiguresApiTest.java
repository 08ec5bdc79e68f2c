package org.guanjia.figures;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.guanjia.casefile.CaseFile;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.estate.EstateRegister;
import org.guanjia.testing.Flow;
import org.guanjia.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The figures over HTTP: who may ask, what a file holds, how a month is drawn up. */
@ServerTest
class FiguresApiTest {

    private static final List<String> PATHS =
            List.of(
                    "/api/figures",
                    "/api/figures/cases?figure=open",
                    "/api/figures/arrears",
                    "/api/figures/export",
                    "/api/statistics",
                    "/api/statistics/export");
    private static final Path PLUGIN =
            Path.of("src/main/resources/META-INF/resources/webjars/camunda/app/cockpit/scripts");

    @Autowired MonthlyStatistics months;
    @Autowired EstateRegister register;
    @Autowired CaseFiles cases;
    @Autowired JdbcClient sql;
    @Autowired Environment environment;
    @Autowired Flow flow;
    @Autowired Clock clock;

    private FigureWorld world;

    @BeforeEach
    void a_community() {
        world = new FigureWorld(register, cases, sql, clock.instant());
    }

    private HttpResponse<byte[]> get(String user, String path, String language) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://127.0.0.1:"
                                                + environment.getProperty("local.server.port")
                                                + path))
                        .header("Accept-Language", language);
        if (user != null) {
            request.header(
                    "Authorization",
                    "Basic "
                            + Base64.getEncoder()
                                    .encodeToString(
                                            (user + ":demo").getBytes(StandardCharsets.UTF_8)));
        }
        try {
            return HttpClient.newHttpClient()
                    .send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonNode json(String user, String path) {
        HttpResponse<byte[]> answer = get(user, path, "zh");
        try {
            return new ObjectMapper().readTree(answer.body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void managers_see_figures_and_nobody_else_does() {
        for (String path : PATHS) {
            for (String manager :
                    List.of("service-manager", "project-manager", "region", "auditor", "admin")) {
                assertThat(get(manager, path, "zh").statusCode()).as(manager + path).isEqualTo(200);
            }
            for (String other :
                    List.of(
                            "desk",
                            "housekeeper",
                            "technician",
                            "cashier",
                            "designer",
                            "integration")) {
                assertThat(get(other, path, "zh").statusCode()).as(other + path).isEqualTo(403);
            }
            assertThat(get(null, path, "zh").statusCode()).as(path).isEqualTo(401);
        }
    }

    @Test
    void another_community_does_not_exist_and_wrong_words_are_named() {
        for (String path : PATHS) {
            String tail = (path.contains("?") ? "&" : "?") + "community=" + world.community;
            assertThat(get("service-manager", path + tail, "zh").statusCode())
                    .as(path)
                    .isEqualTo(404);
        }
        for (JsonNode one : json("service-manager", "/api/figures").get("communities")) {
            assertThat(one.get("id").asText()).isNotEqualTo(world.community);
        }
        assertThat(json("service-manager", "/api/figures/cases?figure=luck").get("field").asText())
                .isEqualTo("figure");
        assertThat(json("service-manager", "/api/figures/export?format=pdf").get("field").asText())
                .isEqualTo("format");
        for (String month : List.of("2026-13", "2027-01", "November")) {
            assertThat(
                            json("service-manager", "/api/statistics?month=" + month)
                                    .get("field")
                                    .asText())
                    .as(month)
                    .isEqualTo("month");
        }
        assertThat(get("project-manager", "/api/figures/cases?figure=hostile", "zh").statusCode())
                .isEqualTo(403);
        assertThat(json("project-manager", "/api/figures").get("hostile").isNull()).isTrue();
    }

    @Test
    void the_workbook_opens_again_with_the_numbers_of_the_page() throws Exception {
        CaseFile file = world.open("repair", "S2", null, Duration.ofHours(3));
        world.running(file, "fix", Duration.ofHours(1));
        world.clock(file, "accept", null, Duration.ofHours(2), 0);
        HttpResponse<byte[]> answer =
                get("admin", "/api/figures/export?format=xlsx&community=" + world.community, "zh");
        assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("2026-11-23.xlsx");

        try (ReadableWorkbook book =
                new ReadableWorkbook(new ByteArrayInputStream(answer.body()))) {
            assertThat(book.getSheets().map(Sheet::getName))
                    .containsExactly("小区", "在办", "按日", "时限达成", "升级", "重点房屋");
            List<Row> open = book.findSheet("在办").orElseThrow().read();
            assertThat(open.get(0).getCellText(0)).isEqualTo("流程");
            assertThat(open.get(1).getCellText(0)).isEqualTo("报修");
            assertThat(open.get(1).getCellText(1)).isEqualTo("紧急");
            assertThat(open.get(1).getCellAsNumber(2).orElseThrow()).isEqualByComparingTo("1");
            assertThat(open.get(1).getCellAsNumber(3).orElseThrow()).isEqualByComparingTo("1");
            assertThat(book.findSheet("按日").orElseThrow().read()).hasSize(31);
            assertThat(
                            book.findSheet("时限达成")
                                    .orElseThrow()
                                    .read()
                                    .get(1)
                                    .getCellAsNumber(6)
                                    .orElseThrow())
                    .isEqualByComparingTo("100");
        }
    }

    @Test
    void the_csv_is_read_by_excel_and_speaks_english_to_who_asks() {
        world.open("repair", "S2", null, Duration.ofHours(3));
        byte[] file =
                get("admin", "/api/figures/export?format=csv&community=" + world.community, "en")
                        .body();
        String text = new String(file, StandardCharsets.UTF_8);

        assertThat(text).startsWith("\uFEFFCommunities");
        assertThat(text).contains("Flow,Severity,Open,Overdue\r\nRepair,S2 urgent,1,0");
        assertThat(text.replace("数字苑", "")).doesNotContainPattern("\\p{IsHan}");
    }

    @Test
    void the_running_month_is_counted_and_a_past_one_is_drawn_up_once() {
        world.house("101", false);
        world.house("102", false);
        world.house("103", true);
        paid("plumbing", "120.50", Duration.ofDays(1));
        paid("plumbing", "79.50", Duration.ofDays(2));
        paid("electrical", "60", Duration.ofDays(3));
        paid("electrical", "0", Duration.ofDays(3));
        paid("hvac", "33", Duration.ofDays(40));

        JsonNode running = statistics("").get("items").get(0);
        assertThat(running.get("houses").asInt()).isEqualTo(3);
        assertThat(running.get("occupied").asInt()).isEqualTo(2);
        assertThat(running.get("vacant").asInt()).isEqualTo(1);
        assertThat(running.get("jobs").asInt()).isEqualTo(3);
        assertThat(running.get("amount").decimalValue()).isEqualByComparingTo("260");
        assertThat(running.get("services").get(0).get("name").asText()).isEqualTo("给排水");
        assertThat(running.get("services").get(0).get("jobs").asInt()).isEqualTo(2);

        JsonNode before = statistics("&month=2026-10").get("items").get(0);
        assertThat(before.get("houses").isNull()).as("nobody counted them").isTrue();
        assertThat(before.get("amount").decimalValue()).isEqualByComparingTo("33");

        months.drawUp();
        world.house("104", true);
        sql.sql("update repair_order set billed_amount = 999 where community = ?")
                .param(world.community)
                .update();
        months.drawUp();

        JsonNode drawnUp = statistics("&month=2026-10").get("items").get(0);
        assertThat(drawnUp.get("houses").asInt()).isEqualTo(3);
        assertThat(drawnUp.get("amount").decimalValue()).isEqualByComparingTo("33");
        assertThat(drawnUp.get("madeAt").isNull()).isFalse();
        assertThat(YearMonth.now(clock)).hasToString("2026-11");
    }

    @Test
    void the_statistics_open_again_as_a_workbook() throws Exception {
        world.house("101", false);
        paid("plumbing", "120.50", Duration.ofDays(1));
        byte[] file =
                get("admin", "/api/statistics/export?community=" + world.community, "zh").body();
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            List<Row> rows = book.getFirstSheet().read();
            assertThat(rows).hasSize(2);
            assertThat(rows.get(0).getCellText(0)).isEqualTo("月份");
            assertThat(rows.get(1).getCellText(1)).isEqualTo("数字苑");
            assertThat(rows.get(1).getCellText(5)).isEqualTo("给排水");
            assertThat(rows.get(1).getCellAsNumber(7).orElseThrow()).isEqualByComparingTo("120.5");
        }
    }

    @Test
    void the_library_of_the_charts_is_served_where_the_page_looks_for_it() throws Exception {
        Matcher library =
                Pattern.compile("'(/webjars/[^']+)'")
                        .matcher(Files.readString(PLUGIN.resolve("guanjia/charts.js")));
        assertThat(library.find()).isTrue();
        assertThat(get(null, library.group(1), "zh").statusCode()).isEqualTo(200);
    }

    private JsonNode statistics(String tail) {
        return json("admin", "/api/statistics?community=" + world.community + tail);
    }

    private void paid(String skill, String amount, Duration ago) {
        CaseFile file = world.open("repair", "S3", null, ago.plusHours(5));
        world.repair(file, null, ago.plusHours(3), true, 0);
        world.billed(file, skill, amount);
        world.ended(file, "closed", ago);
    }
}
