package org.guanjia.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.guanjia.casefile.CaseExclusions;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.CaseStatus;
import org.guanjia.staff.Roles;
import org.guanjia.testing.ServerTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Cases are moved, tried again, brought back and migrated, by designers and administrators alone.
 */
@ServerTest
class MendingTest {

    private static final String DESIGNER = "mending-designer";
    private static final String FOREIGN = "mending-foreigner";
    private static final String PART = Sample.FLOW + "-part";

    private static final String FIRST =
            "<bpmn:startEvent id=\"S\" name=\"受理\"/><bpmn:userTask id=\"A\" name=\"查看\"/>"
                    + "<bpmn:userTask id=\"B\" name=\"处理\"/><bpmn:endEvent id=\"E\" name=\"办结\"/>"
                    + Sample.flows("S", "A", "B", "E");
    private static final String NEXT =
            FIRST.replace("\"B\"", "\"C\"").replace("_B", "_C").replace("B_", "C_");

    @Autowired IdentityService identity;
    @Autowired TaskService tasks;
    @Autowired HistoryService history;
    @Autowired ManagementService management;
    @Autowired RepositoryService models;
    @Autowired CaseFiles cases;
    @Autowired CaseExclusions exclusions;
    @Autowired Sample.Diagrams diagrams;
    @Autowired Sample.Step step;
    @LocalServerPort int port;

    private Door designer;

    @BeforeEach
    void a_designer_of_the_community() {
        Accounts.user(identity, DESIGNER, List.of(Roles.DESIGNER), List.of(Sample.COMMUNITY));
        Accounts.user(identity, FOREIGN, List.of(Roles.DESIGNER), List.of("songtao"));
        designer = Door.basic(port, DESIGNER, Accounts.PASSWORD);
    }

    @AfterEach
    void tidy() {
        step.work = execution -> {};
        diagrams.removeAll();
    }

    // ---- move ----

    @Test
    void a_case_is_moved_and_the_reason_stays_with_it() {
        diagrams.deploy(Sample.FLOW, FIRST);
        String number = started();
        Door.Answer moved = move(designer, List.of(instance(number)), "A", "B", "现场已查看过");
        assertThat(moved.status()).as(moved.body()).isEqualTo(200);
        assertThat(open(number)).containsExactly("B");
        JsonNode repair = history(number).get("repairs").get(0);
        assertThat(repair.get("kind").asText()).isEqualTo("modify");
        assertThat(repair.get("from").asText()).isEqualTo("查看");
        assertThat(repair.get("to").asText()).isEqualTo("处理");
        assertThat(repair.get("reason").asText()).isEqualTo("现场已查看过");
        assertThat(repair.get("by").asText()).isEqualTo(DESIGNER);
        assertThat(cases.view(number).timeline())
                .anyMatch(event -> event.kind().equals("mended") && "现场已查看过".equals(event.text()));
        assertThat(
                        history.createUserOperationLogQuery()
                                .processInstanceId(instance(number))
                                .operationType("ModifyProcessInstance")
                                .list())
                .allMatch(entry -> DESIGNER.equals(entry.getUserId()))
                .isNotEmpty();
    }

    @Test
    void several_are_moved_together_or_not_at_all() {
        diagrams.deploy(Sample.FLOW, FIRST);
        String one = started();
        String other = started();
        List<String> both = List.of(instance(one), instance(other));
        tasks.complete(diagrams.task(other).getId());

        Door.Answer refused = move(designer, both, "A", "B", "批量");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().get("detail").asText()).contains(other, "查看");
        assertThat(open(one)).containsExactly("A");
        assertThat(history(one).get("repairs")).isEmpty();

        assertThat(move(designer, both, null, "B", "都再处理一次").status()).isEqualTo(200);
        assertThat(open(one)).containsExactlyInAnyOrder("A", "B");
        assertThat(open(other)).containsExactly("B", "B");
        assertThat(move(designer, List.of(instance(one)), "A", null, "重复的一步").status())
                .isEqualTo(200);
        assertThat(open(one)).containsExactly("B");
        assertThat(move(designer, List.of(instance(one)), "B", null, "什么都不剩").status())
                .isEqualTo(409);
        assertThat(open(one)).containsExactly("B");
    }

    @Test
    void the_same_request_again_moves_nothing_again() {
        diagrams.deploy(Sample.FLOW, FIRST);
        String number = started();
        designer.with("Idempotency-Key", UUID.randomUUID().toString());
        assertThat(move(designer, List.of(instance(number)), null, "B", "补一步").status())
                .isEqualTo(200);
        assertThat(move(designer, List.of(instance(number)), null, "B", "补一步").status())
                .isEqualTo(200);
        assertThat(open(number)).containsExactlyInAnyOrder("A", "B");
        assertThat(history(number).get("repairs")).hasSize(1);
    }

    @Test
    void what_is_missing_or_unknown_is_named_and_changes_nothing() {
        diagrams.deploy(Sample.FLOW, FIRST);
        String number = started();
        List<String> one = List.of(instance(number));
        assertRefused(move(designer, one, "A", "B", " "), 422, "reason");
        assertRefused(move(designer, one, "A", "nowhere", "理由"), 422, "to");
        assertRefused(move(designer, one, null, null, "理由"), 422, "to");
        for (String verb : List.of("retries", "restarts", "migrations")) {
            Map<String, Object> silent =
                    Map.of("instances", one, "at", "B", "target", definition(), "reason", " ");
            assertRefused(post(designer, verb, silent), 422, "reason");
        }
        List<String> many = IntStream.range(0, 201).mapToObj(i -> "one" + i).toList();
        assertRefused(move(designer, many, "A", "B", "理由"), 422, "instances");
        String list = "/api/mending/definitions/" + definition() + "/instances?page=";
        assertRefused(designer.get(list + "-1"), 422, "page");
        assertRefused(designer.get(list + "10001"), 422, "page");
        assertRefused(move(designer, List.of(), "A", "B", "理由"), 422, "instances");
        assertThat(move(designer, List.of("unknown"), "A", "B", "理由").status()).isEqualTo(404);
        assertThat(post(designer, "retries", Map.of("instances", one, "reason", "x")).status())
                .isEqualTo(409);
        assertThat(open(number)).containsExactly("A");
        assertThat(history(number).get("repairs")).isEmpty();
    }

    // ---- who ----

    @Test
    void nobody_else_mends_or_looks_and_not_in_another_community() {
        diagrams.deploy(Sample.FLOW, FIRST);
        String number = started();
        List<String> one = List.of(instance(number));
        Map<String, Object> body =
                Map.of("instances", one, "to", "B", "at", "B", "target", "x", "reason", "理由");
        for (String role : Roles.ALL) {
            if (role.equals(Roles.DESIGNER)) {
                continue;
            }
            Door door = Door.basic(port, role, "demo");
            for (String verb :
                    List.of("moves", "retries", "restarts", "migrations", "migrations/preview")) {
                assertThat(post(door, verb, body).status()).as(role + verb).isEqualTo(403);
            }
            assertThat(door.get("/api/mending/instances/" + one.get(0)).status())
                    .as(role)
                    .isEqualTo(403);
        }
        Door foreigner = Door.basic(port, FOREIGN, Accounts.PASSWORD);
        assertThat(move(foreigner, one, "A", "B", "理由").status()).isEqualTo(404);
        assertThat(foreigner.get("/api/mending/instances/" + one.get(0)).status()).isEqualTo(404);
        assertThat(foreigner.get("/api/mending/definitions/" + definition() + "/instances").body())
                .doesNotContain(number);
        assertThat(designer.get("/api/mending/definitions/" + definition() + "/instances").body())
                .contains(number);
        assertThat(open(number)).containsExactly("A");
        assertThat(move(Door.basic(port, "admin", "demo"), one, "A", "B", "理由").status())
                .isEqualTo(200);
    }

    @Test
    void who_has_a_conflict_of_interest_does_not_mend_the_case() {
        diagrams.deploy(Sample.FLOW, FIRST);
        String number = started();
        exclusions.excludeFrom(number, "A", DESIGNER, "亲属", null);
        assertThat(move(designer, List.of(instance(number)), "A", "B", "理由").status())
                .isEqualTo(403);
        exclusions.exclude(number, DESIGNER, true, "被投诉人", null);
        assertThat(move(designer, List.of(instance(number)), "A", "B", "理由").status())
                .isEqualTo(404);
        assertThat(designer.get("/api/mending/definitions/" + definition() + "/instances").body())
                .doesNotContain(number);
        assertThat(open(number)).containsExactly("A");
    }

    @Test
    void the_engine_grants_a_designer_no_way_around_the_reason() {
        diagrams.deploy(Sample.FLOW, FIRST);
        String id = instance(started());
        assertThat(
                        designer.post(
                                        "/engine-rest/process-instance/" + id + "/modification",
                                        "{\"instructions\":[{\"type\":\"startBeforeActivity\","
                                                + "\"activityId\":\"B\"}]}")
                                .status())
                .isEqualTo(403);
        assertThat(designer.get("/engine-rest/process-instance/" + id).status())
                .as("but Cockpit shows where it stands")
                .isEqualTo(200);
    }

    // ---- retry ----

    @Test
    void what_failed_is_tried_again() {
        diagrams.deploy(
                Sample.FLOW,
                "<bpmn:startEvent id=\"S\"/><bpmn:serviceTask id=\"T\" name=\"通知\""
                        + " camunda:asyncBefore=\"true\""
                        + " camunda:delegateExpression=\"${sampleStepDelegate}\"/>"
                        + "<bpmn:userTask id=\"B\" name=\"处理\"/>"
                        + Sample.flows("S", "T", "B"));
        String number = started();
        String job =
                management
                        .createJobQuery()
                        .processInstanceId(instance(number))
                        .singleResult()
                        .getId();
        management.setJobRetries(job, 0);
        JsonNode seen =
                designer.get("/api/mending/definitions/" + definition() + "/instances?failed=true")
                        .json();
        assertThat(seen.get("items").get(0).get("failures").get(0).get("step").asText())
                .isEqualTo("通知");
        Door.Answer again =
                post(
                        designer,
                        "retries",
                        Map.of("instances", List.of(instance(number)), "reason", "网络已恢复"));
        assertThat(again.status()).as(again.body()).isEqualTo(200);
        management.executeJob(job);
        assertThat(open(number)).containsExactly("B");
        JsonNode part = history(number).get("parts").get(0);
        assertThat(part.get("open").asLong()).isZero();
        assertThat(history(number).get("repairs").get(0).get("reason").asText()).isEqualTo("网络已恢复");
        JsonNode incident =
                designer.get("/api/history/instances/" + instance(number))
                        .json()
                        .get("incidents")
                        .get(0);
        assertThat(incident.get("step").asText()).isEqualTo("通知");
        assertThat(incident.get("resolved").asBoolean()).isTrue();
    }

    // ---- restart ----

    @Test
    void an_ended_case_is_brought_back_and_its_file_is_open_again() {
        diagrams.deploy(Sample.FLOW, FIRST);
        String number = started();
        String before = instance(number);
        Map<String, Object> body = Map.of("instances", List.of(before), "at", "B", "reason", "误结案");
        assertThat(post(designer, "restarts", body).status()).as("it runs").isEqualTo(409);
        tasks.complete(diagrams.task(number).getId());
        tasks.complete(diagrams.task(number).getId());
        cases.close(number, "repaired");

        Door.Answer back = post(designer, "restarts", body);
        assertThat(back.status()).as(back.body()).isEqualTo(200);
        assertThat(open(number)).containsExactly("B");
        assertThat(cases.get(number).status()).isEqualTo(CaseStatus.OPEN);
        String now = back.json().get("items").get(0).get("instanceId").asText();
        assertThat(instance(number)).isEqualTo(now).isNotEqualTo(before);
        assertThat(diagrams.task(number).getTenantId()).isEqualTo(Sample.COMMUNITY);
        assertThat(post(designer, "restarts", body).status()).as("once").isEqualTo(409);
        Door.Answer late = move(designer, List.of(before), null, "A", "已经结束的那一次");
        assertThat(late.status()).as(late.body()).isEqualTo(409);
        assertThat(late.json().get("detail").asText()).contains(number, "已经结束");
        assertThat(history(number).get("parts")).hasSize(2);
    }

    @Test
    void what_still_runs_is_not_brought_back_although_its_file_is_closed() {
        diagrams.deploy(Sample.FLOW, FIRST);
        String number = started();
        String first = instance(number);
        Map<String, Object> body = Map.of("instances", List.of(first), "at", "B", "reason", "误结案");
        cases.close(number, "repaired");
        assertStillRuns(post(designer, "restarts", body));
        tasks.complete(diagrams.task(number).getId());
        tasks.complete(diagrams.task(number).getId());
        assertThat(post(designer, "restarts", body).status()).isEqualTo(200);
        cases.close(number, "repaired");
        assertStillRuns(post(designer, "restarts", body));
        assertThat(open(number)).containsExactly("B");
    }

    private static void assertStillRuns(Door.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(409);
        assertThat(answer.json().get("type").asText()).endsWith("webapps.mending.stillRuns");
    }

    @Test
    void a_part_that_another_diagram_called_is_not_brought_back_alone() {
        diagrams.deploy(PART, FIRST);
        diagrams.deploy(
                Sample.FLOW,
                "<bpmn:startEvent id=\"S\"/><bpmn:callActivity id=\"P\" name=\"复核\" calledElement=\""
                        + PART
                        + "\"><bpmn:extensionElements><camunda:in"
                        + " businessKey=\"#{execution.processBusinessKey}\"/>"
                        + "<camunda:in source=\"caseNumber\" target=\"caseNumber\"/>"
                        + "</bpmn:extensionElements></bpmn:callActivity>"
                        + "<bpmn:userTask id=\"Z\" name=\"归档\"/>"
                        + Sample.flows("S", "P", "Z"));
        String number = started();
        String part = diagrams.task(number).getProcessInstanceId();
        tasks.complete(diagrams.task(number).getId());
        tasks.complete(diagrams.task(number).getId());

        Door.Answer refused =
                post(
                        designer,
                        "restarts",
                        Map.of("instances", List.of(part), "at", "B", "reason", "再复核一次"));

        assertThat(refused.status()).as(refused.body()).isEqualTo(409);
        assertThat(refused.json().get("type").asText()).endsWith("webapps.mending.called");
        assertThat(open(number)).containsExactly("Z");
    }

    // ---- migrate ----

    @Test
    void cases_of_several_versions_or_for_another_diagram_do_not_go_over() {
        diagrams.deploy(PART, FIRST);
        diagrams.deploy(Sample.FLOW, FIRST);
        String one = instance(started());
        diagrams.deploy(Sample.FLOW, NEXT);
        String other = instance(started());
        String part =
                models.createProcessDefinitionQuery()
                        .processDefinitionKey(PART)
                        .latestVersion()
                        .singleResult()
                        .getId();
        for (String verb : List.of("migrations", "migrations/preview")) {
            assertRefused(
                    post(
                            designer,
                            verb,
                            Map.of(
                                    "instances",
                                    List.of(one, other),
                                    "target",
                                    definition(),
                                    "reason",
                                    "新版")),
                    422,
                    "instances");
            assertRefused(
                    post(
                            designer,
                            verb,
                            Map.of("instances", List.of(one), "target", part, "reason", "新版")),
                    422,
                    "target");
        }
    }

    @Test
    void cases_go_over_to_the_next_version_when_each_step_has_its_place() {
        diagrams.deploy(Sample.FLOW, FIRST);
        String old = definition();
        String one = started();
        String other = started();
        tasks.complete(diagrams.task(other).getId());
        diagrams.deploy(Sample.FLOW, NEXT);
        String next = definition();
        List<String> both = List.of(instance(one), instance(other));

        JsonNode preview =
                post(designer, "migrations/preview", Map.of("instances", both, "target", next))
                        .json();
        assertThat(preview.get("mapped").findValuesAsText("from")).contains("A");
        assertThat(preview.get("unmapped").findValuesAsText("id")).containsExactly("B");
        assertThat(preview.get("cases").get(0).get("lost")).isEmpty();
        assertThat(preview.get("cases").get(1).get("lost").get(0).asText()).isEqualTo("处理");

        Door.Answer refused =
                post(
                        designer,
                        "migrations",
                        Map.of("instances", both, "target", next, "reason", "新版"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().get("detail").asText()).contains(other, "处理");
        assertThat(version(one)).isEqualTo(old);

        Map<String, Object> body =
                Map.of(
                        "instances",
                        both,
                        "target",
                        next,
                        "mappings",
                        Map.of("B", "C"),
                        "reason",
                        "新版");
        Door.Answer done = post(designer, "migrations", body);
        assertThat(done.status()).as(done.body()).isEqualTo(200);
        assertThat(version(one)).isEqualTo(next);
        assertThat(open(other)).containsExactly("C");
        JsonNode repair = history(other).get("repairs").get(0);
        assertThat(repair.get("to").asText())
                .startsWith("v")
                .isNotEqualTo(repair.get("from").asText());
        assertRefused(
                post(
                        designer,
                        "migrations",
                        Map.of("instances", both, "target", next, "reason", "同一版")),
                422,
                "target");
    }

    // ---- help ----

    private String started() {
        String number = diagrams.open();
        diagrams.start(number);
        return number;
    }

    private String instance(String number) {
        return history
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .orderByProcessInstanceStartTime()
                .desc()
                .list()
                .stream()
                .filter(one -> one.getEndTime() == null)
                .findFirst()
                .orElseThrow()
                .getId();
    }

    private String definition() {
        return models.createProcessDefinitionQuery()
                .processDefinitionKey(Sample.FLOW)
                .latestVersion()
                .singleResult()
                .getId();
    }

    private String version(String number) {
        return diagrams.task(number).getProcessDefinitionId();
    }

    private List<String> open(String number) {
        return tasks.createTaskQuery().processInstanceBusinessKey(number).list().stream()
                .map(task -> task.getTaskDefinitionKey())
                .toList();
    }

    private JsonNode history(String number) {
        Door.Answer answer = designer.get("/api/history/cases/" + number);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static Door.Answer move(
            Door door, List<String> instances, String from, String to, String reason) {
        List<String> fields = new ArrayList<>();
        if (from != null) {
            fields.add("\"from\": \"" + from + "\"");
        }
        if (to != null) {
            fields.add("\"to\": \"" + to + "\"");
        }
        fields.add("\"reason\": \"" + reason + "\"");
        fields.add(
                "\"instances\": ["
                        + String.join(",", instances.stream().map(id -> '"' + id + '"').toList())
                        + "]");
        return door.post("/api/mending/moves", "{" + String.join(", ", fields) + "}");
    }

    private static Door.Answer post(Door door, String verb, Map<String, Object> body) {
        return door.post(
                "/api/mending/" + verb,
                new com.fasterxml.jackson.databind.ObjectMapper().valueToTree(body).toString());
    }

    private static void assertRefused(Door.Answer answer, int status, String field) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.json().get("field").asText()).isEqualTo(field);
    }
}
