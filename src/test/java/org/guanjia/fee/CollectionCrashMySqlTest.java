package org.guanjia.fee;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.guanjia.Application;
import org.guanjia.testing.MySqlServer;
import org.guanjia.testing.OnMySql;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A batch is worked off by servers that are killed (SIGKILL) in the middle of a chunk, again and
 * again, and by two at once at the end. Each household then has one collection, whole.
 */
@OnMySql
class CollectionCrashMySqlTest {

    private static final int KILLS = 5;
    private static final int HOUSES = 600;
    private static final String COMMUNITY = "crash";

    private final MySqlServer mysql = MySqlServer.found().orElse(null);
    private final String schema = MySqlServer.newSchema();

    @AfterEach
    void drop() throws Exception {
        mysql.drop(schema);
    }

    /**
     * The server that is killed: works off what there is and says each chunk. The first one makes
     * the households and starts their batch.
     */
    static final class Worker {

        private Worker() {}

        public static void main(String[] args) {
            try (ConfigurableApplicationContext house = house(args)) {
                if (args[3].equals("begin")) {
                    new CollectionWorld(house.getBean(JdbcClient.class))
                            .fill(COMMUNITY, HOUSES, LocalDate.now().minusDays(40));
                    CollectionBatches batches = house.getBean(CollectionBatches.class);
                    batches.start(
                            batches.draw(Set.of(COMMUNITY), 3, BigDecimal.ONE, "cashier"),
                            "cashier");
                }
                CollectionStarts starts = house.getBean(CollectionStarts.class);
                while (starts.next()) {
                    System.out.println("chunk");
                }
                System.out.println("done");
            }
        }
    }

    private static ConfigurableApplicationContext house(String[] database) {
        return SpringApplication.run(
                Application.class,
                "--spring.datasource.url=" + database[0],
                "--spring.datasource.username=" + database[1],
                "--spring.datasource.password=" + database[2],
                "--server.port=-1",
                "--guanjia.demo.enabled=false",
                "--guanjia.fee.collections-at-once=10",
                "--guanjia.fee.collections-scheduled=false",
                "--guanjia.notice.scheduled=false",
                "--guanjia.retention.scheduled=false",
                "--camunda.bpm.job-execution.enabled=false",
                "--logging.level.root=WARN");
    }

    @Test
    void a_batch_whose_servers_are_killed_starts_each_household_once_and_whole() throws Exception {
        DriverManagerDataSource source =
                new DriverManagerDataSource(mysql.url(schema), mysql.user(), mysql.password());
        JdbcClient sql = JdbcClient.create(source);
        CollectionWorld world = new CollectionWorld(sql);
        // One look at all tables: a chunk that the dead server had sent may still end.
        TransactionTemplate moment =
                new TransactionTemplate(new DataSourceTransactionManager(source));
        moment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        Random chance = new Random(20261126);
        for (int i = 0; i < KILLS; i++) {
            assertThat(work(i == 0 ? "begin" : "go on", 1 + chance.nextInt(6)))
                    .as("kill %d", i)
                    .isFalse();
            moment.executeWithoutResult(status -> whole(world, sql));
        }
        assertThat(state(sql)).isEqualTo("starting");
        assertThat(world.count("collection_batch_chunk where started is null")).isPositive();

        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            Callable<Boolean> node = () -> work("go on", Integer.MAX_VALUE);
            for (Future<Boolean> one : pool.invokeAll(List.of(node, node))) {
                assertThat(one.get()).isTrue();
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(state(sql)).isEqualTo("done");
        whole(world, sql);
        assertThat(world.count("collection_case")).isEqualTo(HOUSES);
        assertThat(
                        world.count(
                                "(select house_id from collection_case where live = 1 group by"
                                        + " house_id) n"))
                .isEqualTo(HOUSES);
    }

    private static String state(JdbcClient sql) {
        return sql.sql("select state from collection_batch").query(String.class).single();
    }

    /** What was begun is there with all its parts, and nothing besides. */
    private static void whole(CollectionWorld world, JdbcClient sql) {
        long records = world.count("collection_case where community = ?", COMMUNITY);
        assertThat(world.count("case_file where community = ?", COMMUNITY)).isEqualTo(records);
        assertThat(
                        world.count(
                                "collection_case c join ACT_RU_EXECUTION e on e.BUSINESS_KEY_ ="
                                        + " c.case_number and e.PARENT_ID_ is null and e.TENANT_ID_"
                                        + " = c.community join ACT_RU_JOB j on"
                                        + " j.PROCESS_INSTANCE_ID_ = e.PROC_INST_ID_"))
                .isEqualTo(records);
        assertThat(
                        sql.sql(
                                        "select concat(PROC_DEF_ID_, ' ', BUSINESS_KEY_) from"
                                                + " ACT_RU_EXECUTION where BUSINESS_KEY_ is not null"
                                                + " and BUSINESS_KEY_ not in (select case_number"
                                                + " from collection_case)")
                                .query(String.class)
                                .list())
                .as("processes without a record")
                .isEmpty();
        // Each waits for money, for a withdrawal and for a problem that comes up again.
        assertThat(world.count("ACT_RU_EVENT_SUBSCR where EXECUTION_ID_ is not null"))
                .isEqualTo(3 * records);
        assertThat(world.count("collection_batch_house where state = 'started'"))
                .isEqualTo(records);
        assertThat(
                        sql.sql("select coalesce(sum(started), 0) from collection_batch_chunk")
                                .query(Long.class)
                                .single())
                .isEqualTo(records);
    }

    /**
     * Works in a server of its own, which is killed when it has said so many chunks.
     *
     * @return whether it came to the end
     */
    private boolean work(String what, int chunks) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx500m",
                                "-XX:TieredStopAtLevel=1",
                                "-Dfile.encoding=UTF-8",
                                "-cp",
                                System.getProperty(
                                        "surefire.test.class.path",
                                        System.getProperty("java.class.path")),
                                Worker.class.getName()));
        command.addAll(List.of(mysql.url(schema), mysql.user(), mysql.password(), what));
        Process worker = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> said = new ArrayList<>();
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(worker.getInputStream(), StandardCharsets.UTF_8))) {
            int seen = 0;
            for (String line; (line = lines.readLine()) != null; ) {
                said.add(line);
                if (line.equals("done")) {
                    return true;
                }
                if (line.equals("chunk") && ++seen == chunks) {
                    return false;
                }
            }
        } finally {
            worker.destroyForcibly().waitFor();
        }
        throw new AssertionError("the server ended by itself: " + said);
    }
}
