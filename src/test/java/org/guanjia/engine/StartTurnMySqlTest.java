package org.guanjia.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import liquibase.integration.spring.SpringLiquibase;
import org.guanjia.testing.MySqlServer;
import org.guanjia.testing.OnMySql;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Nodes take turns to start, and a dead one keeps nobody waiting. */
@OnMySql
class StartTurnMySqlTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String HOLDER =
            "select is_used_lock(left(concat('guanjia.start.', database()), 64))";

    private final MySqlServer server = MySqlServer.found().orElseThrow();
    private final String schema = MySqlServer.newSchema();
    private final HikariDataSource one = pool();
    private final HikariDataSource other = pool();
    private final JdbcClient sql = JdbcClient.create(one);
    private final StartTurn first = new StartTurn();
    private final StartTurn second = new StartTurn();

    @BeforeEach
    void firstHasItsTurn() {
        begin(first, one);
    }

    @AfterEach
    void drop() throws Exception {
        one.close();
        other.close();
        server.drop(schema);
    }

    @Test
    void the_second_waits_until_the_first_is_done() {
        CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> begin(second, other));
        await().atMost(SOON).until(this::somebodyWaits);
        assertThat(waiting).isNotDone();

        first.giveBack();

        assertThat(waiting).succeedsWithin(SOON);
    }

    @Test
    void the_turn_of_a_node_that_died_goes_to_the_next() {
        CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> begin(second, other));
        await().atMost(SOON).until(this::somebodyWaits);
        long dead = sql.sql(HOLDER).query(Long.class).single();

        sql.sql("kill " + dead).update();

        assertThat(waiting).succeedsWithin(SOON);
        assertThat(sql.sql(HOLDER).query(Long.class).single()).isNotEqualTo(dead);
    }

    @Test
    void the_turn_of_a_start_that_failed_ends_with_its_pool() {
        one.close();

        begin(second, other);

        assertThat(JdbcClient.create(other).sql(HOLDER).query(Long.class).optional()).isPresent();
    }

    @Test
    void liquibases_lock_of_a_node_that_died_is_taken_off() throws Exception {
        liquibase(one).afterPropertiesSet();
        sql.sql(
                        "update DATABASECHANGELOGLOCK set locked = 1, lockgranted = now(), lockedby"
                                + " = 'a node that died'")
                .update();
        first.giveBack();

        begin(second, other);

        assertThat(
                        sql.sql("select count(*) from DATABASECHANGELOGLOCK where locked = 1")
                                .query(Long.class)
                                .single())
                .isZero();
    }

    private boolean somebodyWaits() {
        return sql.sql(
                                "select count(*) from information_schema.processlist"
                                        + " where state = 'User lock' and db = ?")
                        .param(schema)
                        .query(Long.class)
                        .single()
                > 0;
    }

    private static void begin(StartTurn turn, HikariDataSource pool) {
        turn.postProcessBeforeInitialization(liquibase(pool), "liquibase");
    }

    private static SpringLiquibase liquibase(HikariDataSource pool) {
        SpringLiquibase liquibase = new SpringLiquibase();
        liquibase.setDataSource(pool);
        liquibase.setChangeLog("classpath:db/changelog/rooms/050-access.yaml");
        return liquibase;
    }

    private HikariDataSource pool() {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(server.url(schema));
        pool.setUsername(server.user());
        pool.setPassword(server.password());
        pool.setMaximumPoolSize(4);
        return pool;
    }
}
