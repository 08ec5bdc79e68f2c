package org.guanjia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.guanjia.testing.MySqlServer;
import org.guanjia.testing.OnMySql;
import org.guanjia.testing.ServerProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Two real servers in processes of their own share one MySQL database, which was empty when both
 * were started in the same moment. Nothing but the database ties them, and each thing is done once.
 */
@OnMySql
class NodesMySqlTest {

    private static final int CLIENTS_OF_A_NODE = 3;
    private static final int FIRST_REPORTS = 80;
    private static final int MORE_REPORTS = 120;
    private static final int ENOUGH_TO_KILL = 40;

    private static final String TITLE = "厨房水龙头滴水";
    private static final String REPORTER = "陌上桑";
    private static final String MINE = "title like '" + TITLE + " node-%'";

    /** Two nodes may take up two jobs of one case at once: who comes second does it again. */
    private static final String NOT_SECOND =
            " and convert(BYTES_ using utf8mb4) not like '%OptimisticLockingException%'";

    private static final Pattern DEMO = Pattern.compile("(\\d+) demo cases are in");
    private static final Pattern MESSAGE = Pattern.compile("message (\\d+) of BX-");
    private static final Pattern STACK = Pattern.compile("(?m)^\\s+at [\\w.$]+\\(|^Caused by:");

    @TempDir static Path folder;
    private static final MySqlServer SERVER = MySqlServer.found().orElse(null);
    private static final String SCHEMA = MySqlServer.newSchema();
    private static ServerProcess one;
    private static ServerProcess two;
    private static JdbcClient sql;

    /** What each client was told, in its own order. */
    private final List<List<String>> numbers = new ArrayList<>();

    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();

    @BeforeAll
    static void startTogether() throws IOException {
        sql =
                JdbcClient.create(
                        new DriverManagerDataSource(
                                SERVER.url(SCHEMA), SERVER.user(), SERVER.password()));
        one = node("one");
        two = node("two");
        one.launch();
        two.launch();
        one.awaitReady();
        two.awaitReady();
        view("my_case", "select * from case_file where " + MINE);
        view("my_event", "select e.* from case_event e join my_case on my_case.id = case_id");
        view("my_clock", "select c.* from case_clock c join my_case on my_case.id = case_id");
        view(
                "my_message",
                "select o.* from notice_outbox o join my_case on case_number = thread_key"
                        // A role's message went out as one for each colleague.
                        + " where o.state <> 'SPLIT'");
        view(
                "my_instance",
                "select i.* from ACT_HI_PROCINST i join my_case on case_number = BUSINESS_KEY_");
        view(
                "my_step",
                "select a.* from ACT_HI_ACTINST a join my_instance i on i.ID_ = a.PROC_INST_ID_"
                        + " where ACT_TYPE_ in ('serviceTask', 'businessRuleTask', 'userTask',"
                        + " 'boundaryTimer')");
    }

    private static void view(String name, String rows) {
        sql.sql("create view " + name + " as " + rows).update();
    }

    @AfterAll
    static void stop() throws Exception {
        one.kill();
        two.kill();
        SERVER.drop(SCHEMA);
    }

    @Test
    void the_first_start_makes_everything_once() {
        List<Integer> played =
                Stream.of(one, two)
                        .flatMap(node -> DEMO.matcher(node.log()).results())
                        .map(found -> Integer.valueOf(found.group(1)))
                        .toList();
        assertThat(played).as("one node played the demo").hasSize(1);
        // Nobody played what one of the demo's cases asked of another flow, nor the billing runs.
        assertThat(
                        count(
                                "case_file where flow <> 'billing-run' and case_number not in"
                                        + " (select taken_case from case_linked_request"
                                        + " where taken_case is not null) and not "
                                        + MINE))
                .isEqualTo(played.get(0).longValue());

        assertOnce("case_file where not " + MINE, "title, claimed_room");
        assertOnce("ACT_RE_DEPLOYMENT", "NAME_");
        assertOnce("ACT_RE_PROCDEF", "KEY_");
        assertOnce("ACT_RE_DECISION_DEF", "KEY_");
        assertOnce("ACT_RU_FILTER", "NAME_");
        assertOnce("ACT_RU_JOB where HANDLER_TYPE_ = 'history-cleanup'", "HANDLER_TYPE_");
        assertOnce("staff_shift", "user_id, community, weekday, starts, ends");
        assertThat(count("ACT_ID_USER")).isGreaterThan(count("staff_member where active"));
        assertCleanLogs();
    }

    @Test
    void every_job_is_done_once_and_a_killed_nodes_work_goes_on() throws Exception {
        reportOnBoth(0, FIRST_REPORTS, new CountDownLatch(0));
        awaitAllDone();
        acceptanceRunsOut();
        awaitAllDone();

        CountDownLatch enough = new CountDownLatch(ENOUGH_TO_KILL);
        CompletableFuture<Void> killed = CompletableFuture.runAsync(() -> killSecondAfter(enough));
        reportOnBoth(FIRST_REPORTS, FIRST_REPORTS + MORE_REPORTS, enough);
        assertThat(killed).succeedsWithin(Duration.ofMinutes(1));
        awaitAllDone();

        int all = FIRST_REPORTS + MORE_REPORTS;
        assertThat(acknowledged).hasSize(all).doesNotContainValue(null);
        assertThat(acknowledged.values()).doesNotHaveDuplicates();
        assertThat(count("my_case")).as("nothing is lost").isEqualTo(all);
        assertThat(sql.sql("select case_number from my_case").query(String.class).set())
                .containsExactlyInAnyOrderElementsOf(acknowledged.values());
        assertThat(numbers).allSatisfy(told -> assertThat(told).isSorted());
        assertEachStepOnce(all);
        assertEachMessageOnce();
        assertThat(count("ACT_RU_INCIDENT")).isZero();
        assertThat(count("ACT_RU_JOB where RETRIES_ = 0 or EXCEPTION_MSG_ is not null")).isZero();
        assertThat(
                        sql.sql(
                                        "select concat(ACT_ID_, ' on ', HOSTNAME_, ': ',"
                                                + " convert(BYTES_ using utf8mb4)) from"
                                                + " ACT_HI_JOB_LOG join ACT_GE_BYTEARRAY b on b.ID_"
                                                + " = JOB_EXCEPTION_STACK_ID_ where JOB_STATE_ = 1")
                                .query(String.class)
                                .list())
                .as("failed jobs")
                .isEmpty();
        assertThat(
                        sql.sql(
                                        "select distinct HOSTNAME_ from ACT_HI_JOB_LOG where"
                                                + " JOB_STATE_ = 2")
                                .query(String.class)
                                .set())
                .as("both nodes worked")
                .containsExactlyInAnyOrder("one", "two");
        assertCleanLogs();
    }

    private static void killSecondAfter(CountDownLatch enough) {
        try {
            assertThat(enough.await(1, TimeUnit.MINUTES)).as("enough is acknowledged").isTrue();
            two.kill();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void reportOnBoth(int from, int to, CountDownLatch acknowledgements) throws Exception {
        Queue<Integer> left =
                new ConcurrentLinkedQueue<>(IntStream.range(from, to).boxed().toList());
        ExecutorService clients = Executors.newFixedThreadPool(2 * CLIENTS_OF_A_NODE);
        try {
            List<Future<?>> done = new ArrayList<>();
            for (int client = 0; client < 2 * CLIENTS_OF_A_NODE; client++) {
                ServerProcess node = client % 2 == 0 ? one : two;
                List<String> told = new ArrayList<>();
                numbers.add(told);
                done.add(
                        clients.submit(
                                () -> {
                                    Integer next = left.poll();
                                    while (next != null) {
                                        told.add(reportUntilTaken(node, next));
                                        acknowledgements.countDown();
                                        next = left.poll();
                                    }
                                    return null;
                                }));
            }
            for (Future<?> client : done) {
                client.get(2, TimeUnit.MINUTES);
            }
        } finally {
            clients.shutdownNow();
        }
    }

    /** As a client does: the same key again, at the other node when its own is gone. */
    private String reportUntilTaken(ServerProcess node, int number) throws Exception {
        String key = "node-" + number;
        ServerProcess asked = node;
        for (int attempt = 0; attempt < 20; attempt++) {
            try {
                HttpResponse<String> answer = asked.report(key, report(number, key));
                if (answer.statusCode() == 201) {
                    String caseNumber = ServerProcess.caseNumber(answer);
                    acknowledged.put(key, caseNumber);
                    return caseNumber;
                }
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
            } catch (IOException gone) {
                assertThat(asked).as("only the second node is killed").isSameAs(two);
                asked = one;
            }
        }
        throw new AssertionError(key + " was not taken in 20 attempts");
    }

    private static Map<String, ?> report(int number, String key) {
        return Map.of(
                "community",
                "yunqi",
                "phase",
                "1期",
                "building",
                1 + number % 6 + "栋",
                "unit",
                1 + number / 6 % 2 + "单元",
                "room",
                "%d%02d".formatted(1 + number / 24 % 13, 1 + number / 12 % 2),
                "reporterName",
                REPORTER,
                "reporterPhone",
                phone(number),
                "channel",
                "api",
                "description",
                TITLE + " " + key);
    }

    private static String phone(int number) {
        return "1390001%04d".formatted(number);
    }

    /** As if the reports so far were of yesterday: nobody accepted, and both timers ring. */
    private static void acceptanceRunsOut() {
        sql.sql(
                        "update my_clock set warn_at = date_sub(warn_at, interval 1 day), due_at ="
                                + " date_sub(due_at, interval 1 day) where measure = 'accept'")
                .update();
        int timers =
                sql.sql(
                                "update ACT_RU_JOB set DUEDATE_ = date_sub(DUEDATE_, interval 1"
                                        + " day) where HANDLER_CFG_ like 'Event_Acceptance%' and"
                                        + " PROCESS_INSTANCE_ID_ in (select ID_ from my_instance)")
                        .update();
        assertThat(timers).as("a warning and an end of time for each").isEqualTo(2 * FIRST_REPORTS);
    }

    private static void awaitAllDone() {
        patiently()
                .untilAsserted(
                        () -> {
                            assertThat(
                                            count(
                                                    "ACT_RU_JOB where (DUEDATE_ is null or DUEDATE_"
                                                            + " <= now()) and HANDLER_TYPE_ <>"
                                                            + " 'history-cleanup'"))
                                    .as("jobs left")
                                    .isZero();
                            assertThat(
                                            sql.sql(
                                                            "select count(*) from notice_outbox"
                                                                    + " where state = 'WAITING' and"
                                                                    + " next_at <= ?")
                                                    .param(utc())
                                                    .query(Long.class)
                                                    .single())
                                    .as("messages left")
                                    .isZero();
                        });
    }

    private static void assertEachStepOnce(int cases) {
        assertThat(count("my_case where severity is null")).isZero();
        assertThat(count("my_event where kind = 'milestone' and code = 'dispatched'"))
                .isEqualTo(cases);
        assertOnce("my_event where kind = 'milestone'", "case_id, code");
        assertOnce(
                "my_instance where PROC_DEF_KEY_ <> 'escalation'", "BUSINESS_KEY_, PROC_DEF_KEY_");
        assertOnce("my_step", "PROC_INST_ID_, ACT_ID_");
        assertOnce(
                "ACT_HI_JOB_LOG where JOB_STATE_ = 2 and PROCESS_INSTANCE_ID_ is not null",
                "JOB_ID_");
        assertThat(count("my_clock where measure = 'accept' and breaches = 1"))
                .isEqualTo(FIRST_REPORTS);
        assertThat(count("case_escalation join my_case on my_case.id = case_id"))
                .isEqualTo(FIRST_REPORTS);
    }

    private static void assertEachMessageOnce() {
        assertOnce("my_message", "thread_key, template, recipient, text");
        assertThat(count("my_message where state = 'UNDELIVERABLE' or attempts > 1")).isZero();

        List<Long> byOne = messages(one);
        List<Long> byTwo = messages(two);
        assertThat(byOne).doesNotHaveDuplicates().isNotEmpty();
        assertThat(byTwo).doesNotHaveDuplicates().isNotEmpty();
        // What the killed node had handed over and not yet noted, the other hands over again.
        assertThat(byOne).doesNotContainAnyElementsOf(byTwo.subList(0, byTwo.size() - 1));
        assertThat(Stream.concat(byOne.stream(), byTwo.stream()))
                .containsAll(
                        sql.sql("select id from my_message where state = 'SENT'")
                                .query(Long.class)
                                .list());
    }

    private static List<Long> messages(ServerProcess node) {
        return MESSAGE.matcher(node.log())
                .results()
                .map(found -> Long.valueOf(found.group(1)))
                .toList();
    }

    private static void assertCleanLogs() {
        for (ServerProcess node : List.of(one, two)) {
            String log = node.log();
            assertThat(STACK.matcher(log).results().map(found -> found.group()).toList())
                    .as(log)
                    .isEmpty();
            assertThat(log).doesNotContain(REPORTER).doesNotContainPattern("1390001\\d{4}");
        }
    }

    private static void assertOnce(String rows, String what) {
        assertThat(
                        sql.sql(
                                        ("select thing from (select concat_ws(' | ', %s) as thing"
                                                        + " from %s) things group by thing having count(*) > 1"
                                                        + " limit 5")
                                                .formatted(what, rows))
                                .query(String.class)
                                .list())
                .as("more than once: %s in %s", what, rows)
                .isEmpty();
    }

    private static long count(String rows) {
        return sql.sql("select count(*) from " + rows).query(Long.class).single();
    }

    private static LocalDateTime utc() {
        return LocalDateTime.ofInstant(Instant.now(), ZoneOffset.UTC);
    }

    private static ConditionFactory patiently() {
        return await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(500));
    }

    private static ServerProcess node(String name) throws IOException {
        return new ServerProcess(
                folder.resolve(name),
                "--spring.datasource.url=" + SERVER.url(SCHEMA),
                "--spring.datasource.username=" + SERVER.user(),
                "--spring.datasource.password=" + SERVER.password(),
                "--camunda.bpm.generic-properties.properties.hostname=" + name,
                // A killed node's work is free again sooner than in production, but not so soon
                // that
                // a busy machine is taken for a dead one.
                "--camunda.bpm.job-execution.lock-time-in-millis=30000",
                "--guanjia.notice.claim=PT30S",
                "--guanjia.notice.every=PT1S");
    }
}
