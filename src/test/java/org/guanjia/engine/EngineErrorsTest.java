package org.guanjia.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.MissingAuthorization;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutorContext;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.guanjia.language.Refusal;
import org.guanjia.testing.ServerTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the engine's REST API and Tasklist say when a step refuses or fails. */
@ServerTest
class EngineErrorsTest {

    private static final String BEAN = "refuseEverythingDelegate";

    private static RuntimeException thrown;

    @Autowired DefaultListableBeanFactory beans;
    @Autowired IdentityService identity;
    @Autowired RepositoryService repository;
    @Autowired RuntimeService runtime;
    @Autowired TaskService tasks;
    @LocalServerPort int port;

    private String deployment;
    private String task;

    @BeforeEach
    void aTaskBeforeAStepThatThrows() {
        Accounts.user(identity, "errors", List.of("technician"), List.of("yunqi"));
        if (!beans.containsSingleton(BEAN)) {
            JavaDelegate delegate =
                    execution -> {
                        if (thrown != null) {
                            throw thrown;
                        }
                    };
            beans.registerSingleton(BEAN, delegate);
        }
        deployment =
                repository
                        .createDeployment()
                        .tenantId("yunqi")
                        .addModelInstance(
                                "errors.bpmn",
                                Bpmn.createExecutableProcess("errors")
                                        .camundaHistoryTimeToLiveString("P1D")
                                        .startEvent()
                                        .userTask("Activity_Ask")
                                        .name("办理")
                                        .camundaAssignee("errors")
                                        .serviceTask("Activity_RefuseEverything")
                                        .name("拒绝")
                                        .camundaDelegateExpression("${" + BEAN + "}")
                                        .endEvent()
                                        .done())
                        .deploy()
                        .getId();
        task =
                tasks.createTaskQuery()
                        .processInstanceId(runtime.startProcessInstanceByKey("errors").getId())
                        .singleResult()
                        .getId();
    }

    @AfterEach
    void gone() {
        thrown = null;
        repository.deleteDeployment(deployment, true);
    }

    @Test
    void a_refusal_keeps_its_status_and_says_its_text() {
        refused(Refusal.conflict("security.changedMeanwhile"), 409);
        refused(Refusal.forbidden("security.notAllowed"), 403);
        refused(Refusal.notFound("security.taskGone"), 404);
        Door.Answer invalid = refused(Refusal.invalid("house", "security.notAllowed"), 422);
        assertThat(invalid.json().get("field").asText()).isEqualTo("house");
        assertThat(tasks.createTaskQuery().taskId(task).count()).as("the task stays").isEqualTo(1);
    }

    @Test
    void a_refusal_is_no_error_in_the_log_and_a_failure_is() {
        assertThat(logged(() -> refused(Refusal.invalid("house", "security.notAllowed"), 422)))
                .doesNotContain(Level.ERROR, Level.WARN);
        thrown = new IllegalStateException("broken");
        assertThat(logged(this::complete)).contains(Level.ERROR);
    }

    /** Nobody waits for a job's answer: what it refuses has to be found in the log. */
    @Test
    void what_a_job_refuses_stays_an_error_in_the_log() {
        thrown = Refusal.conflict("security.changedMeanwhile");
        Context.setJobExecutorContext(new JobExecutorContext());
        try {
            assertThat(
                            logged(
                                    () ->
                                            assertThatThrownBy(() -> tasks.complete(task))
                                                    .isInstanceOf(Refusal.class)))
                    .contains(Level.ERROR);
        } finally {
            Context.removeJobExecutorContext();
        }
    }

    /** The levels at which the engine writes what went wrong in a command. */
    private static List<Level> logged(Runnable what) {
        Logger logger = (Logger) LoggerFactory.getLogger("org.camunda.bpm.engine.context");
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        logger.addAppender(log);
        Level before = logger.getLevel();
        logger.setLevel(Level.INFO);
        try {
            what.run();
        } finally {
            logger.setLevel(before);
            logger.detachAppender(log);
        }
        return log.list.stream().map(ILoggingEvent::getLevel).toList();
    }

    private Door.Answer refused(Refusal refusal, int status) {
        thrown = refusal;
        Door.Answer answer = complete();
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.json().get("message").asText()).isEqualTo(refusal.getMessage());
        assertThat(answer.json().get("type").asText()).isNotEmpty();

        Door.Answer inTasklist =
                Door.session(port, "errors", Accounts.PASSWORD)
                        .post(
                                "/camunda/api/engine/engine/default/task/" + task + "/submit-form",
                                "{\"variables\":{}}");
        assertThat(inTasklist.status()).as(inTasklist.body()).isEqualTo(status);
        assertThat(inTasklist.json().get("message").asText()).isEqualTo(refusal.getMessage());
        return answer;
    }

    @Test
    void a_refusal_that_the_engine_wrapped_is_still_one() {
        thrown =
                new ProcessEngineException(
                        "wrapped", Refusal.conflict("security.changedMeanwhile"));
        assertThat(complete().status()).isEqualTo(409);
    }

    @Test
    void a_form_completed_twice_is_404_with_a_clear_text() {
        assertThat(complete().status()).isEqualTo(204);
        Door.Answer again = complete();
        assertThat(again.status()).as(again.body()).isEqualTo(404);
        assertThat(again.json().get("message").asText()).contains("该任务已不存在");

        Door.Answer inTasklist =
                Door.session(port, "errors", Accounts.PASSWORD)
                        .post(
                                "/camunda/api/engine/engine/default/task/" + task + "/submit-form",
                                "{\"variables\":{}}");
        assertThat(inTasklist.status()).as(inTasklist.body()).isEqualTo(404);
        assertThat(inTasklist.json().get("message").asText()).contains("该任务已不存在");
    }

    /** As a script that keeps asking, or a page left open, does when the case has ended. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "process-instance/{instance}",
                "process-instance/{instance}/variables",
                "process-instance/{instance}/variables/caseNumber",
                "execution/{instance}/localVariables",
                "task/{task}",
                "task/{task}/variables",
                "task/{task}/localVariables",
                "task/{task}/variables/caseNumber",
                "task/{task}/deployed-form",
                "task/{task}/rendered-form"
            })
    void what_is_asked_of_an_ended_instance_is_404(String path) {
        String instance =
                tasks.createTaskQuery().taskId(task).singleResult().getProcessInstanceId();
        assertThat(complete().status()).isEqualTo(204);
        Door.Answer answer =
                Door.basic(port, "admin", "demo")
                        .get(
                                "/engine-rest/"
                                        + path.replace("{instance}", instance)
                                                .replace("{task}", task));
        assertThat(answer.status()).as(answer.body()).isEqualTo(404);
        assertThat(answer.json().get("message").asText()).isNotBlank();
    }

    @Test
    void a_lost_race_is_409() {
        thrown = new OptimisticLockingException("ENGINE-03005 lost");
        Door.Answer answer = complete();
        assertThat(answer.status()).as(answer.body()).isEqualTo(409);
        assertThat(answer.json().get("message").asText()).contains("其他人修改");
    }

    /** Two submit one form at once: the later finds the task, and its own grant gone with it. */
    @Test
    void a_right_that_left_with_its_task_is_404_and_a_right_that_is_missing_403() {
        thrown = missing("gone-meanwhile");
        Door.Answer gone = complete();
        assertThat(gone.status()).as(gone.body()).isEqualTo(404);
        assertThat(gone.json().get("message").asText()).contains("该任务已不存在");

        thrown = missing(task);
        assertThat(complete().status()).isEqualTo(403);
        thrown = missing("*");
        assertThat(complete().status()).as("the right to every task").isEqualTo(403);
    }

    private static RuntimeException missing(String task) {
        return new AuthorizationException(
                "errors",
                List.of(
                        new MissingAuthorization("TASK_WORK", "Task", task),
                        new MissingAuthorization("TASK_WORK", "ProcessDefinition", "errors")));
    }

    @ParameterizedTest
    @ValueSource(ints = {4001, 3_500_000})
    void a_text_too_long_for_a_variable_is_422_and_the_task_stays(int length) {
        Door.Answer answer =
                Door.basic(port, "errors", Accounts.PASSWORD)
                        .post(
                                "/engine-rest/task/" + task + "/complete",
                                "{\"variables\":{\"said\":{\"value\":\""
                                        + "水".repeat(length)
                                        + "\"}}}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.json().get("message").asText()).contains("4000");
        assertThat(tasks.createTaskQuery().taskId(task).count()).isEqualTo(1);
    }

    @Test
    void an_unexpected_error_tells_no_secret() {
        thrown = new IllegalStateException("jdbc:secret");
        Door.Answer answer = complete();
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body()).doesNotContain("secret", "Exception", "\tat ", "guanjia.engine");
        assertThat(answer.json().get("message").asText()).contains("编号");
    }

    @Test
    void malformed_json_is_400_without_a_stack() {
        Door.Answer answer =
                Door.basic(port, "errors", Accounts.PASSWORD)
                        .post("/engine-rest/task/" + task + "/complete", "{no json");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).doesNotContain("\tat ");
    }

    private Door.Answer complete() {
        return Door.basic(port, "errors", Accounts.PASSWORD)
                .post("/engine-rest/task/" + task + "/complete", "{}");
    }
}
