package org.guanjia.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.guanjia.testing.OnMySql;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@OnMySql
class EngineSettingsMySqlTest extends EngineSettingsTest {

    @Autowired JdbcClient sql;

    /** Whatever the server's own default: an emoji is stored, and a letter is not its capital. */
    @Test
    void every_table_keeps_every_character_and_tells_all_apart() {
        assertThat(
                        sql.sql(
                                        "select concat(table_name, '.', column_name, ' ',"
                                                + " collation_name) from information_schema.columns"
                                                + " where table_schema = database() and collation_name"
                                                + " <> 'utf8mb4_bin' and table_name not like"
                                                + " 'DATABASECHANGELOG%'")
                                .query(String.class)
                                .list())
                .isEmpty();
    }
}
