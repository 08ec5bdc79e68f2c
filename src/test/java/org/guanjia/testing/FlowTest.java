package org.guanjia.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The means of the path tests, tried on a small process that calls another. */
@ServerTest
class FlowTest {

    private static final String CALLED = "sample-called";
    private static final String MAIN = "sample-main";

    @Autowired Flow flow;
    @Autowired PathCoverage coverage;
    @Autowired SqlCounter sql;
    @Autowired RepositoryService repository;
    @Autowired RuntimeService runtime;
    @Autowired IdentityService identity;
    @Autowired AuthorizationService authorizations;
    @Autowired JdbcClient jdbc;
    @Autowired DataSource source;

    private final String user = "u" + UUID.randomUUID().toString().replace("-", "");
    private final String caseNumber = "XX-20261123-" + UUID.randomUUID();
    private String deployment;
    private String grant;
    private BpmnModelInstance main;

    @BeforeEach
    void deploy() {
        main =
                Bpmn.createExecutableProcess(MAIN)
                        .camundaHistoryTimeToLiveString("P1D")
                        .startEvent("StartEvent_Begun")
                        .callActivity("Activity_Ask")
                        .calledElement(CALLED)
                        .camundaInBusinessKey("#{execution.processBusinessKey}")
                        .camundaOut("accepted", "accepted")
                        .exclusiveGateway("Gateway_Accepted")
                        .sequenceFlowId("Flow_Yes")
                        .condition("yes", "${accepted}")
                        .endEvent("EndEvent_Accepted")
                        .camundaAsyncBefore()
                        .moveToLastGateway()
                        .sequenceFlowId("Flow_No")
                        .endEvent("EndEvent_Refused")
                        .done();
        main.<ExclusiveGateway>getModelElementById("Gateway_Accepted")
                .setDefault(main.getModelElementById("Flow_No"));
        BpmnModelInstance called =
                Bpmn.createExecutableProcess(CALLED)
                        .camundaHistoryTimeToLiveString("P1D")
                        .startEvent("StartEvent_Asked")
                        .userTask("Activity_Answer")
                        .camundaCandidateGroups("desk")
                        .endEvent("EndEvent_Answered")
                        .moveToActivity("Activity_Answer")
                        .boundaryEvent("Event_AnswerLate")
                        .cancelActivity(false)
                        .timerWithDuration("PT2H")
                        .endEvent("EndEvent_Reminded")
                        .done();
        deployment =
                repository
                        .createDeployment()
                        .name("sample")
                        .addModelInstance(MAIN + ".bpmn", main)
                        .addModelInstance(CALLED + ".bpmn", called)
                        .deploy()
                        .getId();
        identity.saveUser(identity.newUser(user));
        Authorization authorization =
                authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        authorization.setUserId(user);
        authorization.setResource(Resources.TASK);
        authorization.setResourceId("*");
        authorization.addPermission(Permissions.ALL);
        grant = authorizations.saveAuthorization(authorization).getId();
        coverage.forget(List.of(MAIN, CALLED));
        runtime.startProcessInstanceByKey(MAIN, caseNumber);
    }

    @AfterEach
    void remove() {
        repository.deleteDeployment(deployment, true);
        authorizations.deleteAuthorization(grant);
        identity.deleteUser(user);
    }

    @Test
    void a_task_of_a_called_process_is_found_claimed_and_completed_by_its_user() {
        assertThat(flow.open(caseNumber)).containsExactly("Activity_Answer");

        flow.complete(caseNumber, "Activity_Answer", user, Map.of("accepted", true));

        assertThat(flow.waitsAt(caseNumber, "EndEvent_Accepted")).isTrue();
        flow.runJobs(caseNumber);
        flow.assertEndedAt(caseNumber, MAIN, "EndEvent_Accepted");
        assertThat(flow.path(caseNumber)).contains("Activity_Ask", "Activity_Answer");
    }

    @Test
    void a_user_without_the_right_does_not_see_the_task() {
        assertThatThrownBy(() -> flow.complete(caseNumber, "Activity_Answer", "stranger"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("stranger");
        assertThat(flow.open(caseNumber)).containsExactly("Activity_Answer");
    }

    @Test
    void a_timer_fires_by_its_element_and_the_clock_stands_where_it_was_due() {
        flow.advance(Duration.ofHours(1));
        flow.runDueJobs(caseNumber);
        assertThat(flow.hasTimer(caseNumber, "Event_AnswerLate")).isTrue();

        flow.fireTimer(caseNumber, "Event_AnswerLate");

        assertThat(flow.now()).isEqualTo(TestClock.START.plus(Duration.ofHours(2)));
        assertThat(flow.path(caseNumber)).contains("EndEvent_Reminded");
        assertThat(flow.hasTimer(caseNumber, "Event_AnswerLate")).isFalse();
    }

    @Test
    void due_timers_run_when_their_time_has_come() {
        flow.advance(Duration.ofHours(3));
        flow.runDueJobs(caseNumber);
        assertThat(flow.path(caseNumber)).contains("EndEvent_Reminded");
    }

    @Test
    void each_test_starts_at_the_same_moment() {
        assertThat(ClockUtil.getCurrentTime().toInstant()).isEqualTo(TestClock.START);
    }

    @Test
    void coverage_names_what_was_not_taken() {
        flow.complete(caseNumber, "Activity_Answer", user, Map.of("accepted", false));

        assertThat(coverage.missing(main, MAIN))
                .containsExactly(MAIN + ": EndEvent_Accepted", MAIN + ": Flow_Yes");
    }

    @Test
    void coverage_does_not_count_what_was_rolled_back() {
        // No such variable: the gateway behind the task fails, and the task is open again.
        assertThatThrownBy(() -> flow.complete(caseNumber, "Activity_Answer", user))
                .isInstanceOf(RuntimeException.class);

        assertThat(coverage.missing(main, MAIN))
                .contains(MAIN + ": Gateway_Accepted", MAIN + ": Flow_No");
    }

    @Test
    void statements_are_counted_by_kind() throws Exception {
        SqlCounter.Statements sent =
                sql.during(
                        () -> {
                            jdbc.sql("SELECT COUNT(*) FROM ACT_RU_TASK").query().singleValue();
                            jdbc.sql("UPDATE ACT_RU_TASK SET REV_ = REV_ WHERE ID_ = 'none'")
                                    .update();
                            try (var connection = source.getConnection();
                                    var batch =
                                            connection.prepareStatement(
                                                    "DELETE FROM ACT_RU_TASK WHERE ID_ = ?")) {
                                for (String id : new String[] {"a", "b", "c"}) {
                                    batch.setString(1, id);
                                    batch.addBatch();
                                }
                                batch.executeBatch();
                            }
                        });

        assertThat(sent).isEqualTo(new SqlCounter.Statements(1, 0, 1, 3));
        assertThat(sent.writes()).isEqualTo(4);
    }
}
