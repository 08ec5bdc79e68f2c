package org.guanjia.repair;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.task.Task;
import org.guanjia.casefile.Report;
import org.guanjia.engine.Rehearsal;
import org.guanjia.testing.Flow;
import org.guanjia.testing.TestClock;
import org.guanjia.testing.TestServer;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A server whose cases a test plays on, before and after an upgrade or a restore. */
final class LifeCycleServer implements TestServer.Hand {

    /** Property with the engine's time at the start: cases go on when the last server stopped. */
    static final String NOW = "guanjia.test.now";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ConfigurableApplicationContext context;
    private final ProcessEngine engine;
    private final JdbcClient sql;
    private final Flow flow;

    private LifeCycleServer(ConfigurableApplicationContext context) {
        this.context = context;
        this.engine = context.getBean(ProcessEngine.class);
        this.sql = context.getBean(JdbcClient.class);
        this.flow = new Flow(engine, context.getBean(Rehearsal.class));
        context.getBeanFactory().registerSingleton("flow", flow);
    }

    public static void main(String[] arguments) throws Exception {
        String now = null;
        for (String argument : arguments) {
            if (argument.startsWith("--" + NOW + "=")) {
                now = argument.substring(NOW.length() + 3);
            }
        }
        ClockUtil.setCurrentTime(Date.from(now == null ? TestClock.START : Instant.parse(now)));
        TestServer.serve(arguments, LifeCycleServer::new);
    }

    @Override
    public String take(String line) throws Exception {
        String[] words = line.split(" ");
        return switch (words[0]) {
            case "fill" -> fill(Long.parseLong(words[1]), Long.parseLong(words[2]));
            case "finish" -> finish();
            case "play" -> play(Long.parseLong(words[1]));
            case "report" -> report(words[1]);
            case "late" -> late(words[1]);
            case "cases" -> JSON.writeValueAsString(open());
            case "tasks" -> JSON.writeValueAsString(tasks());
            case "definitions" -> JSON.writeValueAsString(definitions());
            case "ran" -> JSON.writeValueAsString(ran(words[1]));
            case "changesets" ->
                    sql.sql("select count(*) from DATABASECHANGELOG").query(String.class).single();
            case "incidents" ->
                    String.valueOf(engine.getRuntimeService().createIncidentQuery().count());
            case "photos" -> photos();
            case "now" -> flow.now().toString();
            case "backup" -> backup(words[1]);
            case "has" -> has(words[1], words.length > 2 ? words[2] : null);
            default -> throw new IllegalArgumentException(line);
        };
    }

    /** Cases that stand after one, two, three ... steps of a random way. */
    private String fill(long from, long to) {
        for (long seed = from; seed <= to; seed++) {
            RepairWanderer wanderer = wanderer();
            wanderer.begin(seed, 1 + (int) (seed * 5 % 23));
            wanderer.bringEverybodyBack();
        }
        return String.valueOf(open().size());
    }

    private String finish() throws Exception {
        Map<String, String> outcomes = new TreeMap<>();
        long seed = 1;
        for (String number : open()) {
            RepairWanderer wanderer = wanderer();
            try {
                outcomes.put(number, wanderer.finish(seed++, number));
            } catch (Throwable e) {
                throw new AssertionError(
                        number + ": " + e.getMessage() + " after " + wanderer.story(), e);
            }
        }
        return JSON.writeValueAsString(outcomes);
    }

    /** A repair that goes its ordinary way, whatever the version has in it. */
    private String play(long seed) {
        RepairWanderer wanderer = wanderer();
        String number = wanderer.begin(seed, 0);
        wanderer.bringEverybodyBack();
        wanderer().finish(seed, number);
        return number;
    }

    /** A leak in the kitchen, dispatched and not yet accepted. */
    private String report(String room) {
        String number =
                context.getBean(RepairProcess.class)
                        .report(
                                new Report(
                                        "yunqi",
                                        "1",
                                        "1",
                                        "1",
                                        room,
                                        "云测试",
                                        "13700000001",
                                        "portal",
                                        "厨房水池下面漏水 😀",
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null),
                                null);
        flow.runJobs(number);
        return number;
    }

    /** Half a day passes, and with it what the case's clocks allow. */
    private String late(String caseNumber) {
        flow.advance(Duration.ofHours(12));
        flow.runDueJobs(caseNumber);
        return String.join(",", flow.open(caseNumber));
    }

    private RepairWanderer wanderer() {
        AutowireCapableBeanFactory beans = context.getAutowireCapableBeanFactory();
        return beans.createBean(RepairWanderer.class);
    }

    private List<String> open() {
        return sql.sql("select case_number from case_file where status = 'open' order by id")
                .query(String.class)
                .list();
    }

    /** Each open task with its name, the version it belongs to, and its form's fingerprint. */
    private Map<String, String> tasks() throws Exception {
        Map<String, String> tasks = new TreeMap<>();
        for (Task task : engine.getTaskService().createTaskQuery().list()) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream form = engine.getFormService().getDeployedTaskForm(task.getId())) {
                digest.update(form.readAllBytes());
            }
            tasks.put(
                    task.getId(),
                    "%s %s v%d %s"
                            .formatted(
                                    task.getTaskDefinitionKey(),
                                    task.getName(),
                                    definition(task.getProcessDefinitionId()).getVersion(),
                                    HexFormat.of().formatHex(digest.digest(), 0, 8)));
        }
        return tasks;
    }

    private ProcessDefinition definition(String id) {
        return engine.getRepositoryService().getProcessDefinition(id);
    }

    /**
     * The latest version of each process and decision, with the id that a new deployment changes.
     */
    private Map<String, String> definitions() {
        Map<String, String> latest = new TreeMap<>();
        engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .latestVersion()
                .list()
                .forEach(one -> latest.put(one.getKey(), one.getVersion() + " " + one.getId()));
        engine.getRepositoryService()
                .createDecisionDefinitionQuery()
                .latestVersion()
                .list()
                .forEach(one -> latest.put(one.getKey(), one.getVersion() + " " + one.getId()));
        return latest;
    }

    /** Which versions of processes and decisions the case ran on, and its task names. */
    private Map<String, Object> ran(String caseNumber) {
        Map<String, Object> ran = new LinkedHashMap<>();
        List<String> processes = new ArrayList<>();
        List<String> decisions = new ArrayList<>();
        List<String> names = new ArrayList<>();
        engine.getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(caseNumber)
                .list()
                .forEach(
                        instance -> {
                            processes.add(
                                    instance.getProcessDefinitionKey()
                                            + " v"
                                            + instance.getProcessDefinitionVersion());
                            engine.getHistoryService()
                                    .createHistoricDecisionInstanceQuery()
                                    .processInstanceId(instance.getId())
                                    .list()
                                    .forEach(
                                            one ->
                                                    decisions.add(
                                                            one.getDecisionDefinitionKey()
                                                                    + " v"
                                                                    + engine.getRepositoryService()
                                                                            .getDecisionDefinition(
                                                                                    one
                                                                                            .getDecisionDefinitionId())
                                                                            .getVersion()));
                            engine.getHistoryService()
                                    .createHistoricTaskInstanceQuery()
                                    .processInstanceId(instance.getId())
                                    .list()
                                    .forEach(task -> names.add(task.getName()));
                        });
        ran.put("processes", processes);
        ran.put("decisions", decisions);
        ran.put("tasks", names);
        return ran;
    }

    /** A fingerprint of all photos, byte for byte. */
    private String photos() throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        int[] count = {0};
        sql.sql("select id, data from case_photo order by id")
                .query(
                        row -> {
                            digest.update(row.getString(1).getBytes(StandardCharsets.UTF_8));
                            digest.update(row.getBytes(2));
                            count[0]++;
                        });
        return count[0] + " " + HexFormat.of().formatHex(digest.digest());
    }

    /** While it runs, as README says for H2. */
    private String backup(String file) {
        sql.sql("BACKUP TO '" + file + "'").update();
        return "done";
    }

    private String has(String table, String column) {
        return sql.sql(
                        "select count(*) from information_schema.columns where lower(table_name) ="
                                + " ?"
                                + (column == null
                                        ? ""
                                        : " and lower(column_name) = '" + column + "'")
                                + " and table_schema = schema()")
                .param(table)
                .query(String.class)
                .single();
    }
}
