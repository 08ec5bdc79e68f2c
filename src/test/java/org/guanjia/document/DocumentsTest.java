package org.guanjia.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.guanjia.casefile.CaseExclusions;
import org.guanjia.casefile.CaseFile;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.ConfidentialCases;
import org.guanjia.casefile.NewCase;
import org.guanjia.estate.Address;
import org.guanjia.estate.DataSubject;
import org.guanjia.estate.EstateRegister;
import org.guanjia.language.Refusal;
import org.guanjia.testing.Flow;
import org.guanjia.testing.ServerTest;
import org.guanjia.testing.SqlCounter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
class DocumentsTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @Autowired Documents documents;
    @Autowired DocumentPersons persons;
    @Autowired CaseFiles cases;
    @Autowired ConfidentialCases confidence;
    @Autowired CaseExclusions exclusions;
    @Autowired EstateRegister register;
    @Autowired TransactionTemplate transaction;
    @Autowired JdbcClient sql;
    @Autowired Flow flow;
    @Autowired SqlCounter counter;
    @LocalServerPort int port;

    String room;
    long house;
    String caseNumber;

    @BeforeEach
    void aCase() {
        room =
                ("D" + UUID.randomUUID().toString().substring(0, 7))
                        .replace('0', 'A')
                        .toUpperCase(Locale.ROOT);
        Address address = new Address("yunqi", "1", "8", "1", room);
        house = register.addHouse(address, null, null, false, null);
        caseNumber = open(address).caseNumber();
    }

    private CaseFile open(Address address) {
        return cases.open(
                new NewCase(
                        "renovation-permit",
                        "ZX",
                        address,
                        house,
                        "王芳",
                        "139 1234 5678",
                        "desk",
                        false,
                        "desk",
                        null,
                        null,
                        null,
                        "装修申报",
                        null));
    }

    private IssuedDocument issue(String kind) {
        return documents.issue(caseNumber, kind, Samples.of(kind));
    }

    @Test
    void a_document_is_kept_byte_for_byte_with_its_checksums() {
        IssuedDocument permit = issue("permit");
        assertThat(permit.number()).matches("XK-2026-\\d{4,}");
        assertThat(permit.issuedAt()).isEqualTo(flow.now());
        byte[] pdf = documents.pdf(permit.number());
        byte[] html = documents.html(permit.number());
        assertThat(new String(pdf, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        assertThat(new String(html, StandardCharsets.UTF_8))
                .contains(permit.number(), "云栖苑", room, "赵镕喆", "2026年11月23日");
        assertThat(permit.checksum()).isEqualTo(Documents.sha256(pdf)).hasSize(64);
        assertThat(permit.htmlChecksum()).isEqualTo(Documents.sha256(html));
        assertThat(documents.of(caseNumber)).containsExactly(permit);
        assertThat(documents.find(permit.number())).contains(permit);
        assertThat(cases.view(caseNumber).notes())
                .anySatisfy(note -> assertThat(note.text()).contains("装修许可证", permit.number()));
    }

    @Test
    void issuing_costs_seven_statements_and_reading_one() throws Exception {
        issue("permit");
        Map<String, Object> facts = Samples.of("permit");
        String[] number = new String[1];
        SqlCounter.Statements cost =
                counter.during(
                        () -> number[0] = documents.issue(caseNumber, "permit", facts).number());
        assertThat(cost).isEqualTo(new SqlCounter.Statements(4, 2, 1, 0));
        assertThat(counter.during(() -> documents.pdf(number[0])).selects()).isEqualTo(1);
        assertThat(counter.during(() -> documents.of(caseNumber)).selects()).isEqualTo(1);
    }

    @Test
    void what_changes_later_does_not_change_it() {
        IssuedDocument permit = issue("permit");
        byte[] before = documents.pdf(permit.number());
        sql.sql("update community set name = '改名苑' where id = 'yunqi'").update();
        try {
            assertThat(documents.pdf(permit.number())).isEqualTo(before);
        } finally {
            sql.sql("update community set name = '云栖苑' where id = 'yunqi'").update();
        }
    }

    @Test
    void each_kind_counts_by_itself_and_anew_each_year() {
        long first = number(issue("permit"));
        long other = number(issue("acceptance-sheet"));
        assertThat(number(issue("permit"))).isEqualTo(first + 1);
        assertThat(number(issue("acceptance-sheet"))).isEqualTo(other + 1);
        flow.advance(Duration.ofDays(60));
        IssuedDocument next = issue("permit");
        assertThat(next.number()).startsWith("XK-2027-");
        assertThat(documents.last(caseNumber, "permit")).contains(next);
    }

    private static long number(IssuedDocument document) {
        return Long.parseLong(document.number().substring(document.number().lastIndexOf('-') + 1));
    }

    @Test
    void many_at_once_get_numbers_of_their_own() throws Exception {
        ExecutorService hands = Executors.newFixedThreadPool(6);
        try {
            List<Future<IssuedDocument>> issued = new ArrayList<>();
            for (int i = 0; i < 18; i++) {
                String kind = i % 2 == 0 ? "refund-sheet" : "authority-report";
                issued.add(hands.submit(() -> issue(kind)));
            }
            Set<String> numbers = new TreeSet<>();
            for (Future<IssuedDocument> one : issued) {
                numbers.add(one.get().number());
            }
            assertThat(numbers).hasSize(18);
            assertThat(documents.of(caseNumber)).hasSize(18);
        } finally {
            hands.shutdownNow();
        }
    }

    @Test
    void a_document_of_work_that_is_rolled_back_was_never_issued() {
        String[] number = new String[1];
        transaction.executeWithoutResult(
                status -> {
                    number[0] = issue("permit").number();
                    status.setRollbackOnly();
                });
        assertThat(documents.of(caseNumber)).isEmpty();
        assertThat(documents.find(number[0])).isEmpty();
    }

    @Test
    void a_document_with_a_fact_missing_is_not_issued() {
        Map<String, Object> facts = Samples.of("permit");
        facts.remove("firm");
        assertThatThrownBy(() -> documents.issue(caseNumber, "permit", facts))
                .hasMessageContaining("firm");
        assertThat(documents.of(caseNumber)).isEmpty();
        assertThatThrownBy(() -> documents.issue(caseNumber, "licence", Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> documents.issue("ZX-0", "permit", Samples.of("permit")))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        no -> assertThat(no.kind()).isEqualTo(Refusal.Kind.NOT_FOUND));
    }

    @Test
    void nobody_gives_a_document_another_number_or_house_than_its_own() {
        Map<String, Object> facts = Samples.of("permit");
        facts.put("number", "XK-2026-9999");
        facts.put("house", "别人家");
        IssuedDocument permit = documents.issue(caseNumber, "permit", facts);
        assertThat(new String(documents.html(permit.number()), StandardCharsets.UTF_8))
                .contains(permit.number(), room)
                .doesNotContain("XK-2026-9999", "别人家");
    }

    @ParameterizedTest
    @ValueSource(strings = {"html = replace(html, '赵', '钱')", "pdf = x'255044462d'"})
    void a_document_that_somebody_changed_is_not_handed_out(String change) {
        String number = issue("permit").number();
        sql.sql("update issued_document set " + change + " where number = ?")
                .param(number)
                .update();
        String format = change.substring(0, change.indexOf(' '));
        assertThatThrownBy(
                        () -> {
                            if (format.equals("html")) {
                                documents.html(number);
                            } else {
                                documents.pdf(number);
                            }
                        })
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.textKey()).isEqualTo("papers.tampered"));
        Answer answer = get("desk", "/api/documents/" + number + "." + format);
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body()).contains("校验值");
    }

    @Test
    void no_statement_of_the_house_changes_a_document_but_an_erasure() throws Exception {
        List<String> changing = new ArrayList<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source : sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                String text = Files.readString(source).replaceAll("\"\\s*\\+\\s*\"", "");
                if (text.matches("(?s).*(update|delete from|merge into) issued_document.*")) {
                    changing.add(source.getFileName().toString());
                }
            }
        }
        assertThat(changing).containsExactly("DocumentPersons.java");
    }

    @Test
    void a_person_who_asks_is_erased_with_the_content_and_the_voucher_stays() {
        Map<String, Object> facts = Samples.of("permit");
        String name = "欧阳第" + house + "号";
        facts.put("siteManager", name);
        IssuedDocument named = documents.issue(caseNumber, "permit", facts);
        IssuedDocument other = issue("acceptance-sheet");
        Map<String, Object> payee = Samples.of("refund-sheet");
        payee.put("payee", name);
        IssuedDocument voucher = documents.issue(caseNumber, "refund-sheet", payee);
        DataSubject who =
                new DataSubject(
                        Set.of(),
                        Set.of(house),
                        Set.of("yunqi"),
                        Set.of(name),
                        Set.of(),
                        Set.of(),
                        Set.of());
        assertThat(persons.cases(who)).containsExactly(caseNumber);
        assertThat(persons.erase(who, Set.of(caseNumber), true))
                .containsEntry("issued_document", 1);
        assertThat(persons.erase(who, Set.of(caseNumber), true))
                .containsEntry("issued_document", 0);
        Answer gone = get("desk", "/api/documents/" + named.number() + ".pdf");
        assertThat(gone.status()).isEqualTo(409);
        assertThat(gone.body()).contains("删除请求");
        JsonNode kept = get("desk", "/api/documents/" + named.number()).json();
        assertThat(kept.get("erased").asBoolean()).isTrue();
        assertThat(kept.get("checksum").asText()).isEqualTo(named.checksum());
        assertThat(documents.pdf(other.number())).isNotEmpty();
        assertThat(new String(documents.html(voucher.number()), StandardCharsets.UTF_8))
                .contains(name);
    }

    @Test
    void a_document_of_a_confidential_case_does_not_tell_the_room() {
        confidence.keepConfidential(caseNumber, "desk");
        IssuedDocument report = issue("authority-report");
        assertThat(new String(documents.html(report.number()), StandardCharsets.UTF_8))
                .doesNotContain(room);
    }

    // ---- over HTTP ----

    record Answer(HttpResponse<byte[]> response) {
        int status() {
            return response.statusCode();
        }

        String body() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        JsonNode json() {
            try {
                return new ObjectMapper().readTree(response.body());
            } catch (java.io.IOException e) {
                throw new AssertionError(body(), e);
            }
        }
    }

    Answer get(String user, String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (user != null) {
            request.header(
                    "Authorization",
                    "Basic "
                            + Base64.getEncoder()
                                    .encodeToString(
                                            (user + ":demo").getBytes(StandardCharsets.UTF_8)));
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return new Answer(
                    CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
        } catch (java.io.IOException e) {
            throw new AssertionError(path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Test
    void whoever_sees_the_case_reads_its_documents_as_they_were_issued() {
        IssuedDocument permit = issue("permit");
        JsonNode items =
                get("guard", "/api/cases/" + caseNumber + "/documents").json().get("items");
        assertThat(items).hasSize(1);
        assertThat(items.get(0).get("number").asText()).isEqualTo(permit.number());
        assertThat(items.get(0).get("title").asText()).isEqualTo("装修许可证");
        assertThat(
                        get("guard", "/api/documents/" + permit.number(), "Accept-Language", "en")
                                .json()
                                .get("title")
                                .asText())
                .isEqualTo("Renovation permit");
        Answer pdf = get("guard", "/api/documents/" + permit.number() + ".pdf");
        assertThat(pdf.status()).isEqualTo(200);
        assertThat(pdf.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(pdf.header("Content-Disposition")).contains(permit.number() + ".pdf");
        assertThat(Documents.sha256(pdf.response().body())).isEqualTo(permit.checksum());
        Answer html = get("integration", "/api/documents/" + permit.number() + ".html");
        assertThat(html.status()).isEqualTo(200);
        assertThat(html.header("Content-Type")).startsWith("text/html");
        assertThat(html.response().headers().allValues("Content-Security-Policy"))
                .containsExactly(
                        "default-src 'none'; style-src 'unsafe-inline'; img-src data:;"
                                + " frame-ancestors 'none'");
        assertThat(Documents.sha256(html.response().body())).isEqualTo(permit.htmlChecksum());
    }

    @Test
    void a_report_to_the_authority_is_for_staff_alone() {
        String number = issue("authority-report").number();
        assertThat(get("foreman", "/api/documents/" + number + ".pdf").status()).isEqualTo(200);
        for (String outsider : List.of("integration", "contractor")) {
            assertThat(get(outsider, "/api/cases/" + caseNumber + "/documents").json().get("items"))
                    .isEmpty();
            for (String path : List.of("", ".pdf", ".html")) {
                assertThat(get(outsider, "/api/documents/" + number + path).status())
                        .as(outsider + path)
                        .isEqualTo(404);
            }
        }
    }

    @Test
    void a_document_of_a_case_that_the_caller_may_not_see_does_not_exist() {
        String number = issue("permit").number();
        exclusions.exclude(caseNumber, "housekeeper", true, "其人就是被投诉人", "service-manager");
        String unknown = "XK-2026-999999";
        for (String user : List.of("song-ning", "housekeeper")) {
            assertThat(get(user, "/api/cases/" + caseNumber + "/documents").status())
                    .isEqualTo(404);
            for (String path : List.of("", ".pdf", ".html")) {
                Answer said = get(user, "/api/documents/" + number + path);
                assertThat(said.status()).as(user + path).isEqualTo(404);
                assertThat(said.body().replace(number, "?"))
                        .isEqualTo(
                                get(user, "/api/documents/" + unknown + path)
                                        .body()
                                        .replace(unknown, "?"));
            }
        }
        assertThat(get(null, "/api/documents/" + number + ".pdf").status()).isEqualTo(401);
        for (String nonsense : List.of("%F0%9F%98%80", "'--", "..%2F", "x".repeat(300))) {
            assertThat(get("desk", "/api/documents/" + nonsense).status())
                    .as(nonsense)
                    .isIn(400, 404);
        }
    }
}
