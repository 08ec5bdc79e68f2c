package org.guanjia.imports;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.guanjia.testing.MySqlServer;
import org.guanjia.testing.OnMySql;
import org.junit.jupiter.api.AfterEach;

@OnMySql
class ImportCrashMySqlTest extends ImportCrashTest {

    private final MySqlServer mysql = MySqlServer.found().orElse(null);
    private final String schema = MySqlServer.newSchema();

    @AfterEach
    void drop() throws Exception {
        stop();
        mysql.drop(schema);
    }

    @Override
    Map<String, String> database() {
        return Map.of(
                "SPRING_DATASOURCE_URL",
                mysql.url(schema),
                "SPRING_DATASOURCE_USERNAME",
                mysql.user(),
                "SPRING_DATASOURCE_PASSWORD",
                mysql.password());
    }

    @Override
    Connection connect() throws SQLException {
        return DriverManager.getConnection(mysql.url(schema), mysql.user(), mysql.password());
    }
}
