package org.guanjia.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.guanjia.operation.Production.Answer;
import org.guanjia.testing.OnMySql;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The production profile as an operator starts it, from the empty schema to the closed case. */
@OnMySql
class ProductionMySqlTest {

    @TempDir static Path folder;
    private static GreenMail mails;
    private static Production house;

    @BeforeAll
    static void a_company_moves_in() throws Exception {
        mails = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mails.start();
        house = new Production(folder);
        house.variables().put("GUANJIA_NOTICE_CHANNELS", "mail");
        house.variables().put("GUANJIA_MAIL_HOST", "127.0.0.1");
        house.variables().put("GUANJIA_MAIL_PORT", String.valueOf(mails.getSmtp().getPort()));
        house.variables().put("GUANJIA_MAIL_TLS", "false");
        house.variables().put("GUANJIA_MAIL_FROM", "service@example.com");
        house.variables().put("GUANJIA_ADMIN_PASSWORD", Production.ADMIN_PASSWORD);
        house.variables().put("GUANJIA_TRUSTED_PROXIES", "10\\.0\\.0\\.5");
        house.start();
        // The proxy on this machine is none that the house trusts.
        assertThat(house.call("admin", "GET", "/engine-rest/user", null).status()).isEqualTo(403);
        house.moveIn();
        house.stop();

        // The first administrator is there: the variable is needed no more.
        house.variables().remove("GUANJIA_ADMIN_PASSWORD");
        house.variables().remove("GUANJIA_TRUSTED_PROXIES");
        house.start();
        house.givePasswords();
    }

    @AfterAll
    static void out() throws Exception {
        house.remove();
        mails.stop();
    }

    @Test
    void a_repair_runs_from_report_to_end_and_its_people_stand_in_no_line_of_the_log()
            throws Exception {
        List<String> secrets =
                List.of(
                        "13912345678",
                        "云上客",
                        "Yun Shangke",
                        "yun.shangke@example.com",
                        "阀芯磨损",
                        "厨房水池下面漏水",
                        Production.ADMIN_PASSWORD,
                        Production.STAFF_PASSWORD,
                        house.variables().get("GUANJIA_DB_PASSWORD"));
        String number =
                house.report(
                        Map.of(
                                "reporterName",
                                "云上客 Yun Shangke",
                                "reporterPhone",
                                "13912345678",
                                "description",
                                "厨房水池下面漏水,联系 yun.shangke@example.com"));
        house.does(
                number,
                "Activity_AcceptJob",
                Map.of("jobDecision", "accept", "arrivalInMinutes", 30));
        house.does(number, "Activity_ArriveOnSite", Map.of("arrivalOutcome", "arrived"));
        house.photo(number, "before");
        house.does(
                number, "Activity_DiagnoseFault", Map.of("repairWay", "free", "diagnosis", "阀芯磨损"));
        house.photo(number, "after");
        house.does(number, "Activity_RepairFault", Map.of("repairNote", "已更换并试用"));
        await("the question")
                .atMost(Duration.ofMinutes(1))
                .until(() -> house.caseOf(number).get("questions").size() == 1);
        Answer accepted =
                house.call(
                        "portal",
                        "POST",
                        "/api/cases/" + number + "/answers",
                        Map.of("question", "acceptance", "answer", "accept", "rating", 5));
        assertThat(accepted.status()).as(accepted.body()).isEqualTo(204);
        await("the end")
                .atMost(Duration.ofMinutes(1))
                .until(() -> house.caseOf(number).get("status").asText().equals("closed"));
        assertThat(house.caseOf(number).get("outcome").asText()).isEqualTo("repaired");

        // Whoever looks for a resident names them in the query.
        house.call("portal", "GET", "/api/communities/linshui/houses?q=13912345678", null);
        house.call("portal", "GET", "/api/cases?q=%E4%BA%91%E4%B8%8A%E5%AE%A2", null);
        await("the mails arrive")
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(
                        () -> {
                            assertThat(mailsTo(Production.RESIDENT_MAIL, number))
                                    .as("what follows soon may travel in one letter")
                                    .isNotEmpty();
                            assertThat(mailsTo(Production.STAFF_MAIL, number)).isNotEmpty();
                        });
        assertThat(linesWithAny(secrets)).isEmpty();
    }

    @Test
    void a_database_that_quotes_what_it_refuses_tells_the_log_nothing() throws Exception {
        String quote =
                "create trigger quoting before insert on %s for each row signal sqlstate '45000'"
                        + " set message_text = '%s'";
        // What servers and drivers say, with the values of this very case.
        String words =
                "Duplicate entry ''13811112222-云中人'' for li.si@example.com, 3栋101, 13811112222";
        house.sql(quote.formatted("case_file", words));
        Answer failed;
        try {
            failed =
                    house.call(
                            "portal",
                            "POST",
                            "/api/cases/repair",
                            Map.of(
                                    "community", Production.COMMUNITY,
                                    "building", "2",
                                    "room", "301",
                                    "channel", "portal",
                                    "reporterName", "云中人",
                                    "reporterPhone", "13811112222",
                                    "description", "卫生间灯不亮"));
        } finally {
            house.sql("drop trigger quoting");
        }
        assertThat(failed.status()).as(failed.body()).isEqualTo(500);
        assertThat(failed.body()).doesNotContain("13811112222", "SQL");

        // The same in a job of the engine, which logs by itself.
        house.sql(quote.formatted("notice_outbox", words));
        String number;
        try {
            number = house.report(Map.of("reporterName", "云中人", "reporterPhone", "13811112222"));
            await("the job fails")
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> house.process().log().contains("ENGINE-14006"));
        } finally {
            house.sql("drop trigger quoting");
        }
        String log = house.process().log();
        assertThat(log).contains("Duplicate entry '***' for ***", failed.header("X-Request-Id"));
        assertThat(linesWithAny(List.of("13811112222", "云中人", "li.si@", "3栋101", "卫生间灯不亮")))
                .isEmpty();
        await("the job is tried again")
                .atMost(Duration.ofMinutes(2))
                .until(() -> house.caseOf(number).hasNonNull("severity"));
    }

    /** The letters to this address in the thread of this case. */
    private static List<MimeMessage> mailsTo(String address, String caseNumber)
            throws MessagingException {
        List<MimeMessage> found = new ArrayList<>();
        for (MimeMessage mail : mails.getReceivedMessages()) {
            boolean to =
                    Arrays.stream(mail.getAllRecipients())
                            .anyMatch(one -> ((InternetAddress) one).getAddress().equals(address));
            if (to && mail.getHeader("References", " ").contains(caseNumber)) {
                found.add(mail);
            }
        }
        return found;
    }

    private static List<String> linesWithAny(List<String> words) {
        return house.process()
                .log()
                .lines()
                .filter(line -> words.stream().anyMatch(line::contains))
                .toList();
    }

    @Test
    void each_line_of_the_log_is_json() throws Exception {
        ObjectMapper json = new ObjectMapper();
        List<String> lines =
                house.process()
                        .log()
                        .lines()
                        .filter(line -> !line.startsWith("Picked up"))
                        .toList();
        assertThat(lines).hasSizeGreaterThan(20);
        for (String line : lines) {
            assertThat(json.readTree(line).hasNonNull("@timestamp")).as(line).isTrue();
        }
    }

    @Test
    void who_comes_without_tls_is_sent_away_and_nothing_is_set() throws Exception {
        Answer page = Production.send(house.direct("/camunda/app/tasklist/default/"));
        assertThat(page.status()).isEqualTo(403);
        assertThat(page.body()).contains("https://guanjia.example.com");
        assertThat(page.header("Set-Cookie")).isEmpty();
        assertThat(page.header("Strict-Transport-Security")).isEmpty();
    }

    @Test
    void cookies_and_headers_are_those_of_tls() throws Exception {
        Answer page =
                Production.send(house.proxied("/camunda/app/tasklist/default/", "198.51.100.20"));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Set-Cookie").lines())
                .anySatisfy(
                        cookie ->
                                assertThat(cookie)
                                        .startsWith("__Host-guanjia=")
                                        .contains("Path=/;", "Secure", "HttpOnly", "SameSite=Lax")
                                        .doesNotContain("Domain"))
                .anySatisfy(
                        cookie ->
                                assertThat(cookie)
                                        .startsWith("XSRF-TOKEN=")
                                        .contains("Secure", "SameSite=Lax"));
        assertThat(page.header("Strict-Transport-Security")).contains("max-age=31536000");

        Answer moved = Production.send(house.proxied("/camunda/app/tasklist/", "198.51.100.20"));
        assertThat(moved.status()).isEqualTo(302);
        assertThat(moved.header("Location"))
                .as("not to this server's own name and port")
                .isEqualTo("/camunda/app/tasklist/default/");
    }

    @Test
    void a_forged_address_does_not_get_round_the_throttle() throws Exception {
        int refused = 0;
        for (int attempt = 0; attempt < 11; attempt++) {
            // The guesser writes a new address each time; the proxy adds the true one.
            refused =
                    Production.send(
                                    Production.signed(
                                            house.proxied(
                                                    "/engine-rest/task/count",
                                                    "203.0.113." + attempt + ", 198.51.100.66"),
                                            "leiter",
                                            "wrong"))
                            .status();
        }
        assertThat(refused).isEqualTo(401);
        assertThat(asLeiter("203.0.113.99, 198.51.100.66")).as("the guesser").isEqualTo(401);
        assertThat(asLeiter("198.51.100.67")).as("a colleague elsewhere").isEqualTo(200);
    }

    private int asLeiter(String forwardedFor) throws Exception {
        return Production.send(
                        Production.signed(
                                house.proxied("/engine-rest/task/count", forwardedFor),
                                "leiter",
                                Production.STAFF_PASSWORD))
                .status();
    }

    @Test
    void a_failure_shows_no_inside() throws Exception {
        for (String path : List.of("/api/cases/BX-1", "/error", "/engine-rest/task/nowhere")) {
            Answer answer = house.call("portal", "GET", path, null);
            assertThat(answer.status()).as(path).isGreaterThanOrEqualTo(400);
            assertThat(answer.body())
                    .as(path)
                    .doesNotContain("SQL", "org.", "Apache", "Whitelabel", "\tat ");
        }
    }

    @Test
    void what_only_developers_need_is_off() {
        assertThat(house.call("admin", "GET", "/v3/api-docs", null).status()).isEqualTo(404);
        assertThat(house.call("admin", "GET", "/actuator/health", null).status()).isEqualTo(404);
        assertThat(house.call("admin", "GET", "/actuator/env", null).status()).isEqualTo(403);
    }

    @Test
    void a_monitor_learns_how_the_house_is_and_a_stranger_no_more_than_that() throws Exception {
        for (String probe : List.of("", "/liveness", "/readiness")) {
            Answer health = house.health(probe);
            assertThat(health.status()).isEqualTo(200);
            assertThat(health.body()).contains("UP").doesNotContain("components", "MySQL");
        }
        assertThat(house.health("/db").status()).isEqualTo(401);

        assertThat(house.metrics(null).status()).isEqualTo(401);
        assertThat(house.metrics("techniker").status()).isEqualTo(403);
        Answer metrics = house.metrics("portal");
        assertThat(metrics.status()).isEqualTo(200);
        assertThat(metrics.body())
                .contains(
                        "guanjia_cases_open ",
                        "guanjia_clocks_overdue ",
                        "guanjia_messages_waiting ",
                        "guanjia_messages_undeliverable ",
                        "guanjia_messages_delay_seconds ",
                        "guanjia_jobs_failed 0.0",
                        "hikaricp_connections_active");
        String open =
                "guanjia_cases_open "
                        + (double)
                                house.number(
                                        "select count(*) from case_file where status = 'open'");
        assertThat(metrics.body()).contains(open);
    }

    @Test
    void what_was_begun_is_finished_before_the_end() throws Exception {
        CompletableFuture<Answer> report;
        try (Connection database = house.database();
                Statement lock = database.createStatement()) {
            lock.execute("lock tables case_file write, DATABASECHANGELOG read");
            report =
                    CompletableFuture.supplyAsync(
                            () ->
                                    house.call(
                                            "portal",
                                            "POST",
                                            "/api/cases/repair",
                                            Map.of(
                                                    "community",
                                                    Production.COMMUNITY,
                                                    "building",
                                                    "2",
                                                    "room",
                                                    "301",
                                                    "channel",
                                                    "portal",
                                                    "description",
                                                    "卧室窗户关不上")));
            await("the report waits in the database")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> waitingForTables() > 0);
            house.process().ask();
            await("the server closes its door")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> house.process().log().contains("Commencing graceful shutdown"));
            lock.execute("unlock tables");
        }
        assertThat(report.get().status()).as(report.get().body()).isEqualTo(201);
        assertThat(house.process().exit()).isEqualTo(143);

        house.start();
        String number = report.get().json().get("caseNumber").asText();
        // A job that a node held when it ended is free a minute later.
        await("it goes on")
                .atMost(Duration.ofMinutes(2))
                .until(() -> house.caseOf(number).hasNonNull("severity"));
    }

    @Test
    void a_job_that_runs_is_finished_before_the_end() throws Exception {
        String number;
        try (Connection database = house.database();
                Statement lock = database.createStatement()) {
            lock.execute("lock tables notice_outbox write");
            number = house.report(Map.of("description", "客厅插座没有电"));
            await("its first job waits in the database")
                    .atMost(Duration.ofSeconds(30))
                    .until(
                            () ->
                                    house.number(
                                                    "select count(*) from"
                                                            + " performance_schema.processlist"
                                                            + " where info like 'insert into"
                                                            + " notice_outbox%'")
                                            > 0);
            house.process().ask();
            await("the server closes its door")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> house.doorIsShut());
            lock.execute("unlock tables");
        }
        assertThat(house.process().exit()).isEqualTo(143);
        assertThat(
                        house.number(
                                "select count(*) from case_file where severity is not null"
                                        + " and case_number = '"
                                        + number
                                        + "'"))
                .as("it was triaged by the server that ended")
                .isEqualTo(1);
        house.start();
    }

    private static long waitingForTables() throws Exception {
        return house.number(
                "select count(*) from performance_schema.processlist"
                        + " where state = 'Waiting for table metadata lock'");
    }

    @Test
    void with_a_weak_secret_it_does_not_start_and_says_why(@TempDir Path elsewhere)
            throws Exception {
        Production other = new Production(elsewhere);
        other.variables().put("GUANJIA_ADMIN_PASSWORD", "admin-guanjia-123456");
        other.variables().put("GUANJIA_LANGUAGE", "en");
        try {
            other.process().start(other.variables());
            assertThat(other.process().exit()).isEqualTo(1);
            assertThat(other.process().log())
                    .contains("1 problem(s)", "GUANJIA_ADMIN_PASSWORD")
                    .doesNotContain("admin-guanjia-123456", "Exception", "\tat ");
            String tables =
                    "select count(*) from information_schema.tables"
                            + " where table_schema = database()";
            assertThat(other.number(tables)).isZero();
        } finally {
            other.remove();
        }
    }
}
