package org.guanjia.operation;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.guanjia.demo.DemoRemains;
import org.guanjia.engine.StoredAccounts;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.util.unit.DataSize;

/**
 * What the MySQL server and the schema are like. Reads by a connection of its own and changes
 * nothing; a dozen statements, and 70 ms for each account that a demo would have.
 */
class DatabaseCheck {

    private static final int MAJOR = 8;
    private static final int MINOR = 4;

    /** Before this change of the schema the engine's tables are not expected in utf8mb4. */
    private static final String CONVERSION = "001-engine-utf8mb4";

    private static final int MOST_NAMES = 5;

    private final ConfigurableEnvironment settings;
    private final List<Problem> problems = new ArrayList<>();

    DatabaseCheck(ConfigurableEnvironment settings) {
        this.settings = settings;
    }

    /** Empty when the settings lead to no MySQL server: that is said by {@link SettingsCheck}. */
    List<Problem> problems() {
        String url = settings.getProperty("spring.datasource.url", "").strip();
        if (!url.startsWith("jdbc:mysql:")) {
            return problems;
        }
        Properties login = new Properties();
        login.setProperty("user", settings.getProperty("spring.datasource.username", ""));
        login.setProperty("password", settings.getProperty("spring.datasource.password", ""));
        login.setProperty("connectTimeout", "10000");
        try (Connection database = DriverManager.getConnection(url, login)) {
            look(database);
        } catch (SQLException e) {
            String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            add("databaseUnreachable", withoutSecrets(url), reason);
        }
        return problems;
    }

    private void look(Connection database) throws SQLException {
        Map<String, String> server = variables(database);
        version(server);
        durability(server);
        strictness(server);
        capacity(server);
        characterSet(database);
        storage(database, server);
        SchemaAge.changesOfANewerVersion(database).ifPresent(change -> add("schemaNewer", change));
        people(database);
    }

    private static Map<String, String> variables(Connection database) throws SQLException {
        Map<String, String> variables = new HashMap<>();
        try (Statement statement = database.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "show variables where variable_name in ('version',"
                                        + " 'version_comment', 'innodb_flush_log_at_trx_commit',"
                                        + " 'innodb_doublewrite', 'log_bin', 'sync_binlog',"
                                        + " 'binlog_format', 'sql_mode', 'max_allowed_packet',"
                                        + " 'max_connections', 'default_storage_engine')")) {
            while (row.next()) {
                variables.put(row.getString(1), row.getString(2));
            }
        }
        return variables;
    }

    private void version(Map<String, String> server) {
        String version = server.get("version");
        if (!fits(version, server.getOrDefault("version_comment", ""))) {
            add("databaseVersion", version, MAJOR + "." + MINOR);
        }
    }

    /** Whether it is MySQL (not a relative of it) and young enough. */
    static boolean fits(String version, String comment) {
        if ((version + comment).toLowerCase(Locale.ROOT).contains("mariadb")) {
            return false;
        }
        String[] parts = version.split("[.-]");
        int major = Integer.parseInt(parts[0]);
        return major > MAJOR || major == MAJOR && Integer.parseInt(parts[1]) >= MINOR;
    }

    private void durability(Map<String, String> server) {
        String flush = server.get("innodb_flush_log_at_trx_commit");
        if (!"1".equals(flush)) {
            add("flushLog", flush);
        }
        if ("ON".equals(server.get("log_bin"))) {
            if (!"1".equals(server.get("sync_binlog"))) {
                add("syncBinlog", server.get("sync_binlog"));
            }
            if ("STATEMENT".equals(server.get("binlog_format"))) {
                add("binlogFormat");
            }
        }
        String pages = server.getOrDefault("innodb_doublewrite", "ON");
        if (pages.equals("OFF") || pages.equals("DETECT_ONLY")) {
            add("doublewrite", pages);
        }
    }

    private void strictness(Map<String, String> server) {
        String mode = server.getOrDefault("sql_mode", "");
        if (!mode.contains("STRICT_TRANS_TABLES") && !mode.contains("STRICT_ALL_TABLES")) {
            add("sqlMode", mode);
        }
    }

    private void capacity(Map<String, String> server) {
        DataSize photo =
                DataSize.parse(
                        settings.getProperty("spring.servlet.multipart.max-file-size", "10MB"));
        // The driver escapes the bytes of a picture, which at worst doubles them.
        long needed = 2 * photo.toBytes() + DataSize.ofMegabytes(1).toBytes();
        long packet = Long.parseLong(server.get("max_allowed_packet"));
        if (packet < needed) {
            add("maxAllowedPacket", packet, needed);
        }
        String pool = settings.getProperty(SettingsCheck.POOL, "10").strip();
        int connections = Integer.parseInt(server.get("max_connections"));
        if (SettingsCheck.isBetween(connections, Integer.MAX_VALUE, pool)) {
            add("maxConnections", connections, pool);
        }
    }

    private void characterSet(Connection database) throws SQLException {
        List<String> schema =
                texts(
                        database,
                        "select default_character_set_name from information_schema.schemata"
                                + " where schema_name = database()");
        if (!schema.equals(List.of("utf8mb4"))) {
            add("schemaCharacterSet", database.getCatalog(), String.join("", schema));
        }
        List<String> tables =
                texts(
                        database,
                        "select distinct table_name from information_schema.columns"
                                + " where table_schema = database()"
                                + " and character_set_name <> 'utf8mb4' order by table_name");
        if (!converted(database)) {
            tables.removeIf(name -> name.toUpperCase(Locale.ROOT).startsWith("ACT_"));
        }
        if (!tables.isEmpty()) {
            add("tableCharacterSet", tables.size(), some(tables));
        }
    }

    private static boolean converted(Connection database) throws SQLException {
        return StoredAccounts.hasTable(database, "DATABASECHANGELOG")
                && !texts(
                                database,
                                "select ID from DATABASECHANGELOG where ID = '" + CONVERSION + "'")
                        .isEmpty();
    }

    private void storage(Connection database, Map<String, String> server) throws SQLException {
        String storage = server.get("default_storage_engine");
        List<String> others =
                texts(
                        database,
                        "select table_name from information_schema.tables"
                                + " where table_schema = database() and table_type = 'BASE TABLE'"
                                + " and engine <> 'InnoDB' order by table_name");
        if (!"InnoDB".equals(storage) || !others.isEmpty()) {
            add("storageEngine", storage, some(others));
        }
    }

    private void people(Connection database) throws SQLException {
        List<String> communities = DemoRemains.communities(database);
        if (!communities.isEmpty()) {
            add("demoCommunities", some(communities));
        }
        List<String> users = DemoRemains.users(database);
        if (!users.isEmpty()) {
            add("demoUsers", users.size(), some(users));
        }
        if (StoredAccounts.hasAdministrator(database)) {
            return;
        }
        String password = settings.getProperty("guanjia.security.admin-password", "");
        if (password.isEmpty()) {
            add("adminPasswordMissing");
        } else if (Secrets.tooShort(password)) {
            add("adminPasswordShort", Secrets.SHORTEST);
        } else if (Secrets.guessable(password, "admin")) {
            add("adminPasswordGuessable");
        }
    }

    private static List<String> texts(Connection database, String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                texts.add(row.getString(1));
            }
        }
        return texts;
    }

    private static String some(List<String> names) {
        String some = String.join(", ", names.subList(0, Math.min(MOST_NAMES, names.size())));
        return names.size() > MOST_NAMES ? some + ", ..." : some;
    }

    private static String withoutSecrets(String url) {
        return url.replaceFirst("\\?.*", "").replaceFirst("//[^/@]*@", "//");
    }

    private void add(String key, Object... args) {
        problems.add(Problem.of(key, args));
    }
}
