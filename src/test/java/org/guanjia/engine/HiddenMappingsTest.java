package org.guanjia.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import org.camunda.bpm.cockpit.impl.web.CockpitApplication;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.spring.boot.starter.rest.CamundaJerseyResourceConfig;
import org.guanjia.casefile.CaseExclusions;
import org.guanjia.engine.RestMappings.Call;
import org.guanjia.testing.Flow;
import org.guanjia.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/**
 * A hidden complaint through every mapping of the engine's REST API and of Cockpit: whoever knows
 * an id gets and does nothing by it, and no list holds anything of the case. Walked as an
 * administrator whom it is hidden from, because nothing else would refuse an administrator.
 */
@ServerTest
class HiddenMappingsTest {

    private static final String ADMIN = "hidden-admin";
    private static final String OTHER = "hidden-other";
    private static final String WORDS = "保安态度很差,记号%s";

    /** First words of paths that lead to nothing of a case; we use neither CMMN nor workers. */
    private static final Set<String> OF_NO_CASE =
            Set.of(
                    "authorization",
                    "batch",
                    "case-definition",
                    "case-execution",
                    "case-instance",
                    "decision-definition",
                    "decision-requirements-definition",
                    "deployment",
                    "external-task",
                    "filter",
                    "group",
                    "history/batch",
                    "history/case-activity-instance",
                    "history/case-definition",
                    "history/case-instance",
                    "history/decision-requirements-definition",
                    "history/external-task-log",
                    "history/process-definition",
                    "job-definition",
                    "metrics",
                    "process-definition",
                    "tenant",
                    "user");

    /** What the engine refuses to anybody, in words of its own, before it looks whose it is. */
    private static final Set<String> REFUSED_TO_ALL =
            Set.of(
                    // Part of a running process.
                    "DELETE /task/{id}",
                    // It says that there is no such instance, with another status.
                    "POST /job/{id}/execute");

    /** An administrator's mass work, made by ids and by lists of them; its log names who did it. */
    private static final String MASS_WORK = "-async";

    /** What a call needs before the engine looks at whose case it is, by the end of its path. */
    private static final Map<String, String> BODIES = new LinkedHashMap<>();

    static {
        BODIES.put("create-incident", "{\"incidentType\":\"x\",\"message\":\"x\"}");
        BODIES.put(
                "modification",
                "{\"instructions\":[{\"type\":\"cancel\",\"activityId\":\"Activity_ContactResident\"}]}");
        BODIES.put(
                "modification-async",
                "{\"instructions\":[{\"type\":\"cancel\",\"activityId\":\"Activity_ContactResident\"}]}");
        BODIES.put("identity-links", "{\"userId\":\"x\",\"type\":\"candidate\"}");
        BODIES.put("identity-links/delete", "{\"userId\":\"x\",\"type\":\"candidate\"}");
        BODIES.put("comment/create", "{\"message\":\"x\"}");
        BODIES.put("priority", "{\"priority\":1}");
        BODIES.put("retries", "{\"retries\":1}");
        BODIES.put("suspended", "{\"suspended\":true}");
        BODIES.put("set-annotation", "{\"annotation\":\"x\"}");
    }

    @Autowired IdentityService identity;
    @Autowired TaskService tasks;
    @Autowired RuntimeService runtime;
    @Autowired ManagementService management;
    @Autowired HistoryService history;
    @Autowired CaseExclusions exclusions;
    @Autowired Flow flow;
    @Autowired CamundaJerseyResourceConfig engineRest;
    @Autowired ApplicationContext context;
    @LocalServerPort int port;

    private final Map<String, String> ids = new LinkedHashMap<>();
    private List<String> secrets;
    private String step;
    private Door excluded;
    private Door colleague;

    @BeforeEach
    void a_hidden_complaint() {
        for (String admin : List.of(ADMIN, OTHER)) {
            Accounts.user(identity, admin, List.of("camunda-admin"), List.of("yunqi"));
        }
        excluded = Door.basic(port, ADMIN, Accounts.PASSWORD);
        colleague = Door.basic(port, OTHER, Accounts.PASSWORD);
        String mark = UUID.randomUUID().toString();
        String caseNumber = report(WORDS.formatted(mark));
        Task task = flow.task(caseNumber, "Activity_ContactResident");
        String id = task.getProcessInstanceId();
        assertThat(
                        colleague
                                .put(
                                        "/engine-rest/task/"
                                                + task.getId()
                                                + "/localVariables/local",
                                        "{\"value\":\"" + mark + "\",\"type\":\"String\"}")
                                .status())
                .isEqualTo(204);
        String decided =
                history.createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(caseNumber)
                        .processDefinitionKey("complaint")
                        .singleResult()
                        .getId();
        step = task.getExecutionId();
        ids.put("task", task.getId());
        ids.put("process-instance", id);
        // The one that waits for the resident's withdrawal.
        ids.put(
                "execution",
                runtime.createExecutionQuery()
                        .messageEventSubscriptionName("complaint.cancelled")
                        .processInstanceId(decided)
                        .singleResult()
                        .getId());
        ids.put("history/process-instance", id);
        ids.put(
                "variable-instance",
                runtime.createVariableInstanceQuery()
                        .processInstanceIdIn(id)
                        .variableName("summary")
                        .singleResult()
                        .getId());
        ids.put("history/variable-instance", ids.get("variable-instance"));
        ids.put("job", management.createJobQuery().processInstanceId(id).list().get(0).getId());
        ids.put("incident", runtime.createIncident("sample", task.getExecutionId(), mark).getId());
        ids.put(
                "history/activity-instance",
                history.createHistoricActivityInstanceQuery()
                        .processInstanceId(id)
                        .activityId("Activity_ContactResident")
                        .singleResult()
                        .getId());
        ids.put(
                "history/detail",
                history.createHistoricDetailQuery()
                        .processInstanceId(id)
                        .variableUpdates()
                        .list()
                        .get(0)
                        .getId());
        ids.put(
                "history/job-log",
                history.createHistoricJobLogQuery().processInstanceId(id).list().get(0).getId());
        ids.put(
                "history/decision-instance",
                history.createHistoricDecisionInstanceQuery()
                        .processInstanceId(decided)
                        .list()
                        .get(0)
                        .getId());
        ids.put(
                "history/user-operation",
                history.createUserOperationLogQuery()
                        .processInstanceId(id)
                        .list()
                        .get(0)
                        .getOperationId());
        secrets =
                List.of(caseNumber, mark, id, decided, task.getId(), ids.get("variable-instance"));
        exclusions.exclude(caseNumber, ADMIN, true, "被投诉人", null);
    }

    @Test
    void an_id_opens_nothing() {
        List<String> open = new ArrayList<>();
        Set<String> alive = new TreeSet<>();
        Set<String> walked = new TreeSet<>();
        for (Call call : engineMappings()) {
            String root = root(call);
            if (!call.path().contains("{")
                    || OF_NO_CASE.contains(root.replace("/key", ""))
                    || call.path().endsWith(MASS_WORK)) {
                continue;
            }
            assertThat(ids).as("whose id is it in %s", call).containsKey(root);
            walked.add(root);
            // An incident is made at a step, not for the instance itself.
            String id = call.path().endsWith("/create-incident") ? step : ids.get(root);
            String path = filled(call.path(), id);
            boolean reads = call.method().equals("GET");
            if (reads && colleague.get(path).status() == 200) {
                alive.add(call.path());
            }
            Door.Answer answer = excluded.send(call.method(), path, type(path), body(call));
            if (answer.status() != 403 && answer.status() != 404 && !refusedToAll(call)) {
                open.add(call + " answered " + answer.status() + " " + answer.body());
            }
        }
        assertThat(walked).as("kinds of ids").isEqualTo(ids.keySet());
        assertThat(open).as("what the hidden case answers").isEmpty();
        assertThat(alive).as("what opens to others").hasSizeGreaterThan(25);
        assertThat(tasks.createTaskQuery().taskId(ids.get("task")).singleResult().getAssignee())
                .as("nothing was changed")
                .isNotNull();
    }

    @Test
    void no_list_holds_anything_of_it() {
        Set<Call> calls = engineMappings();
        Set<String> lists =
                calls.stream()
                        .filter(call -> call.method().equals("GET") && !call.path().contains("{"))
                        .map(Call::path)
                        .collect(Collectors.toCollection(TreeSet::new));
        List<String> told = new ArrayList<>();
        Set<String> found = new TreeSet<>();
        for (Call call : calls) {
            boolean reads = call.method().equals("GET");
            // A grant names a task by its id, and nothing else of it.
            if (call.path().endsWith("/authorization")
                    || !lists.contains(call.path())
                    || !reads && !call.method().equals("POST")) {
                continue;
            }
            String path = call.path() + (call.path().contains("decision-instance") ? WHOLE : "");
            if (tells(colleague.send(call.method(), path, JSON, reads ? null : "{}"))) {
                found.add(call.toString());
            }
            if (tells(excluded.send(call.method(), path, JSON, reads ? null : "{}"))) {
                told.add(call.toString());
            }
        }
        assertThat(found).as("what others find").hasSizeGreaterThan(15);
        assertThat(told).as("what is told of the hidden case").isEmpty();
    }

    @Test
    void cockpit_shows_nothing_of_it() {
        Door me = Door.session(port, ADMIN, Accounts.PASSWORD);
        Door other = Door.session(port, OTHER, Accounts.PASSWORD);
        List<String> told = new ArrayList<>();
        Set<String> found = new TreeSet<>();
        String definition =
                runtime.createProcessInstanceQuery()
                        .processInstanceId(ids.get("process-instance"))
                        .singleResult()
                        .getProcessDefinitionId();
        ProcessInstance above =
                runtime.createProcessInstanceQuery()
                        .subProcessInstanceId(ids.get("process-instance"))
                        .singleResult();
        for (Call call :
                RestMappings.of("/camunda/api/cockpit", new CockpitApplication().getClasses())) {
            if (!call.path().contains("/plugin/base/{engine}/")) {
                continue;
            }
            boolean instance = call.path().contains("process-instance/{id}");
            String path =
                    call.path()
                            .replaceFirst("\\{[^/]*}", "default")
                            .replaceFirst("\\{[^/]*}", instance ? above.getId() : definition);
            boolean reads = call.method().equals("GET");
            if (tells(other.send(call.method(), path, JSON, reads ? null : "{}"))) {
                found.add(call.toString());
            }
            if (tells(me.send(call.method(), path, JSON, reads ? null : "{}"))) {
                told.add(call.toString());
            }
        }
        assertThat(found).as("what others find").hasSizeGreaterThan(2);
        assertThat(told).as("what Cockpit tells of the hidden case").isEmpty();
    }

    private static final String JSON = "application/json";
    private static final String WHOLE = "?includeInputs=true&includeOutputs=true";

    @Test
    void our_own_api_knows_no_such_case() {
        List<String> open = new ArrayList<>();
        int walked = 0;
        for (Call call : RestMappings.ofSpring(context)) {
            String path =
                    call.path()
                            .replaceAll("\\{(caseNumber|number)}", secrets.get(0))
                            .replace("{taskId}", ids.get("task"))
                            .replace("{instanceId}", ids.get("process-instance"))
                            .replaceAll("\\{[^/]*}", "1");
            if (path.contains(secrets.get(0))
                    || path.contains(ids.get("task"))
                    || path.contains(ids.get("process-instance"))) {
                walked++;
                Door.Answer answer = excluded.send(call.method(), path, type(path), body(call));
                if (answer.status() != 404) {
                    open.add(call + " answered " + answer.status() + " " + answer.body());
                }
            }
        }
        assertThat(walked).as("mappings that take a case").isGreaterThan(12);
        for (String verb :
                List.of("moves", "retries", "restarts", "migrations", "migrations/preview")) {
            String mending =
                    "{\"instances\": [\"%s\"], \"to\": \"x\", \"at\": \"x\", \"target\": \"x\", \"reason\": \"x\"}"
                            .formatted(ids.get("process-instance"));
            Door.Answer answer = excluded.post("/api/mending/" + verb, mending);
            if (answer.status() != 404) {
                open.add(verb + " answered " + answer.status() + " " + answer.body());
            }
        }
        assertThat(open).as("what our API answers about the hidden case").isEmpty();
        String definition =
                runtime.createProcessInstanceQuery()
                        .processInstanceId(ids.get("process-instance"))
                        .singleResult()
                        .getProcessDefinitionId();
        String instances = "/api/mending/definitions/" + definition + "/instances";
        assertThat(tells(colleague.get(instances))).as("what others find").isTrue();
        List<String> told = new ArrayList<>();
        for (String list :
                List.of(
                        "/api/cases?flow=complaint",
                        "/api/cases?q=" + secrets.get(0),
                        "/api/cases?q=" + secrets.get(0).substring(3),
                        "/api/cases?q=" + Door.encode("保安态度很差"),
                        "/api/tasks/cards?id=" + ids.get("task"),
                        "/api/history/cases?limit=200",
                        instances,
                        instances + "?failed=true",
                        instances + "?ended=true",
                        "/api/messages?state=waiting&limit=100",
                        "/api/messages?state=sent&limit=100",
                        "/api/messages?state=undeliverable&limit=100")) {
            if (tells(excluded.get(list))) {
                told.add(list);
            }
        }
        assertThat(told).as("lists that tell of it").isEmpty();
        assertThat(tells(colleague.get("/api/cases?q=" + secrets.get(0)))).isTrue();
    }

    @Test
    void what_is_shut_of_the_engine_is_shut_to_an_administrator() {
        String task = "/task/" + ids.get("task");
        Door browser = Door.session(port, OTHER, Accounts.PASSWORD);
        for (String engine :
                List.of(
                        "/engine-rest",
                        "/engine-rest/engine/default",
                        "/camunda/api/engine/engine/default")) {
            Door door = engine.startsWith("/camunda") ? browser : colleague;
            assertThat(door.get(engine + "/optimize/variable-update").status()).isEqualTo(403);
            for (String mending :
                    List.of(
                            "/process-instance/" + ids.get("process-instance") + "/modification",
                            "/modification/execute",
                            "/modification/executeAsync",
                            "/migration/execute",
                            "/migration/executeAsync",
                            "/process-definition/x/restart",
                            "/process-definition/x/restart-async",
                            "/process-instance/job-retries",
                            "/job/retries")) {
                assertThat(door.post(engine + mending, "{}").status())
                        .as("without a reason: " + engine + mending)
                        .isEqualTo(403);
            }
            for (String mending :
                    List.of("/job/" + ids.get("job") + "/retries", "/job-definition/x/retries")) {
                assertThat(door.put(engine + mending, "{\"retries\":1}").status())
                        .as("without a reason: " + engine + mending)
                        .isEqualTo(403);
            }
            for (String what : List.of("/comment/create", "/attachment/create")) {
                assertThat(door.post(engine + task + what, "{\"message\":\"x\"}").status())
                        .as(engine + what)
                        .isEqualTo(403);
            }
            assertThat(door.get(engine + task).status()).as("the task itself").isEqualTo(200);
        }
    }

    private Set<Call> engineMappings() {
        return RestMappings.of("/engine-rest", engineRest.getClasses()).stream()
                .filter(call -> !call.path().startsWith("/engine-rest/engine"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean refusedToAll(Call call) {
        return REFUSED_TO_ALL.contains(
                call.method() + " " + call.path().replaceFirst("^/engine-rest", ""));
    }

    private static String root(Call call) {
        return call.path().replaceFirst("^/engine-rest/", "").replaceFirst("/\\{.*", "");
    }

    private static String filled(String pattern, String id) {
        return pattern.replaceFirst("\\{[^/]*}", Matcher.quoteReplacement(id))
                .replaceAll("\\{var[^/]*}", "summary")
                .replaceAll("\\{messageName}", "complaint.cancelled")
                .replaceAll("\\{[^/]*}", "x");
    }

    /** What takes a file takes it as a form; here one without a file. */
    private static String type(String path) {
        return path.matches(".*/(data|photos|attachment/create)")
                ? "multipart/form-data; boundary=b"
                : JSON;
    }

    private static String body(Call call) {
        if (call.method().equals("GET")) {
            return null;
        }
        if (!type(call.path()).equals(JSON)) {
            return "--b\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"x\"\r\n\r\nx\r\n"
                    + "--b\r\nContent-Disposition: form-data; name=\"data\"\r\n\r\nx\r\n"
                    + "--b\r\nContent-Disposition: form-data; name=\"valueType\"\r\n\r\nBytes\r\n"
                    + "--b--\r\n";
        }
        return BODIES.entrySet().stream()
                .filter(known -> call.path().endsWith("/" + known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("{}");
    }

    private boolean tells(Door.Answer answer) {
        return secrets.stream().anyMatch(answer.body()::contains);
    }

    private String report(String words) {
        Door.Answer answer =
                Door.basic(port, "integration", "demo")
                        .with("Idempotency-Key", UUID.randomUUID().toString())
                        .post(
                                "/api/cases/complaint",
                                """
                                {"community": "yunqi", "phase": "1", "building": "2", "unit": "1",
                                 "room": "301", "reporterName": "诉测试", "channel": "portal",
                                 "description": "%s"}
                                """
                                        .formatted(words));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        String caseNumber = answer.json().get("caseNumber").asText();
        flow.runJobs(caseNumber);
        return caseNumber;
    }
}
