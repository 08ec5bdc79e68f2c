package org.guanjia.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.beans.Introspector;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.rest.dto.AbstractQueryDto;
import org.camunda.bpm.engine.rest.dto.task.TaskQueryDto;
import org.camunda.bpm.engine.task.Task;
import org.guanjia.testing.ServerTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** CVE-2026-109432: expressions in the or-queries of a task query. */
@ServerTest
class TaskQueryGuardTest {

    private static final AtomicInteger EVALUATED = new AtomicInteger();
    private static final String NESTED =
            "{\"orQueries\":[{\"assigneeExpression\":\"${probe()}\"}]}";
    private static final String DEEPER =
            "{\"orQueries\":[{\"assignee\":\"x\",\"orQueries\":"
                    + "[{\"candidateGroupExpression\":\"${probe()}\"}]}]}";

    @Autowired ProcessEngineConfigurationImpl engine;
    @Autowired FilterService filters;
    @Autowired TaskService tasks;
    @Autowired JdbcClient db;
    @LocalServerPort int port;

    private Task task;
    private Filter filter;

    /** What an attacker's expression would do; it counts. */
    public static String probe() {
        EVALUATED.incrementAndGet();
        return "admin";
    }

    @BeforeEach
    void aTaskAndAFilter() throws ReflectiveOperationException {
        Method probe = TaskQueryGuardTest.class.getMethod("probe");
        // Of a class that the engine may not enter otherwise.
        probe.setAccessible(true);
        engine.getExpressionManager().addFunction("probe", probe);
        EVALUATED.set(0);
        engine.getCommandExecutorTxRequired()
                .execute(
                        context ->
                                engine.getExpressionManager()
                                        .createExpression("${probe()}")
                                        .getValue(null));
        assertThat(EVALUATED).as("the probe can be called and counts").hasValue(1);
        task = tasks.newTask();
        task.setAssignee("admin");
        tasks.saveTask(task);
        filter = filters.newTaskFilter("guarded").setQuery(tasks.createTaskQuery());
        filters.saveFilter(filter);
        EVALUATED.set(0);
    }

    @AfterEach
    void nothingWasEvaluated() {
        tasks.deleteTask(task.getId(), true);
        filters.deleteFilter(filter.getId());
        assertThat(EVALUATED).as("evaluated expressions").hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/engine-rest/task", "/engine-rest/task/count"})
    void a_query_by_rest_is_refused(String path) {
        assertThat(admin().post(path, NESTED).status()).isEqualTo(400);
        assertThat(admin().post(path, DEEPER).status()).isIn(400, 403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/api/engine/engine/default/task",
                "/camunda/api/engine/engine/default/task/count"
            })
    void a_query_by_the_web_apps_is_refused(String path) {
        Door browser = Door.session(port, "admin", "demo");
        assertThat(browser.post(path, NESTED).status()).isEqualTo(400);
    }

    /** Every field of a task query that is an expression, as the engine's own DTO names them. */
    static List<String> expressions() {
        return Arrays.stream(TaskQueryDto.class.getMethods())
                .map(Method::getName)
                .filter(name -> name.startsWith("set") && name.endsWith("Expression"))
                .map(name -> Introspector.decapitalize(name.substring(3)))
                .toList();
    }

    @Test
    void the_engine_s_expressions_are_found() {
        assertThat(expressions()).hasSizeGreaterThan(15).contains("assigneeExpression");
    }

    @ParameterizedTest
    @MethodSource("expressions")
    void no_expression_is_evaluated_nested_or_ad_hoc(String field) {
        String query = "{\"" + field + "\":\"${probe()}\"}";
        for (String path :
                List.of(
                        "/engine-rest/task",
                        "/engine-rest/task/count",
                        "/engine-rest/engine/default/task")) {
            Door.Answer nested = admin().post(path, "{\"orQueries\":[" + query + "]}");
            assertThat(nested.status()).as(path + " " + nested.body()).isEqualTo(400);
            assertThat(admin().post(path, query).status()).as(path).isIn(400, 403);
        }
        assertThat(
                        admin().get("/engine-rest/task?" + field + "=" + Door.encode("${probe()}"))
                                .status())
                .isIn(400, 403);
        assertThat(
                        admin().post(
                                        "/engine-rest/filter/create",
                                        filterWith("{\"orQueries\":[" + query + "]}"))
                                .status())
                .isEqualTo(400);
    }

    /** Queries of other kinds that know or-queries, alone and within orders for many at once. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/process-instance | %s | businessKey",
                "/process-instance/count | %s | businessKey",
                "/history/process-instance | %s | processInstanceBusinessKey",
                "/history/process-instance/count | %s | processInstanceBusinessKey",
                "/history/task | %s | taskAssignee",
                "/history/task/count | %s | taskAssignee",
                "/process-instance/delete | {'processInstanceQuery':%s} | businessKey",
                "/process-instance/delete-historic-query-based"
                        + " | {'historicProcessInstanceQuery':%s} | processInstanceBusinessKey",
                "/process-instance/suspended"
                        + " | {'suspended':false,'processInstanceQuery':%s} | businessKey",
                "/process-instance/message-async"
                        + " | {'messageName':'x','processInstanceQuery':%s} | businessKey",
                "/process-instance/variables-async"
                        + " | {'variables':{'x':{'value':1}},'processInstanceQuery':%s}"
                        + " | businessKey",
                "/history/process-instance/delete"
                        + " | {'historicProcessInstanceQuery':%s} | processInstanceBusinessKey",
                "/history/process-instance/set-removal-time"
                        + " | {'clearedRemovalTime':true,'historicProcessInstanceQuery':%s}"
                        + " | processInstanceBusinessKey",
                "/external-task/retries-async"
                        + " | {'retries':1,'processInstanceQuery':%s} | businessKey",
            })
    void another_kind_of_query_evaluates_nothing(String path, String order, String field) {
        String json = order.replace('\'', '"');
        // The engine passes over fields that it does not know; a value is a text like any other.
        String nested = "{'%s':'${probe()}','%sExpression':'${probe()}'}".formatted(field, field);
        String query = "{'%s':'none','orQueries':[%s]}".formatted(field, nested);
        Door.Answer answer = ask(path, json.formatted(query.replace('\'', '"')));
        assertThat(answer.status()).as(answer.body()).isIn(200, 204, 400);
    }

    private Door.Answer ask(String path, String json) {
        String method = path.endsWith("/suspended") ? "PUT" : "POST";
        return admin().send(method, "/engine-rest" + path, "application/json", json);
    }

    /** The guard looks at task queries alone: nothing else of the engine takes an expression. */
    @Test
    void task_queries_are_the_only_ones_with_expressions() {
        assertThat(
                        new ClassFileImporter()
                                .importPackages("org.camunda.bpm.engine.rest.dto").stream()
                                        .filter(dto -> dto.isAssignableTo(AbstractQueryDto.class))
                                        .filter(
                                                dto ->
                                                        dto.getAllMethods().stream()
                                                                .anyMatch(
                                                                        method ->
                                                                                method.getName()
                                                                                        .endsWith(
                                                                                                "Expression"))))
                .extracting(JavaClass::getSimpleName)
                .containsExactly("TaskQueryDto");
        assertThat(
                        new ClassFileImporter()
                                .importPackages("org.camunda.bpm.engine.impl").stream()
                                        .filter(type -> type.isAssignableTo(AbstractQuery.class))
                                        .filter(
                                                type ->
                                                        type.getFieldAccessesFromSelf().stream()
                                                                .map(access -> access.getTarget())
                                                                .anyMatch(
                                                                        field ->
                                                                                field.getName()
                                                                                        .equals(
                                                                                                "expressions"))))
                .extracting(JavaClass::getSimpleName)
                .containsExactlyInAnyOrder("AbstractQuery", "TaskQueryImpl");
    }

    @Test
    void a_filter_with_such_a_query_is_not_made() {
        assertThat(admin().post("/engine-rest/filter/create", filterWith(NESTED)).status())
                .isEqualTo(400);
        assertThat(
                        Door.session(port, "admin", "demo")
                                .post(
                                        "/camunda/api/engine/engine/default/filter/create",
                                        filterWith(NESTED))
                                .status())
                .isEqualTo(400);
    }

    @Test
    void a_filter_is_not_changed_to_such_a_query() {
        assertThat(
                        admin().put("/engine-rest/filter/" + filter.getId(), filterWith(NESTED))
                                .status())
                .isEqualTo(400);
        assertThat(stored()).doesNotContain("probe");
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "count", "singleResult"})
    void a_filter_is_not_extended_by_such_a_query(String how) {
        assertThat(
                        admin().post("/engine-rest/filter/" + filter.getId() + "/" + how, NESTED)
                                .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "count", "singleResult"})
    void a_filter_that_was_stored_before_is_not_run(String how) {
        store("{\"orQueries\":[{\"taskAssigneeExpression\":\"${probe()}\"}]}");
        Door.Answer run = admin().get("/engine-rest/filter/" + filter.getId() + "/" + how);
        assertThat(run.status()).as(run.body()).isEqualTo(400);
        // This resource hides why it failed; refused it is.
        assertThat(admin().get("/engine-rest/filter?itemCount=true").status()).isIn(400, 500);
    }

    @Test
    void a_filter_runs_no_other_expression_than_the_harmless_ones() {
        assertThat(
                        admin().post(
                                        "/engine-rest/filter/create",
                                        filterWith("{\"assigneeExpression\":\"${probe()}\"}"))
                                .status())
                .isEqualTo(400);
        assertThat(
                        admin().post(
                                        "/engine-rest/filter/create",
                                        filterWith(
                                                "{\"assigneeExpression\":\"${currentUser()}\","
                                                        + "\"dueBeforeExpression\":"
                                                        + "\"${dateTime().plusDays(2)}\"}"))
                                .status())
                .isEqualTo(200);
    }

    @Test
    void an_or_query_without_expressions_still_works() {
        assertThat(
                        admin().post(
                                        "/engine-rest/task",
                                        "{\"orQueries\":[{\"assignee\":\"admin\",\"name\":\"x\"}]}")
                                .json())
                .isNotEmpty();
    }

    private Door admin() {
        return Door.basic(port, "admin", "demo");
    }

    private static String filterWith(String query) {
        return "{\"resourceType\":\"Task\",\"name\":\"guarded too\",\"query\":" + query + "}";
    }

    private String stored() {
        return db.sql("select QUERY_ from ACT_RU_FILTER where ID_ = ?")
                .param(filter.getId())
                .query(String.class)
                .single();
    }

    private void store(String query) {
        db.sql("update ACT_RU_FILTER set QUERY_ = ? where ID_ = ?")
                .params(query, filter.getId())
                .update();
    }
}
