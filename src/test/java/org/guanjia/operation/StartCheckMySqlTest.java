package org.guanjia.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import org.guanjia.testing.MySqlServer;
import org.guanjia.testing.OnMySql;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Production's own settings file, variables as an operator sets them, and a real MySQL server: one
 * thing wrong at a time, and then all at once. Variables of the server that a test changes are set
 * back after it.
 */
@OnMySql
class StartCheckMySqlTest {

    private final MySqlServer server = MySqlServer.found().orElseThrow();
    private final String schema = MySqlServer.newSchema();
    private final Map<String, Object> variables = new HashMap<>();
    private final Map<String, String> before = new LinkedHashMap<>();
    private Connection database;

    @BeforeEach
    void everythingFits() throws SQLException {
        database =
                DriverManager.getConnection(server.url("mysql"), server.user(), server.password());
        run("create database " + schema + " character set utf8mb4 collate utf8mb4_bin");
        database.setCatalog(schema);
        variables.put("GUANJIA_DB_URL", server.url(schema));
        variables.put("GUANJIA_DB_USER", server.user());
        variables.put("GUANJIA_DB_PASSWORD", server.password());
        variables.put("GUANJIA_ADMIN_PASSWORD", "Moos-am-Tor-77x");
        variables.put("GUANJIA_PUBLIC_URL", "https://guanjia.example.com");
        variables.put("GUANJIA_TIME_ZONE", TimeZone.getDefault().getID());
    }

    @AfterEach
    void asItWas() throws SQLException {
        for (Map.Entry<String, String> variable : before.entrySet()) {
            run("set global " + variable.getKey() + " = " + variable.getValue());
        }
        database.close();
        server.drop(schema);
    }

    @Test
    void a_server_that_fits_starts() {
        assertThat(keys()).isEmpty();
    }

    @Test
    void without_the_profile_nothing_is_asked() {
        GenericApplicationContext demo = new GenericApplicationContext();
        demo.setEnvironment(new StandardEnvironment());
        new StartCheck().initialize(demo);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "guanjia.demo.enabled; true; demoEnabled",
                "GUANJIA_DB_URL; ''; databaseMissing",
                "GUANJIA_DB_URL; jdbc:h2:file:./data/guanjia; h2",
                "GUANJIA_DB_URL; jdbc:postgresql://127.0.0.1/guanjia; notMySql",
                "GUANJIA_DB_USER; ''; databaseUserMissing",
                "GUANJIA_DB_PASSWORD; ''; databasePasswordMissing",
                "GUANJIA_DB_PASSWORD; k8-Tor; databasePasswordShort",
                "GUANJIA_DB_PASSWORD; guanjia-123456789; databasePasswordGuessable",
                "GUANJIA_DB_PASSWORD; change-me-please-2026; databasePasswordGuessable",
                "spring.datasource.hikari.transaction-isolation; TRANSACTION_REPEATABLE_READ;"
                        + " isolation",
                "spring.datasource.hikari.data-source-properties.rewriteBatchedStatements; true;"
                        + " rewrittenBatches",
                "GUANJIA_PUBLIC_URL; ''; publicUrlMissing",
                "GUANJIA_PUBLIC_URL; http://guanjia.example.com; publicUrlUnfit",
                "GUANJIA_PUBLIC_URL; https://example.com/guanjia; publicUrlUnfit",
                "GUANJIA_PUBLIC_URL; guanjia.example.com; publicUrlUnfit",
                "GUANJIA_TRUSTED_PROXIES; .*; proxiesTrustEverybody",
                "GUANJIA_TRUSTED_PROXIES; (; proxiesUnreadable",
                "GUANJIA_NOTICE_CHANNELS; mail; mailMissing",
                "GUANJIA_GATEWAY; sandbox; gatewaySandbox",
                "GUANJIA_GATEWAY; sandbox; gatewayAccountMissing",
                "GUANJIA_GATEWAY; sandbox; gatewaySecretMissing",
                "GUANJIA_TIME_ZONE; America/St_Johns; timeZone",
                "GUANJIA_TIME_ZONE; Asia/Nowhere; timeZoneUnknown",
                "GUANJIA_DB_POOL; many; numberUnfit",
                "GUANJIA_DB_POOL; 0; numberUnfit",
                "GUANJIA_PORT; 80800; numberUnfit",
                "GUANJIA_MANAGEMENT_PORT; x; numberUnfit",
                "GUANJIA_MAIL_PORT; smtp; numberUnfit",
                "GUANJIA_SESSION_TIMEOUT; two hours; durationUnfit",
                "GUANJIA_SHUTDOWN_TIMEOUT; -PT30S; durationUnfit",
                "GUANJIA_MAIL_TLS; yes; switchUnfit",
                "GUANJIA_OPENAPI; 1; switchUnfit",
                "GUANJIA_LANGUAGE; fr; languageUnknown",
                "GUANJIA_ADMIN_PASSWORD; ''; adminPasswordMissing",
                "GUANJIA_ADMIN_PASSWORD; k8-Tor; adminPasswordShort",
                "GUANJIA_ADMIN_PASSWORD; Admin@Guanjia2026; adminPasswordGuessable",
                "GUANJIA_ADMIN_PASSWORD; aaaaaaaaaaaaaaaa; adminPasswordGuessable"
            })
    void an_unfit_setting_is_named(String variable, String value, String problem) {
        variables.put(variable, value);
        assertThat(keys()).contains(problem);
    }

    @ParameterizedTest
    @CsvSource({
        "sandbox-demo-secret, gatewaySecretGuessable",
        "k8-Tor, gatewaySecretShort",
        "Moos-am-Tor-77x, ''"
    })
    void the_secret_of_a_gateway_is_a_secret(String secret, String problem) {
        variables.put("GUANJIA_GATEWAY", "ourbank");
        variables.put("GUANJIA_GATEWAY_ACCOUNT", "1900000109");
        variables.put("GUANJIA_GATEWAY_SECRET", secret);
        assertThat(keys()).isEqualTo(problem.isEmpty() ? List.of() : List.of(problem));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "innodb_flush_log_at_trx_commit; 2; flushLog",
                "sync_binlog; 0; syncBinlog",
                "innodb_doublewrite; 'DETECT_ONLY'; doublewrite",
                "max_allowed_packet; 1048576; maxAllowedPacket"
            })
    void an_unfit_variable_of_the_server_is_named(String variable, String value, String problem)
            throws SQLException {
        global(variable, value);
        assertThat(keys()).containsExactly(problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "&rewriteBatchedStatements=true; rewrittenBatches",
                "&jdbcCompliantTruncation=false&sessionVariables=sql_mode=''; sqlMode",
                "&sessionVariables=default_storage_engine='MyISAM'; storageEngine"
            })
    void an_unfit_connection_is_named(String parameters, String problem) {
        variables.put("GUANJIA_DB_URL", server.url(schema) + parameters);
        assertThat(keys()).containsExactly(problem);
    }

    @Test
    void a_pool_larger_than_the_server_allows_is_named() {
        variables.put("GUANJIA_DB_POOL", "100000");
        assertThat(keys()).containsExactly("maxConnections");
    }

    @Test
    void a_schema_of_another_character_set_is_named() throws SQLException {
        run("alter database " + schema + " character set latin1");
        assertThat(keys()).containsExactly("schemaCharacterSet");
    }

    @Test
    void a_table_of_another_character_set_is_named() throws SQLException {
        run("create table house_of_old (name varchar(10)) character set latin1");
        assertThat(problems()).containsExactly(Problem.of("tableCharacterSet", 1, "house_of_old"));
    }

    @Test
    void the_engines_tables_are_looked_at_once_they_were_converted() throws SQLException {
        run("create table ACT_RU_OLD (NAME_ varchar(10)) character set utf8mb3");
        assertThat(keys()).as("a first start was interrupted").isEmpty();
        changed("001-engine-utf8mb4");
        assertThat(problems()).containsExactly(Problem.of("tableCharacterSet", 1, "ACT_RU_OLD"));
    }

    @Test
    void a_table_without_transactions_is_named() throws SQLException {
        run("create table old (name varchar(10)) engine = MyISAM");
        assertThat(problems()).containsExactly(Problem.of("storageEngine", "InnoDB", "old"));
    }

    @Test
    void a_schema_of_a_newer_version_is_named() throws SQLException {
        changed("010-community");
        assertThat(keys()).as("a change that this version knows").isEmpty();
        changed("999-of-next-year");
        assertThat(problems()).containsExactly(Problem.of("schemaNewer", "999-of-next-year"));
    }

    @Test
    void a_community_that_merely_has_the_id_is_no_demo() throws SQLException {
        run("create table community (id varchar(40), name varchar(100))");
        run("insert into community values ('yunqi', '云栖花园')");
        assertThat(keys()).isEmpty();
        run("insert into community values ('songtao', '松涛里')");
        assertThat(problems()).containsExactly(Problem.of("demoCommunities", "松涛里"));
    }

    @Test
    void a_server_that_does_not_answer_is_named_without_secrets() throws Exception {
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        variables.put("GUANJIA_DB_URL", "jdbc:mysql://x:y@127.0.0.1:" + closed + "/a?password=z");
        assertThat(problems())
                .singleElement()
                .satisfies(
                        problem -> {
                            assertThat(problem.key()).isEqualTo("databaseUnreachable");
                            assertThat(problem.args().get(0))
                                    .isEqualTo("jdbc:mysql://127.0.0.1:" + closed + "/a");
                        });
    }

    @ParameterizedTest
    @CsvSource({
        "8.4.0, MySQL Community Server - GPL, true",
        "9.7.4, (Debian), true",
        "8.0.42, MySQL Community Server - GPL, false",
        "5.7.44-log, Source distribution, false",
        "11.4.2-MariaDB, mariadb.org binary distribution, false"
    })
    void versions_that_fit(String version, String comment, boolean fits) {
        assertThat(DatabaseCheck.fits(version, comment)).isEqualTo(fits);
    }

    @Test
    void every_problem_is_named_at_once_in_the_houses_language_and_no_secret() throws SQLException {
        global("sync_binlog", "0");
        run("alter database " + schema + " character set latin1");
        variables.put("GUANJIA_PUBLIC_URL", "");
        variables.put("GUANJIA_ADMIN_PASSWORD", "kurz-Qx");
        GenericApplicationContext context = new GenericApplicationContext();
        context.setEnvironment(settings());
        assertThatThrownBy(() -> new StartCheck().initialize(context))
                .isInstanceOf(UnfitForProduction.class)
                .hasMessageContaining("4 个问题")
                .hasMessageContaining("GUANJIA_PUBLIC_URL")
                .hasMessageContaining("SET PERSIST sync_binlog=1;")
                .hasMessageContaining("ALTER DATABASE `" + schema + "` CHARACTER SET utf8mb4")
                .hasMessageContaining("GUANJIA_ADMIN_PASSWORD")
                .hasMessageNotContaining("kurz-Qx")
                .hasMessageNotContaining(server.password());

        variables.put("GUANJIA_LANGUAGE", "en");
        context.setEnvironment(settings());
        assertThatThrownBy(() -> new StartCheck().initialize(context))
                .hasMessageContaining("4 problem(s)")
                .hasMessageContaining("The address that staff and residents use is not set.");
    }

    private List<String> keys() {
        return problems().stream().map(Problem::key).toList();
    }

    private List<Problem> problems() {
        return StartCheck.problems(settings());
    }

    private ConfigurableEnvironment settings() {
        StandardEnvironment settings = new StandardEnvironment();
        settings.getPropertySources().addFirst(new MapPropertySource("operator", variables));
        ConfigDataEnvironmentPostProcessor.applyTo(settings, null, null, "production");
        return settings;
    }

    private void changed(String id) throws SQLException {
        run(
                "create table if not exists DATABASECHANGELOG"
                        + " (ID varchar(255), FILENAME varchar(255), ORDEREXECUTED int)");
        run(
                "insert into DATABASECHANGELOG values ('%s', 'db/changelog/rooms/x.yaml', 1)"
                        .formatted(id));
    }

    private void global(String variable, String value) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery("select @@global." + variable)) {
            row.next();
            String old = row.getString(1);
            before.put(variable, old.matches("-?\\d+") ? old : "'" + old + "'");
        }
        run("set global " + variable + " = " + value);
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }
}
