package org.guanjia.figures;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.guanjia.Application;
import org.guanjia.engine.EngineWork;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How fast the dashboard answers: {@code FiguresBench [cases] [history rows]
 * --spring.datasource.url=...}. Fills an empty schema with a year of cases in ten communities, and
 * the engine's history, and prints p50 and p99 of the page and of its lists, asked over HTTP. Run
 * by hand, on MySQL with durable settings, see the README.
 */
final class FiguresBench {

    private static final int COMMUNITIES = 10;
    private static final int HOUSES = 20_000;
    private static final int ROUNDS = 300;
    private static final int CHUNK = 100_000;

    /** So often what is asked now and then, and reads much. */
    private static final int HEAVY = 30;

    private static final OperatingSystemMXBean MACHINE =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private static final String ALL =
            IntStream.range(0, COMMUNITIES)
                    .mapToObj(i -> "b" + i)
                    .reduce((a, b) -> a + "," + b)
                    .orElseThrow();

    private FiguresBench() {}

    public static void main(String[] args) throws Exception {
        int cases = Integer.parseInt(args[0]);
        int history = Integer.parseInt(args[1]);
        List<String> spring = new ArrayList<>(List.of(args).subList(2, args.length));
        spring.addAll(
                List.of(
                        "--server.port=0",
                        "--guanjia.demo.enabled=false",
                        "--camunda.bpm.job-execution.enabled=false",
                        "--guanjia.notice.scheduled=false",
                        "--guanjia.retention.scheduled=false",
                        "--guanjia.figures.scheduled=false",
                        "--logging.level.root=WARN"));
        try (ConfigurableApplicationContext house =
                SpringApplication.run(Application.class, spring.toArray(String[]::new))) {
            Bench bench = new Bench(house);
            bench.settings();
            bench.fill(cases, history);
            bench.nightly(house);
            bench.ask();
        }
    }

    private static final class Bench {

        private final HttpClient client = HttpClient.newHttpClient();
        private final JdbcClient sql;
        private final IdentityService identity;
        private final RepositoryService models;
        private final EngineWork work;
        private final String base;

        Bench(ConfigurableApplicationContext house) {
            sql = house.getBean(JdbcClient.class);
            identity = house.getBean(IdentityService.class);
            models = house.getBean(RepositoryService.class);
            work = house.getBean(EngineWork.class);
            base = "http://127.0.0.1:" + house.getEnvironment().getProperty("local.server.port");
        }

        void settings() {
            sql.sql(
                            "update performance_schema.setup_consumers set enabled = 'YES' where"
                                    + " name = 'events_statements_cpu'")
                    .update();
            sql.sql(
                            "show variables where variable_name in"
                                    + " ('version', 'innodb_flush_log_at_trx_commit', 'sync_binlog',"
                                    + " 'log_bin', 'innodb_buffer_pool_size')")
                    .query(
                            row -> {
                                System.out.println(row.getString(1) + " = " + row.getString(2));
                            });
        }

        /** A year of cases, one as often as the other: 65 % repairs, 25 % complaints. */
        void fill(int cases, int history) {
            long start = System.nanoTime();
            if (count("case_file") == 0) {
                people();
                estate();
                for (int from = 0; from < cases; from += CHUNK) {
                    cases(cases, from, Math.min(cases, from + CHUNK));
                }
                rest(cases);
                for (int from = 0; from < history; from += CHUNK) {
                    history(cases, history, from, Math.min(history, from + CHUNK));
                }
                for (String table :
                        List.of(
                                "case_file",
                                "case_clock",
                                "case_escalation",
                                "repair_order",
                                "repair_return",
                                "complaint_contact",
                                "fee_bill",
                                "fee_account",
                                "house",
                                "ACT_HI_ACTINST")) {
                    sql.sql("analyze table " + table).query().listOfRows();
                }
            }
            System.out.printf(
                    Locale.ROOT,
                    "%,d cases, %,d open; %,d clocks; %,d rows of the engine's history; filled in"
                            + " %.0f s%n",
                    count("case_file"),
                    count("case_file where status = 'open'"),
                    count("case_clock"),
                    count("ACT_HI_ACTINST"),
                    seconds(start));
        }

        private void people() {
            work.asHouse(
                    () -> {
                        for (String user : List.of("region", "project-manager")) {
                            var person = identity.newUser("bench-" + user);
                            person.setPassword("bench-" + user);
                            identity.saveUser(person);
                            identity.createMembership(person.getId(), user);
                            for (String community : ALL.split(",")) {
                                if (identity.createTenantQuery().tenantId(community).count() == 0) {
                                    identity.saveTenant(identity.newTenant(community));
                                }
                                if (user.equals("region") || community.equals("b0")) {
                                    identity.createTenantUserMembership(community, person.getId());
                                }
                            }
                        }
                    });
        }

        /** A number from {@code :from} to below {@code :to} a row, as {@code n}. */
        private static String numbers() {
            String digits =
                    "(select 0 d union all select 1 union all select 2 union all select 3 union all"
                            + " select 4 union all select 5 union all select 6 union all select 7"
                            + " union all select 8 union all select 9)";
            return "(select :from + a.d + 10 * b.d + 100 * c.d + 1000 * e.d + 10000 * g.d n from "
                    + digits
                    + " a, "
                    + digits
                    + " b, "
                    + digits
                    + " c, "
                    + digits
                    + " e, "
                    + digits
                    + " g) numbers where n < :to";
        }

        private void run(String statement, int from, int to) {
            sql.sql(statement).param("from", from).param("to", to).update();
        }

        private void estate() {
            run(
                    "insert into community (id, name, grade, service_desk) select concat('b', n),"
                            + " concat('小区', n), 'B', true from "
                            + numbers(),
                    0,
                    COMMUNITIES);
            run(
                    "insert into house (id, community, phase, building, unit, room, area, vacant)"
                            + " select n + 1, concat('b', n % 10), '1', floor(n / 1000),"
                            + " '1', n % 1000, 90, n % 9 = 0 from "
                            + numbers(),
                    0,
                    HOUSES);
            run(
                    "insert into fee_account (house_id, community, opened_on, closed_on, prepaid)"
                            + " select n + 1, concat('b', n % 10), '2020-01-01', '9999-12-31', 0"
                            + " from "
                            + numbers(),
                    0,
                    HOUSES);
            for (int month = 0; month < 12; month++) {
                run(
                        "insert into fee_bill (id, house_id, from_on, to_on, due_on, amount,"
                                + " settled, reversed) select n + 1 + "
                                + (month + 1) * 1_000_000L
                                + ", n + 1, current_date, current_date, current_date - interval "
                                + month
                                + " month, 240, case when n % 13 = 0 then 0 else 240 end, false"
                                + " from "
                                + numbers(),
                        0,
                        HOUSES);
            }
        }

        private void cases(int cases, int from, int to) {
            double apart = 365.0 * 86_400 / cases;
            run(
                    "insert into case_file (id, case_number, flow, community, house_id, channel,"
                            + " on_behalf, severity, status, opened_at, closed_at, title,"
                            + " description, urges, version, anonymous, confidential) select n + 1,"
                            + " concat('XX-20261101-', n),"
                            + " case when n % 20 < 13 then 'repair' when n % 20 < 18 then"
                            + " 'complaint' when n % 20 = 18 then 'renovation-violation' else"
                            + " 'renovation-permit' end, concat('b', floor(n / 20) % 10),"
                            + " case when floor(n / 7) % 5 = 0 then 1 + floor(n / 35) * 31 % 400 else 1 + (n * 7919) % "
                            + HOUSES
                            + " end, 'phone', false, case when n % 20 < 13 then concat('S', 1 + n % 4)"
                            + " when n % 20 < 18 then elt(1 + n % 3, 'minor', 'ordinary', 'major')"
                            + " else null end, case when n % 25 = 0 then 'open' when n % 40 = 1"
                            + " then 'cancelled' else 'closed' end, opened, case when n % 25 = 0"
                            + " then null else least(opened + interval 30 hour, utc_timestamp())"
                            + " end, '楼道灯不亮', '楼道灯不亮', 0, 0, false, n % 50 = 3 from (select"
                            + " n, utc_timestamp() - interval floor(n * "
                            + apart
                            + ") second opened from "
                            + numbers()
                            + ") made",
                    from,
                    to);
            for (String measure : List.of("accept", "arrive", "fix", "reply")) {
                int hours = List.of("accept", "arrive", "fix", "reply").indexOf(measure) * 6 + 1;
                sql.sql(
                                "insert into case_clock (case_id, measure, running, working_time,"
                                        + " waiting, allowed_seconds, extended_seconds,"
                                        + " counted_seconds, paused_seconds, started_at,"
                                        + " counting_since, warn_at, due_at, urged, breaches,"
                                        + " breached_at, met_at) select id, :measure, case when"
                                        + " status = 'open' and :measure = 'fix' then 'y' end,"
                                        + " false, false, 3600, 0, 0, 0, opened_at, opened_at,"
                                        + " opened_at, opened_at + interval :hours hour, false,"
                                        + " id % 9 = 0, case when id % 9 = 0 then opened_at +"
                                        + " interval :hours hour end, case when status <> 'open'"
                                        + " or :measure <> 'fix' then least(opened_at + interval"
                                        + " :hours hour, utc_timestamp()) end from case_file where"
                                        + " id > :from and id <= :to")
                        .param("measure", measure)
                        .param("hours", hours)
                        .param("from", from)
                        .param("to", to)
                        .update();
            }
            sql.sql(
                            "insert into case_event (case_id, happened_at, kind, code) select f.id,"
                                    + " f.opened_at, 'milestone', k.code from case_file f, (select"
                                    + " 'reported' code union all select 'triaged' union all select"
                                    + " 'dispatched' union all select 'arrived' union all select"
                                    + " 'closed') k where f.id > :from and f.id <= :to")
                    .param("from", from)
                    .param("to", to)
                    .update();
        }

        private void rest(int cases) {
            sql.sql(
                            "insert into repair_order (case_number, community, offered_to_all,"
                                    + " active, failed_contacts, rework_count, return_count,"
                                    + " version, accepted_at, arrived_at, finished_at, skill,"
                                    + " billed_amount) select case_number, community, false, false,"
                                    + " 0, id % 17 = 0, 0, 0, opened_at, opened_at + interval 25"
                                    + " minute, closed_at, 'plumbing', id % 7 * 10 from case_file"
                                    + " where flow = 'repair'")
                    .update();
            sql.sql(
                            "insert into repair_return (case_number, community, reason,"
                                    + " mis_dispatch, returned_at) select case_number, community,"
                                    + " 'wrongSkill', true, opened_at from case_file where flow ="
                                    + " 'repair' and id % 31 = 0")
                    .update();
            sql.sql(
                            "insert into case_escalation (case_id, measure, escalated, reason,"
                                    + " happened_at) select id, 'fix', true, 'overdue', opened_at +"
                                    + " interval 7 hour from case_file where id % 9 = 0")
                    .update();
            sql.sql(
                            "insert into complaint_contact (case_number, community, user_id, mood,"
                                    + " contacted_at) select case_number, community,"
                                    + " concat('user', id % 40), case when id % 19 = 0 then"
                                    + " 'hostile' else 'calm' end, opened_at from case_file where"
                                    + " flow = 'complaint'")
                    .update();
        }

        /** Ten steps a case, over the same year as the cases. */
        private void history(int cases, int history, int from, int to) {
            int steps = Math.max(1, history / cases);
            double apart = 365.0 * 86_400 / cases;
            run(
                    "insert into ACT_HI_ACTINST (ID_, PROC_DEF_KEY_, PROC_DEF_ID_,"
                            + " ROOT_PROC_INST_ID_, PROC_INST_ID_, EXECUTION_ID_, ACT_ID_,"
                            + " ACT_NAME_, ACT_TYPE_, START_TIME_, END_TIME_, DURATION_,"
                            + " ACT_INST_STATE_, TENANT_ID_) select concat('bench-', n), flow,"
                            + " concat(flow, ':1:bench'), concat('p', c), concat('p', c),"
                            + " concat('p', c), concat('Activity_', step), '一步', 'userTask',"
                            + " opened + interval step hour, opened + interval step + 1 hour,"
                            + " 3600000, 0, concat('b', floor(c / 20) % 10) from (select n, c,"
                            + " step, case when c % 20 < 13 then 'repair' when c % 20 < 18 then"
                            + " 'complaint' when c % 20 = 18 then 'renovation-violation' else"
                            + " 'renovation-permit' end flow, utc_timestamp() - interval floor(c * "
                            + apart
                            + ") second opened from (select n, floor(n / "
                            + steps
                            + ") c, n % "
                            + steps
                            + " step from "
                            + numbers()
                            + ") numbered) made",
                    from,
                    to);
        }

        void nightly(ConfigurableApplicationContext house) {
            long start = System.nanoTime();
            house.getBean(DailyFigures.class).makeAll();
            System.out.printf(
                    Locale.ROOT, "sums of the past days made in %.1f s%n", seconds(start));
            start = System.nanoTime();
            house.getBean(CollectionRates.class).make();
            System.out.printf(Locale.ROOT, "collection rate made in %.1f s%n", seconds(start));
        }

        void ask() throws Exception {
            measure("dashboard, ten communities", "region", "/api/figures");
            measure("dashboard, one community", "project-manager", "/api/figures");
            measure("export", "region", "/api/figures/export?format=xlsx");
            for (String list :
                    List.of(
                            "figure=open",
                            "figure=overdue",
                            "figure=clock&window=month&bad=true",
                            "figure=opened&window=month&flow=repair",
                            "figure=rework&window=month&bad=true")) {
                measure("list " + list, "region", "/api/figures/cases?" + list);
            }
            measure("statistics of a month", "region", "/api/statistics");
            String repair =
                    models.createProcessDefinitionQuery()
                            .processDefinitionKey("repair")
                            .latestVersion()
                            .singleResult()
                            .getId();
            String heat = "/api/history/definitions/" + repair + "/heat?allVersions=true";
            measure("heat map of repairs, a month", "region", heat, HEAVY);
            measure("heat map, a month, one community", "region", heat + "&community=b3", HEAVY);
            measure(
                    "heat map of repairs, a year",
                    "region",
                    heat + "&from=" + LocalDate.now().minusDays(360),
                    5);
            String ended = "/api/history/cases?limit=50";
            String month = "&from=" + LocalDate.now().minusDays(30) + "&to=" + LocalDate.now();
            measure("ended cases", "region", ended, HEAVY);
            measure("ended cases of a month", "region", ended + month, HEAVY);
            measure(
                    "ended cases of a month, by a word",
                    "region",
                    ended + month + "&q=8888",
                    HEAVY);
        }

        private void measure(String what, String user, String path) throws Exception {
            measure(what, user, path, ROUNDS);
        }

        /** Times depend on the machine; statements and rows read do not. */
        private void measure(String what, String user, String path, int rounds) throws Exception {
            for (int i = 0; i < rounds / 10 + 1; i++) {
                ask(user, path);
            }
            double[] millis = new double[rounds];
            Cost before = cost();
            long cpu = MACHINE.getProcessCpuTime();
            for (int i = 0; i < rounds; i++) {
                long start = System.nanoTime();
                ask(user, path);
                millis[i] = seconds(start) * 1000;
            }
            double java = (MACHINE.getProcessCpuTime() - cpu) / 1e6 / rounds;
            Cost after = cost();
            Arrays.sort(millis);
            System.out.printf(
                    Locale.ROOT,
                    "%-38s p50 %5.0f  p95 %5.0f  p99 %5.0f  worst %5.0f ms; an answer: %4.1f"
                            + " statements, %,9.0f rows read, CPU %5.1f ms Java %6.1f ms MySQL;"
                            + " load %.1f%n",
                    what,
                    millis[rounds / 2],
                    millis[rounds * 95 / 100],
                    millis[rounds * 99 / 100],
                    millis[rounds - 1],
                    (after.statements - before.statements) / (double) rounds,
                    (after.rows - before.rows) / (double) rounds,
                    java,
                    (after.cpu - before.cpu) / 1e9 / rounds,
                    MACHINE.getSystemLoadAverage());
        }

        private record Cost(long statements, long rows, long cpu) {}

        /** What the server has done so far; picoseconds of CPU. */
        private Cost cost() {
            return sql.sql(
                            "select sum(count_star), sum(sum_rows_examined), sum(sum_cpu_time) from"
                                    + " performance_schema.events_statements_summary_global_by_event_name"
                                    + " where event_name = 'statement/sql/select'")
                    .query((row, line) -> new Cost(row.getLong(1), row.getLong(2), row.getLong(3)))
                    .single();
        }

        private void ask(String user, String path) throws IOException, InterruptedException {
            String login = "bench-" + user + ":bench-" + user;
            HttpResponse<byte[]> answer =
                    client.send(
                            HttpRequest.newBuilder(URI.create(base + path))
                                    .header(
                                            "Authorization",
                                            "Basic "
                                                    + Base64.getEncoder()
                                                            .encodeToString(
                                                                    login.getBytes(
                                                                            StandardCharsets
                                                                                    .UTF_8)))
                                    .build(),
                            HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(
                        path
                                + " answered "
                                + answer.statusCode()
                                + " "
                                + new String(answer.body(), StandardCharsets.UTF_8));
            }
        }

        private long count(String from) {
            return sql.sql("select count(*) from " + from).query(Long.class).single();
        }

        private static double seconds(long start) {
            return (System.nanoTime() - start) / 1e9;
        }
    }
}
