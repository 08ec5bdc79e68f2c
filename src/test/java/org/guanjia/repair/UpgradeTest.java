package org.guanjia.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.guanjia.testing.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The next version on a database full of running cases. It is this one with a folder laid before
 * it: a changelog more (a column, a table), a task more in a called diagram, another label, another
 * form and another row of a decision.
 */
class UpgradeTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path HOUSE = Path.of("").toAbsolutePath();
    private static final int CASES = 18;
    private static final List<String> SHARED =
            List.of("escalation", "referral", "address-check", "case-jurisdiction");

    @TempDir Path folder;
    private Path log;
    private final List<TestServer> running = new ArrayList<>();
    private String now;

    @BeforeEach
    void database() throws Exception {
        log = folder.resolve("log");
    }

    @AfterEach
    void nothing_runs_on() {
        List.copyOf(running).forEach(TestServer::close);
    }

    /** Where the cases are. */
    List<String> connection() {
        return List.of(
                "--spring.datasource.url=jdbc:h2:file:"
                        + folder.resolve("data/guanjia")
                        + ";DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0;OPTIMIZE_REUSE_RESULTS=0");
    }

    @Test
    void running_cases_end_on_their_version_and_new_ones_run_on_the_next() throws Exception {
        TestServer old = start();
        assertThat(Integer.parseInt(old.ask("fill 1 " + CASES))).isGreaterThan(CASES / 3);
        Map<String, String> tasks = map(old.ask("tasks"));
        assertThat(tasks.values().stream().map(task -> task.split(" ")[0]).distinct())
                .as("places where cases wait")
                .hasSizeGreaterThan(5);
        Map<String, String> first = map(old.ask("definitions"));
        List<String> cases = list(old.ask("cases"));
        int changesets = Integer.parseInt(old.ask("changesets"));
        stop(old);

        TestServer next = start(next());
        assertThat(next.ask("changesets")).isEqualTo(String.valueOf(changesets + 2));
        assertThat(next.ask("has next_thing")).isEqualTo("2");
        assertThat(next.ask("has case_file next_note")).isEqualTo("1");
        assertThat(map(next.ask("tasks")))
                .as("each open task keeps its name, its version and its form")
                .isEqualTo(tasks);
        Map<String, String> second = map(next.ask("definitions"));
        assertThat(second.get("repair-job")).startsWith("2 ");
        assertThat(second.get("repair-callback")).startsWith("2 ");
        for (String shared : SHARED) {
            assertThat(second.get(shared))
                    .as("what did not change is not deployed again")
                    .isEqualTo(first.get(shared));
        }
        oldCasesEndOnTheirVersion(next, cases);
        newCasesRunOnTheNext(next);
        String late = next.ask("report 101");
        stop(next);

        TestServer again = start(next());
        assertThat(map(again.ask("definitions"))).as("a second start").isEqualTo(second);
        assertThat(again.ask("changesets")).isEqualTo(String.valueOf(changesets + 2));
        stop(again);

        TestServer third = start(sharedChanged(), next());
        Map<String, String> shared = map(third.ask("definitions"));
        assertThat(shared.get("escalation")).startsWith("2 ");
        assertThat(shared.get("repair")).isEqualTo(second.get("repair"));
        third.ask("late " + late);
        assertThat(ran(third, late).get("processes"))
                .as("what is shared is new for running cases, too")
                .contains("repair v2", "escalation v2")
                .doesNotContain("escalation v1");
        stop(third);

        theVersionBeforeWorksOnTheNewSchema();
    }

    private void oldCasesEndOnTheirVersion(TestServer next, List<String> cases) throws Exception {
        Map<String, String> outcomes = map(next.ask("finish"));
        assertThat(outcomes.keySet()).containsAll(cases);
        for (String one : cases) {
            Map<String, List<String>> ran = ran(next, one);
            assertThat(ran.get("processes")).as(one).allMatch(process -> process.endsWith(" v1"));
            assertThat(ran.get("decisions"))
                    .as(one)
                    // A promised time is the same for all clocks that start today.
                    .filteredOn(table -> !table.startsWith("repair-service-times"))
                    .allMatch(table -> table.endsWith(" v1"));
            assertThat(ran.get("tasks")).as(one).doesNotContain("交还钥匙", "现场维修");
        }
        assertThat(next.ask("incidents")).isEqualTo("0");
    }

    private static void newCasesRunOnTheNext(TestServer next) throws Exception {
        List<String> names = new ArrayList<>();
        for (int seed = 900; seed < 906; seed++) {
            Map<String, List<String>> ran = ran(next, next.ask("play " + seed));
            names.addAll(ran.get("tasks"));
            assertThat(ran.get("processes"))
                    .filteredOn(process -> process.startsWith("repair"))
                    .allMatch(process -> process.endsWith(" v2"));
            assertThat(ran.get("decisions"))
                    .filteredOn(table -> table.startsWith("repair"))
                    .isNotEmpty()
                    .allMatch(table -> table.endsWith(" v2"));
        }
        assertThat(names).contains("交还钥匙", "现场维修").doesNotContain("维修故障");
    }

    /** Going back: the older version runs on the newer schema and brings its own diagrams back. */
    private void theVersionBeforeWorksOnTheNewSchema() throws Exception {
        TestServer back = start();
        assertThat(map(back.ask("definitions")).get("repair-job")).startsWith("3 ");
        assertThat(map(back.ask("finish"))).as("cases of the newer version end").isNotEmpty();
        Map<String, List<String>> ran = ran(back, back.ask("play 900"));
        assertThat(ran.get("processes")).contains("repair v3");
        assertThat(ran.get("tasks")).doesNotContain("交还钥匙");
        assertThat(back.ask("incidents")).isEqualTo("0");
        stop(back);
    }

    @Test
    void a_migration_that_fails_stops_the_start_and_leaves_the_old_version_startable()
            throws Exception {
        TestServer old = start();
        old.ask("fill 1 4");
        List<String> cases = list(old.ask("cases"));
        stop(old);

        assertThatThrownBy(() -> start(broken()))
                .hasMessageContaining("991-broken")
                .hasMessageContaining("no_such_table");

        TestServer back = start();
        assertThat(list(back.ask("cases"))).isEqualTo(cases);
        assertThat(map(back.ask("finish"))).hasSameSizeAs(cases);
        stop(back);

        TestServer mended = start(mended());
        assertThat(mended.ask("has case_file mended")).isEqualTo("1");
        stop(mended);
    }

    // ---- versions ----

    /** The next version: schema, diagrams, forms and a decision of one flow. */
    Path next() throws IOException {
        Path next = folder.resolve("next");
        if (Files.exists(next)) {
            return next;
        }
        write(
                next,
                "db/changelog/rooms/990-next.yaml",
                """
                databaseChangeLog:
                  - changeSet:
                      id: 990-next-column
                      author: next
                      changes:
                        - addColumn:
                            tableName: case_file
                            columns:
                              - column: {name: next_note, type: varchar(40)}
                  - changeSet:
                      id: 990-next-table
                      author: next
                      changes:
                        - createTable:
                            tableName: next_thing
                            columns:
                              - column: {name: id, type: bigint, autoIncrement: true, constraints: {primaryKey: true, nullable: false}}
                              - column: {name: said, type: varchar(40)}
                """);
        String job = own("processes/repair/repair-job.bpmn");
        job = replaced(job, "name=\"维修故障\"", "name=\"现场维修\"");
        job =
                replaced(
                        job,
                        "<bpmn:flowNodeRef>Activity_RepairFault</bpmn:flowNodeRef>",
                        "<bpmn:flowNodeRef>Activity_RepairFault</bpmn:flowNodeRef>"
                                + "<bpmn:flowNodeRef>Activity_ReturnKeys</bpmn:flowNodeRef>");
        job =
                replaced(
                        job,
                        "<bpmn:sequenceFlow id=\"Flow_RecordRepairToFaultRepaired\""
                                + " sourceRef=\"Activity_RecordRepair\""
                                + " targetRef=\"EndEvent_FaultRepaired\" />",
                        """
                        <bpmn:userTask id="Activity_ReturnKeys" name="交还钥匙"
                          camunda:formRef="repair-return-keys" camunda:formRefBinding="deployment"
                          camunda:assignee="${technician}" camunda:candidateGroups="technician">
                          <bpmn:documentation>把钥匙交回前台。</bpmn:documentation>
                        </bpmn:userTask>
                        <bpmn:sequenceFlow id="Flow_RecordRepairToReturnKeys"
                          sourceRef="Activity_RecordRepair" targetRef="Activity_ReturnKeys" />
                        <bpmn:sequenceFlow id="Flow_ReturnKeysToFaultRepaired"
                          sourceRef="Activity_ReturnKeys" targetRef="EndEvent_FaultRepaired" />
                        """);
        job =
                replaced(
                        job,
                        "<bpmn:outgoing>Flow_RecordRepairToFaultRepaired</bpmn:outgoing>",
                        "<bpmn:outgoing>Flow_RecordRepairToReturnKeys</bpmn:outgoing>");
        job =
                replaced(
                        job,
                        "<bpmn:incoming>Flow_RecordRepairToFaultRepaired</bpmn:incoming>",
                        "<bpmn:incoming>Flow_ReturnKeysToFaultRepaired</bpmn:incoming>");
        job =
                job.replaceAll(
                        "(?s)<bpmndi:BPMNEdge"
                                + " id=\"Flow_RecordRepairToFaultRepaired_di\".*?</bpmndi:BPMNEdge>",
                        "");
        write(next, "processes/repair/repair-job.bpmn", job);
        write(
                next,
                "forms/technician/repair-return-keys.form",
                """
                {"schemaVersion": 16, "id": "repair-return-keys", "type": "default", "components": [
                  {"type": "textarea", "id": "Field_keysNote", "key": "keysNote", "label": "钥匙说明"}]}
                """);
        write(
                next,
                "forms/technician/repair-repair-fault.form",
                own("forms/technician/repair-repair-fault.form")
                        .replace("\"label\": \"", "\"label\": \"新 "));
        write(
                next,
                "processes/repair/repair-callback.dmn",
                replaced(own("processes/repair/repair-callback.dmn"), "[1..2]", "[1..3]"));
        return next;
    }

    private Path sharedChanged() throws IOException {
        Path next = folder.resolve("shared");
        String escalation = own("processes/shared/escalation.bpmn");
        write(
                next,
                "processes/shared/escalation.bpmn",
                escalation.replaceFirst(
                        "name=\"[^\"]+\" isExecutable", "name=\"新督办\" isExecutable"));
        return next;
    }

    private Path broken() throws IOException {
        return migration("broken", "no_such_table");
    }

    private Path mended() throws IOException {
        return migration("mended", "case_file");
    }

    /** Two changesets of which the second may fail; MySQL does not take the first one back. */
    private Path migration(String name, String table) throws IOException {
        Path next = folder.resolve(name);
        write(
                next,
                "db/changelog/rooms/991-broken.yaml",
                """
                databaseChangeLog:
                  - changeSet:
                      id: 991-first
                      author: next
                      changes:
                        - createTable:
                            tableName: first_step
                            columns:
                              - column: {name: id, type: bigint, constraints: {primaryKey: true, nullable: false}}
                  - changeSet:
                      id: 991-second
                      author: next
                      changes:
                        - addColumn:
                            tableName: %s
                            columns:
                              - column: {name: mended, type: varchar(40)}
                """
                        .formatted(table));
        return next;
    }

    private static String own(String file) throws IOException {
        return Files.readString(HOUSE.resolve(file));
    }

    private static String replaced(String text, String what, String with) {
        assertThat(text).as("what the next version changes").contains(what);
        return text.replace(what, with);
    }

    private static void write(Path next, String file, String content) throws IOException {
        Path path = next.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }

    // ---- servers ----

    TestServer start(Path... before) {
        List<String> arguments = new ArrayList<>(connection());
        if (now != null) {
            arguments.add("--" + LifeCycleServer.NOW + "=" + now);
        }
        TestServer server =
                TestServer.start(LifeCycleServer.class, log, List.of(before), arguments);
        running.add(server);
        return server;
    }

    void stop(TestServer server) {
        now = server.ask("now");
        server.close();
        running.remove(server);
    }

    static Map<String, String> map(String answer) throws IOException {
        assertThat(answer).startsWith("{");
        return new TreeMap<>(JSON.readValue(answer, new TypeReference<Map<String, String>>() {}));
    }

    static List<String> list(String answer) throws IOException {
        assertThat(answer).startsWith("[");
        return JSON.readValue(answer, new TypeReference<List<String>>() {});
    }

    static Map<String, List<String>> ran(TestServer server, String caseNumber) throws IOException {
        String answer = server.ask("ran " + caseNumber);
        assertThat(answer).startsWith("{");
        return JSON.readValue(answer, new TypeReference<Map<String, List<String>>>() {});
    }
}
