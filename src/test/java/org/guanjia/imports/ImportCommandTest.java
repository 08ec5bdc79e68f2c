package org.guanjia.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.guanjia.testing.ServerJvm;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The command {@code import} as an operator's shell sees it: its words, files and exit codes. */
class ImportCommandTest {

    private record Ended(int code, String said) {}

    /** Where the default settings keep the database, seen from where the command runs. */
    private static final String DATABASE = "data/guanjia";

    @TempDir Path folder;

    @BeforeEach
    void files() throws IOException {
        write("communities.csv", "小区编号,小区名称,等级\nyunhe,云和苑,A\n");
        write("staff.csv", "工号,姓名,岗位\nxin-ren,新人,前台\n");
        write("houses.csv", "楼栋,房号,建筑面积,姓名\n1栋,101,80,甲\n1栋,102,很大,乙\n");
    }

    @Test
    void a_company_is_imported_from_a_shell() throws Exception {
        // Would it listen anywhere, it would not start: the port is taken.
        try (ServerSocket taken = new ServerSocket(0)) {
            Map<String, String> port =
                    Map.of("SERVER_PORT", Integer.toString(taken.getLocalPort()));

            Ended communities =
                    run(
                            port,
                            "communities",
                            "communities.csv",
                            "--server.port=" + taken.getLocalPort(),
                            "--guanjia.demo.enabled=true");
            assertThat(communities.code()).as(communities.said()).isZero();
            assertThat(communities.said()).contains("新增小区: 1", "已全部导入");
            assertThat(all("select id from community")).containsExactly("yunhe");
            assertThat(all("select user_id from staff_member")).as("no demo").isEmpty();

            Ended dry =
                    run(
                            port,
                            "staff",
                            "staff.csv",
                            "--community=yunhe",
                            "--dry-run",
                            "--passwords=dry.csv",
                            "--lang=en");
            assertThat(dry.code()).as(dry.said()).isZero();
            assertThat(dry.said()).contains("it can be imported. Nothing was changed.");
            assertThat(all("select user_id from staff_member")).isEmpty();
            assertThat(folder.resolve("dry.csv")).doesNotExist();

            Ended staff =
                    run(
                            port,
                            "staff",
                            "staff.csv",
                            "--community=yunhe",
                            "--passwords=passwords.csv",
                            "--faults=none.csv");
            assertThat(staff.code()).as(staff.said()).isZero();
            assertThat(all("select user_id from staff_member")).containsExactly("xin-ren");
            Path passwords = folder.resolve("passwords.csv");
            List<String> lines = Files.readAllLines(passwords);
            assertThat(lines).hasSize(2);
            assertThat(lines.get(1)).startsWith("xin-ren,新人,");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(passwords)))
                    .isEqualTo("rw-------");
            assertThat(staff.said()).doesNotContain(lines.get(1).split(",")[2]);
            assertThat(Files.readString(folder.resolve("none.csv")).lines()).hasSize(1);

            Ended faulty =
                    run(
                            port,
                            "houses",
                            "houses.csv",
                            "--community=yunhe",
                            "--faults=faults.csv",
                            "--lang=en");
            assertThat(faulty.code()).as(faulty.said()).isEqualTo(1);
            assertThat(faulty.said())
                    .contains("row 3 建筑面积: \"很大\" is no area", "1 errors; nothing was changed");
            assertThat(all("select id from house")).isEmpty();
            assertThat(Files.readString(folder.resolve("faults.csv"))).contains("3,建筑面积,很大");
        }
    }

    @Test
    void a_database_that_a_server_has_open_is_named() throws Exception {
        Files.createDirectories(folder.resolve("data"));
        try (Connection server = open()) {
            assertThat(server.isValid(5)).isTrue();
            Ended ended =
                    run(Map.of(), "staff", "staff.csv", "--passwords=p.csv", "--faults=f.csv");
            assertThat(ended.code()).as(ended.said()).isEqualTo(2);
            assertThat(ended.said()).contains("数据库文件正被").doesNotContain("Exception");
            assertThat(folder.resolve("p.csv")).doesNotExist();
            assertThat(folder.resolve("f.csv")).doesNotExist();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "houses, --dry-run",
        "houses houses.csv --dryrun, --dry-run",
        "houses houses.csv --community, --dry-run",
        "houses nowhere.csv --lang=en, There is no file nowhere.csv",
        "houses houses.csv --faults=no/faults.csv, no/faults.csv",
        "staff staff.csv --passwords=houses.csv, houses.csv"
    })
    void what_cannot_be_tried_is_told_and_touches_nothing(String line, String said)
            throws Exception {
        Files.createDirectories(folder.resolve("data"));
        Ended ended = run(Map.of(), line.split(" "));
        assertThat(ended.code()).as(ended.said()).isEqualTo(2);
        assertThat(ended.said()).contains(said).doesNotContain("Exception");
        assertThat(folder.resolve("data")).isEmptyDirectory();
        assertThat(Files.readString(folder.resolve("houses.csv"))).startsWith("楼栋");
    }

    private Ended run(Map<String, String> variables, String... arguments) throws Exception {
        ServerJvm jvm = new ServerJvm(folder);
        int before = jvm.log().length();
        List<String> all = new ArrayList<>(List.of("import"));
        all.addAll(List.of(arguments));
        Map<String, String> environment = new java.util.HashMap<>(variables);
        // Short runs are over before the second compiler pays.
        environment.put("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1");
        try {
            jvm.start(environment, all.toArray(String[]::new));
            return new Ended(jvm.exit(), jvm.log().substring(before));
        } finally {
            jvm.kill();
        }
    }

    private List<String> all(String query) throws Exception {
        try (Connection connection = open()) {
            return JdbcClient.create(new SingleConnectionDataSource(connection, true))
                    .sql(query)
                    .query(String.class)
                    .list();
        }
    }

    private Connection open() throws Exception {
        return DriverManager.getConnection(
                "jdbc:h2:file:" + folder.resolve(DATABASE).toAbsolutePath(), "sa", "");
    }

    private void write(String name, String text) throws IOException {
        Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
    }
}
