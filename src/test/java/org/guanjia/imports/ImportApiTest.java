package org.guanjia.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.guanjia.document.OutFile;
import org.guanjia.estate.Community;
import org.guanjia.estate.EstateRegister;
import org.guanjia.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Imports over HTTP, as the page of administrators does them, and as others try. */
@ServerTest
class ImportApiTest {

    private static final String HEADER = "楼栋,房号,建筑面积,姓名,电话\n";
    private static final int MEGABYTE = 1024 * 1024;

    @Autowired EstateRegister register;
    @Autowired ImportJobs jobs;
    @Autowired JdbcClient db;
    @LocalServerPort int port;

    private ImportClient admin;
    private String community;

    @BeforeEach
    void aCommunity() {
        community = "api-" + UUID.randomUUID().toString().substring(0, 8);
        register.addCommunity(new Community(community, "接口" + community, "B", true, null));
        admin = new ImportClient(port, "admin", "demo");
    }

    @Test
    void administrators_import_and_nobody_else() {
        long id = check("1栋,101,80,甲,\n").get("id").asLong();
        for (String user : Arrays.asList(null, "desk", "designer", "project-manager", "region")) {
            ImportClient other = new ImportClient(port, user, "demo");
            int status = user == null ? 401 : 403;
            for (String path :
                    List.of("", "/" + id, "/" + id + "/faults", "/templates/houses?format=csv")) {
                assertThat(other.get("/api/imports" + path).status())
                        .as(user + " " + path)
                        .isEqualTo(status);
            }
            assertThat(other.upload("houses", "x.csv", "", bytes(HEADER)).status())
                    .as(user)
                    .isEqualTo(status);
            for (String path : List.of("/run", "/passwords")) {
                assertThat(other.post("/api/imports/" + id + path).status())
                        .as(user + " " + path)
                        .isEqualTo(status);
            }
        }
        assertThat(houses()).isZero();
        assertThat(admin.get("/api/imports/" + id).json().get("state").asText())
                .isEqualTo("checked");
    }

    @Test
    void faults_are_shown_up_to_a_measure_and_downloaded_whole_and_begin_no_formula() {
        StringBuilder file = new StringBuilder(HEADER);
        for (int i = 0; i < 250; i++) {
            file.append("1栋,").append(100 + i).append(",=1+1,甲,\n");
        }
        file.append("1栋,900,-5,甲,@SUM(A1)\n");
        JsonNode job =
                admin.checked(
                        "houses", "问题.csv", "&community=" + community, bytes(file.toString()));

        assertThat(job.get("fileName").asText()).isEqualTo("问题.csv");
        assertThat(job.get("createdBy").asText()).isEqualTo("admin");
        assertThat(job.get("rows").asInt()).isEqualTo(251);
        assertThat(job.get("errors").asInt()).isEqualTo(252);
        assertThat(job.get("mayRun").asBoolean()).isFalse();
        assertThat(job.get("faults")).hasSize(200);
        assertThat(job.get("faults").get(0).get("row").asInt()).isEqualTo(2);
        assertThat(job.get("faults").get(0).get("column").asText()).isEqualTo("建筑面积");
        assertThat(job.get("faults").get(0).get("value").asText()).isEqualTo("=1+1");

        String faults = "/api/imports/" + job.get("id").asLong() + "/faults?format=";
        ImportClient.Said csv = admin.get(faults + "csv", "Accept-Language", "en");
        assertThat(csv.header("Content-Type")).startsWith("text/csv");
        assertThat(csv.header("Content-Disposition")).contains("attachment");
        assertThat(csv.header("Cache-Control")).contains("no-store");
        assertThat(csv.text().lines()).hasSize(253);
        assertThat(csv.text())
                .contains("'=1+1", "'-5", "'@SUM(A1)", "error,252")
                .doesNotContain(",=");

        ImportClient.Said xlsx = admin.get(faults + "xlsx");
        List<Row> rows = rows(xlsx.body());
        assertThat(rows).hasSize(253);
        assertThat(rows.get(1).getCellText(3)).isEqualTo("=1+1");
        assertThat(rows).allMatch(row -> row.stream().allMatch(ImportApiTest::isText));
    }

    @Test
    void a_file_is_imported_once_and_it_is_the_one_that_was_checked() {
        long first = check("1栋,101,80,甲,13900000001\n").get("id").asLong();
        long other = check("2栋,201,80,乙,\n2栋,202,80,丙,\n").get("id").asLong();
        assertThat(houses()).as("a check changes nothing").isZero();

        JsonNode done = admin.imported(first);
        assertThat(done.get("state").asText()).isEqualTo("imported");
        assertThat(done.get("mayRun").asBoolean()).isFalse();
        assertThat(
                        db.sql("select building from house where community = :c")
                                .param("c", community)
                                .query(String.class)
                                .list())
                .containsExactly("1");
        ImportClient.Said again = admin.post("/api/imports/" + first + "/run");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.detail()).contains("已经导入过");

        JsonNode page = admin.get("/api/imports?limit=1").json();
        assertThat(page.get("items").get(0).get("id").asLong()).isEqualTo(other);
        assertThat(
                        admin.get("/api/imports?limit=1&after=" + page.get("next").asText())
                                .json()
                                .get("items")
                                .get(0)
                                .get("id")
                                .asLong())
                .isEqualTo(first);
        assertThat(admin.get("/api/imports?limit=0").status()).isEqualTo(422);
        assertThat(admin.get("/api/imports?limit=101").status()).isEqualTo(422);
        assertThat(admin.get("/api/imports?after=x").status()).isEqualTo(400);
    }

    @Test
    void what_cannot_be_imported_is_refused() {
        long faulty = check("1栋,101,很大,甲,\n").get("id").asLong();
        assertThat(admin.post("/api/imports/" + faulty + "/run").status()).isEqualTo(409);
        long unchecked =
                jobs.add(
                        ImportKind.HOUSES,
                        "x.csv",
                        bytes(HEADER),
                        new Options(community, false),
                        "a");
        assertThat(admin.post("/api/imports/" + unchecked + "/run").status()).isEqualTo(409);
        long broken = admin.checked("houses", "x", "", bytes("%PDF-1.4")).get("id").asLong();
        assertThat(admin.post("/api/imports/" + broken + "/run").status()).isEqualTo(409);
        assertThat(admin.post("/api/imports/" + faulty + "/passwords").status()).isEqualTo(409);

        long none = Long.MAX_VALUE;
        for (String path : List.of("/run", "/passwords")) {
            assertThat(admin.post("/api/imports/" + none + path).status()).as(path).isEqualTo(404);
        }
        for (String path : List.of("/" + none, "/" + none + "/faults", "/templates/cars")) {
            ImportClient.Said said = admin.get("/api/imports" + path);
            assertThat(said.status()).as(path).isEqualTo(404);
            assertThat(said.detail()).as(path).isNotBlank();
        }
        assertThat(admin.get("/api/imports/abc").status()).isEqualTo(400);
        assertThat(admin.get("/api/imports/" + faulty + "/faults?format=pdf").status())
                .isEqualTo(422);
        assertThat(admin.get("/api/imports/templates/houses?format=pdf").status()).isEqualTo(422);
        assertThat(houses()).isZero();
    }

    @Test
    void a_file_that_was_forgotten_is_not_imported() {
        long id = check("1栋,101,80,甲,\n").get("id").asLong();
        db.sql("delete from import_piece where job_id = :id").param("id", id).update();
        ImportClient.Said said = admin.post("/api/imports/" + id + "/run");
        assertThat(said.status()).isEqualTo(409);
        assertThat(said.detail()).contains("重新上传");
    }

    @Test
    void a_large_file_is_kept_whole() {
        byte[] file = new byte[3 * MEGABYTE + 7];
        new java.util.Random(7).nextBytes(file);
        long id = jobs.add(ImportKind.HOUSES, "x", file, new Options(null, false), "a");
        assertThat(jobs.file(id)).isEqualTo(file);
    }

    @Test
    void one_at_a_time_and_the_others_are_told() {
        long ready = check("1栋,101,80,甲,\n").get("id").asLong();
        long before = allJobs();
        long running = before + 1_000_000;
        assertThat(jobs.enter(running)).isTrue();
        try {
            ImportClient.Said second = admin.upload("houses", "x.csv", "", bytes(HEADER));
            assertThat(second.status()).isEqualTo(409);
            assertThat(second.detail()).contains("另一个导入正在进行");
            assertThat(
                            admin.post("/api/imports/" + ready + "/run", "Accept-Language", "en")
                                    .detail())
                    .contains("Another import is running");
            assertThat(allJobs()).as("a refused file is not kept").isEqualTo(before);
        } finally {
            jobs.leave(running);
        }
        assertThat(admin.imported(ready).get("state").asText()).isEqualTo("imported");
    }

    @Test
    void a_repeated_request_happens_once() {
        String key = UUID.randomUUID().toString();
        byte[] file = bytes(HEADER + "1栋,101,80,甲,\n");
        String of = "&community=" + community;
        ImportClient.Said first = admin.upload("houses", "x.csv", of, file, "Idempotency-Key", key);
        assertThat(first.status()).isEqualTo(201);
        long id = first.json().get("id").asLong();
        assertThat(first.header("Location")).endsWith("/api/imports/" + id);
        admin.settled(id);
        long before = allJobs();
        ImportClient.Said again = admin.upload("houses", "x.csv", of, file, "Idempotency-Key", key);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.json().get("id").asLong()).isEqualTo(id);
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(allJobs()).isEqualTo(before);
        assertThat(admin.upload("houses", "x.csv", of, bytes("y"), "Idempotency-Key", key).status())
                .as("the same key for another file")
                .isEqualTo(409);

        String run = "/api/imports/" + id + "/run";
        assertThat(admin.post(run, "Idempotency-Key", key + "r").status()).isEqualTo(202);
        assertThat(admin.settled(id).get("state").asText()).isEqualTo("imported");
        assertThat(admin.post(run, "Idempotency-Key", key + "r").status()).isEqualTo(202);
        assertThat(admin.settled(id).get("state").asText()).isEqualTo("imported");
        assertThat(houses()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "communities,csv,zh",
        "communities,xlsx,en",
        "houses,csv,en",
        "houses,xlsx,zh",
        "staff,csv,zh",
        "staff,xlsx,en"
    })
    void a_template_is_a_file_that_can_be_imported(String kind, String format, String language) {
        ImportClient.Said template =
                admin.get(
                        "/api/imports/templates/" + kind + "?format=" + format,
                        "Accept-Language",
                        language);
        assertThat(template.status()).isEqualTo(200);
        assertThat(template.header("Content-Disposition")).contains("." + format);
        JsonNode job = admin.checked(kind, "t." + format, "", template.body());
        assertThat(job.get("state").asText()).as(job.toString()).isEqualTo("checked");
        assertThat(job.get("errors").asInt()).as(job.get("faults").toString()).isZero();
        assertThat(job.get("rows").asInt()).isPositive();
        assertThat(job.get("mayRun").asBoolean()).isTrue();
    }

    static Stream<Arguments> wrongFiles() throws IOException {
        byte[] old = new byte[2_000];
        System.arraycopy(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}, 0, old, 0, 4);
        return Stream.of(
                Arguments.of("a PDF", bytes("%PDF-1.7\n..."), "PDF"),
                Arguments.of("a page", bytes("<html><table><tr><td>楼栋"), "网页"),
                Arguments.of("an old workbook", old, ".xls"),
                Arguments.of("a zip bomb", zip("xl/workbook.xml", 60 * MEGABYTE), "解压"),
                Arguments.of("a zip of something", zip("word/document.xml", 100), ".xlsx"),
                Arguments.of("half a workbook", half(), "损坏"),
                Arguments.of("a program", new byte[] {0x7F, 'E', 'L', 'F', 0, 0, 1}, "不是表格"),
                Arguments.of("no encoding", new byte[] {'a', (byte) 0xFF, (byte) 0xFF}, "编码"),
                Arguments.of("no header", bytes("一,二\n三,四\n"), "楼栋"),
                Arguments.of("a column less", bytes("楼栋,姓名\n1栋,甲\n"), "房号"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongFiles")
    void what_is_no_file_of_ours_is_refused_with_the_way_out(
            String what, byte[] file, String said) {
        JsonNode job = admin.checked("houses", "住户.xlsx", "&community=" + community, file);
        assertThat(job.get("state").asText()).as(job.toString()).isEqualTo("refused");
        assertThat(job.get("refusal").asText()).contains(said).doesNotContain("{");
        assertThat(job.get("mayRun").asBoolean()).isFalse();
        String english =
                admin.get("/api/imports/" + job.get("id").asLong(), "Accept-Language", "en")
                        .json()
                        .get("refusal")
                        .asText();
        assertThat(english).isNotBlank().isNotEqualTo(job.get("refusal").asText());
        assertThat(houses()).isZero();
    }

    @Test
    void rows_that_belong_nowhere_are_named() {
        byte[] file = bytes(HEADER + "1栋,101,80,甲,\n");
        assertThat(refusal(admin.checked("houses", "x", "&community=atlantis", file)))
                .contains("atlantis");
        JsonNode none = admin.checked("houses", "x", "", file);
        assertThat(none.get("errors").asInt()).isEqualTo(1);
        JsonNode empty = admin.checked("houses", "x", "&community=" + community, bytes(HEADER));
        assertThat(empty.get("errors").asInt()).as(empty.toString()).isEqualTo(1);
        assertThat(empty.get("mayRun").asBoolean()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void what_is_no_upload_is_refused_at_once(String language) {
        long before = allJobs();
        ImportClient.Said empty =
                admin.upload("houses", "x", "", new byte[0], "Accept-Language", language);
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.json().get("field").asText()).isEqualTo("file");
        assertThat(empty.detail()).contains(language.equals("zh") ? "文件是空的" : "empty");
        ImportClient.Said kind =
                admin.upload("cars", "x", "", bytes("a"), "Accept-Language", language);
        assertThat(kind.status()).isEqualTo(422);
        assertThat(kind.json().get("field").asText()).isEqualTo("kind");
        assertThat(kind.detail()).contains("cars");
        assertThat(
                        admin.send(
                                        "POST",
                                        "/api/imports?kind=houses",
                                        "application/json",
                                        HttpRequest.BodyPublishers.ofString("{}"))
                                .status())
                .isEqualTo(415);
        assertThat(allJobs()).isEqualTo(before);
    }

    /**
     * Said to be too large, it is not read; of unknown length, it is not read beyond the measure.
     */
    @Test
    void a_file_that_is_too_large_is_refused_and_the_answer_arrives() {
        long before = allJobs();
        byte[] piece = new byte[MEGABYTE];
        HttpRequest.BodyPublisher unknown =
                HttpRequest.BodyPublishers.ofInputStream(() -> repeated(piece, 51));
        for (HttpRequest.BodyPublisher body :
                List.of(
                        HttpRequest.BodyPublishers.fromPublisher(unknown, 51L * MEGABYTE),
                        unknown)) {
            ImportClient.Said said =
                    admin.send(
                            "POST", "/api/imports?kind=houses", "application/octet-stream", body);
            assertThat(said.status()).isEqualTo(413);
            assertThat(said.detail()).contains("50");
        }
        assertThat(allJobs()).isEqualTo(before);
    }

    @Test
    void one_time_passwords_are_told_once_and_made_anew_on_demand() {
        String user = "p" + community;
        byte[] file = bytes("工号,姓名,岗位\n" + user + ",新人,前台\n");
        long id =
                admin.checked("staff", "员工.csv", "&community=" + community, file)
                        .get("id")
                        .asLong();
        assertThat(admin.post("/api/imports/" + id + "/passwords").status()).isEqualTo(409);
        assertThat(admin.imported(id).get("newAccounts").asInt()).isEqualTo(1);

        String key = UUID.randomUUID().toString();
        ImportClient.Said first =
                admin.post("/api/imports/" + id + "/passwords", "Idempotency-Key", key);
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.header("Cache-Control")).contains("no-store");
        String password = passwordOf(user, first);
        assertThat(signsIn(user, password)).as("to choose an own one").isEqualTo(403);

        ImportClient.Said second =
                admin.post("/api/imports/" + id + "/passwords", "Idempotency-Key", key);
        assertThat(passwordOf(user, second)).isNotEqualTo(password);
        assertThat(signsIn(user, password)).isEqualTo(401);
        assertThat(signsIn(user, passwordOf(user, second))).isEqualTo(403);
        assertThat(
                        db.sql("select count(*) from access_request where request_key = :k")
                                .param("k", key)
                                .query(Long.class)
                                .single())
                .as("nobody keeps them")
                .isZero();

        ImportClient newcomer = new ImportClient(port, user, passwordOf(user, second));
        assertThat(
                        newcomer.send(
                                        "POST",
                                        "/api/password",
                                        "application/json",
                                        HttpRequest.BodyPublishers.ofString(
                                                "{\"current\": \"%s\", \"next\": \"a password of my own\"}"
                                                        .formatted(passwordOf(user, second))))
                                .status())
                .isEqualTo(204);
        assertThat(admin.post("/api/imports/" + id + "/passwords").text().lines())
                .as("whoever has an own one is left out")
                .hasSize(1);
        assertThat(signsIn(user, "a password of my own")).isEqualTo(200);
    }

    private static String passwordOf(String user, ImportClient.Said said) {
        return said.text()
                .lines()
                .filter(line -> line.startsWith(user + ","))
                .findFirst()
                .orElseThrow(() -> new AssertionError(said.text()))
                .split(",")[2];
    }

    private int signsIn(String user, String password) {
        return new ImportClient(port, user, password).get("/api/communities").status();
    }

    private static String refusal(JsonNode job) {
        return job.get("state").asText().equals("refused")
                ? job.get("refusal").asText()
                : job.get("faults").findValuesAsText("message").toString();
    }

    private JsonNode check(String rows) {
        JsonNode job =
                admin.checked("houses", "x.csv", "&community=" + community, bytes(HEADER + rows));
        assertThat(job.get("state").asText()).as(job.toString()).isEqualTo("checked");
        return job;
    }

    private long houses() {
        return db.sql("select count(*) from house where community = :c")
                .param("c", community)
                .query(Long.class)
                .single();
    }

    private long allJobs() {
        return db.sql("select count(*) from import_job").query(Long.class).single();
    }

    private static boolean isText(Cell cell) {
        return cell == null
                || cell.getFormula() == null
                        && cell.getType() != org.dhatim.fastexcel.reader.CellType.NUMBER;
    }

    private static List<Row> rows(byte[] xlsx) {
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(xlsx))) {
            return new ArrayList<>(book.getFirstSheet().read());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream repeated(byte[] piece, int times) {
        return new java.io.SequenceInputStream(
                java.util.Collections.enumeration(
                        java.util.Collections.nCopies(times, piece).stream()
                                .map(ByteArrayInputStream::new)
                                .toList()));
    }

    private static byte[] half() {
        byte[] whole =
                OutFile.xlsx(List.of(new OutFile.Sheet("x", List.of(List.of("楼栋", "房号")), 10)));
        return Arrays.copyOf(whole, whole.length / 2);
    }

    private static byte[] zip(String name, int zeros) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(new byte[zeros]);
        }
        return file.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
