package org.guanjia.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.Photos;
import org.guanjia.language.Refusal;
import org.guanjia.testing.Flow;
import org.guanjia.testing.ServerTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the house adds to every diagram: milestones, photos, who completes, what may start. */
@ServerTest
class GuardedDiagramsTest {

    private static final String STEP =
            "<bpmn:serviceTask id=\"Activity_Step\""
                    + " camunda:delegateExpression=\"${sampleStepDelegate}\">%s</bpmn:serviceTask>";

    @Autowired Sample.Diagrams diagrams;
    @Autowired Sample.Step step;
    @Autowired CaseFiles cases;
    @Autowired Photos photos;
    @Autowired Flow flow;
    @Autowired RuntimeService runtime;
    @Autowired TaskService tasks;
    @Autowired FormService forms;
    @Autowired RepositoryService repository;
    @Autowired IdentityService identity;
    @Autowired AuthorizationService authorizations;

    @AfterEach
    void remove() {
        identity.clearAuthentication();
        step.work = execution -> {};
        diagrams.removeAll();
    }

    // --- milestones

    @Test
    void milestones_are_written_where_the_diagram_has_them() {
        diagrams.deploy(
                Sample.FLOW,
                "<bpmn:startEvent id=\"S\">"
                        + Sample.property("milestone", "reported")
                        + "</bpmn:startEvent>"
                        + STEP.formatted(Sample.property("milestone", "dispatched"))
                        + "<bpmn:intermediateThrowEvent id=\"T\">"
                        + Sample.property("milestone", "arrived")
                        + "</bpmn:intermediateThrowEvent><bpmn:userTask id=\"U\"/>"
                        + "<bpmn:boundaryEvent id=\"B\" attachedToRef=\"U\">"
                        + Sample.property("milestone", "repaired")
                        + "<bpmn:timerEventDefinition><bpmn:timeDuration>PT1H</bpmn:timeDuration>"
                        + "</bpmn:timerEventDefinition></bpmn:boundaryEvent>"
                        + "<bpmn:endEvent id=\"E\">"
                        + Sample.property("milestone", "closed")
                        + "<bpmn:terminateEventDefinition/></bpmn:endEvent>"
                        + Sample.flows("S", "Activity_Step", "T", "U")
                        + Sample.flows("B", "E"));
        String caseNumber = diagrams.open();

        diagrams.start(caseNumber);

        assertThat(milestones(caseNumber)).containsExactly("reported", "dispatched", "arrived");
        flow.fireTimer(caseNumber, "B");
        assertThat(milestones(caseNumber))
                .containsExactly("reported", "dispatched", "arrived", "repaired", "closed");
        assertThat(cases.get(caseNumber).milestone()).isEqualTo("closed");
    }

    @Test
    void a_step_that_fails_reaches_no_milestone() {
        diagrams.deploy(
                Sample.FLOW,
                "<bpmn:startEvent id=\"S\"/>"
                        + STEP.formatted(Sample.property("milestone", "dispatched"))
                        + "<bpmn:boundaryEvent id=\"B\" attachedToRef=\"Activity_Step\">"
                        + "<bpmn:errorEventDefinition/></bpmn:boundaryEvent>"
                        + "<bpmn:userTask id=\"U\"/>"
                        + Sample.flows("S", "Activity_Step")
                        + Sample.flows("B", "U"));
        step.work =
                execution -> {
                    throw new BpmnError("nobody");
                };
        String caseNumber = diagrams.open();

        diagrams.start(caseNumber);

        assertThat(diagrams.task(caseNumber).getTaskDefinitionKey()).isEqualTo("U");
        assertThat(milestones(caseNumber)).isEmpty();
    }

    @Test
    void a_milestone_is_undone_with_its_transaction() {
        diagrams.deploy(
                Sample.FLOW,
                "<bpmn:startEvent id=\"S\"/><bpmn:userTask id=\"U\"/>"
                        + "<bpmn:intermediateThrowEvent id=\"T\">"
                        + Sample.property("milestone", "arrived")
                        + "</bpmn:intermediateThrowEvent>"
                        + STEP.formatted("")
                        + Sample.flows("S", "U", "T", "Activity_Step"));
        step.work =
                execution -> {
                    throw new IllegalStateException("later failure");
                };
        String caseNumber = diagrams.open();
        diagrams.start(caseNumber);

        assertThatThrownBy(() -> tasks.complete(diagrams.task(caseNumber).getId()))
                .hasMessageContaining("later failure");

        assertThat(milestones(caseNumber)).isEmpty();
    }

    // --- photos

    @Test
    void a_task_that_requires_a_photo_is_refused_without_one_of_staff_of_that_kind_and_time()
            throws IOException {
        diagrams.deploy(
                Sample.FLOW,
                "<bpmn:startEvent id=\"S\"/><bpmn:userTask id=\"U\" name=\"维修\">"
                        + Sample.property("requiresPhoto", "true", "photoKind", "after")
                        + "</bpmn:userTask>"
                        + Sample.flows("S", "U"));
        String caseNumber = diagrams.open();
        photos.add(caseNumber, "demo", true, "after", photo());
        flow.advance(Duration.ofMinutes(1));
        diagrams.start(caseNumber);
        String task = diagrams.task(caseNumber).getId();

        // One from before the task, one of the resident, one of another kind: none counts.
        photos.add(caseNumber, null, false, "after", photo());
        photos.add(caseNumber, "demo", true, "before", photo());
        assertRefused(() -> forms.submitTaskForm(task, Map.of()), "engine.photo.missing.after");
        assertRefused(() -> tasks.complete(task), "engine.photo.missing.after");

        photos.add(caseNumber, "demo", true, "after", photo());
        tasks.complete(task);
        assertThat(diagrams.task(caseNumber)).isNull();
    }

    // --- who completes

    @Test
    void only_the_assignee_completes_and_who_wants_to_claims_first() {
        String task = openTask();

        as("zhang");
        assertRefused(() -> tasks.complete(task), "engine.task.claimFirst");
        assertRefused(() -> forms.submitTaskForm(task, Map.of()), "engine.task.claimFirst");
        tasks.claim(task, "li");
        assertRefused(() -> tasks.complete(task), "engine.task.ofSomeoneElse");
        as("li");
        tasks.complete(task);
        identity.clearAuthentication();
        assertThat(tasks.createTaskQuery().taskId(task).count()).isZero();
    }

    @Test
    void the_admin_claims_like_everyone_else() {
        String task = openTask();

        identity.setAuthentication("boss", List.of("camunda-admin"));
        assertRefused(() -> tasks.complete(task), "engine.task.claimFirst");
    }

    @Test
    void the_house_completes_without_being_anyone() {
        String task = openTask();

        assertThatCode(() -> tasks.complete(task)).doesNotThrowAnyException();
    }

    @Test
    void a_task_is_not_left_by_an_error_or_an_escalation_from_outside() {
        String task = openTask();
        tasks.setAssignee(task, "zhang");

        as("zhang");
        assertRefused(() -> tasks.handleBpmnError(task, "nobody"), "engine.task.shortcut");
        assertRefused(() -> tasks.handleEscalation(task, "higher"), "engine.task.shortcut");
    }

    // --- what may start

    @Test
    void a_flow_is_not_started_without_a_case() {
        deployTask(Sample.FLOW);
        String caseNumber = diagrams.open();

        assertRefused(
                () -> runtime.startProcessInstanceByKey(Sample.FLOW), "engine.start.withoutCase");
        assertRefused(
                () -> runtime.startProcessInstanceByKey(Sample.FLOW, caseNumber),
                "engine.start.withoutCase");
        assertRefused(() -> diagrams.start("YB-20261123-9999"), "casefile.unknownCase");
        assertRefused(
                () ->
                        runtime.startProcessInstanceByKey(
                                Sample.FLOW, diagrams.open(), Map.of("caseNumber", caseNumber)),
                "engine.start.withoutCase");
        assertThat(runtime.createProcessInstanceQuery().processDefinitionKey(Sample.FLOW).count())
                .isZero();
    }

    @Test
    void the_guard_of_starts_cannot_be_skipped_with_the_listeners() {
        deployTask(Sample.FLOW);

        assertRefused(
                () ->
                        runtime.createProcessInstanceByKey(Sample.FLOW)
                                .startBeforeActivity("U")
                                .execute(true, true),
                "engine.start.withoutCase");
    }

    @Test
    void a_flow_is_not_started_for_a_case_of_another_flow_a_closed_one_or_twice() {
        deployTask(Sample.FLOW);
        String other = diagrams.open("complaint");
        String closed = diagrams.open();
        cases.close(closed, "repaired");
        String running = diagrams.open();
        diagrams.start(running);

        assertRefused(() -> diagrams.start(other), "engine.start.otherFlow");
        assertRefused(() -> diagrams.start(closed), "casefile.notOpen");
        assertRefused(() -> diagrams.start(running), "engine.start.twice");
    }

    @Test
    void who_may_start_a_flow_but_see_none_does_not_start_it_twice_either() {
        deployTask(Sample.FLOW);
        String running = diagrams.open();
        diagrams.start(running);
        grant("clerk", Resources.PROCESS_INSTANCE, Permissions.CREATE);
        grant("clerk", Resources.PROCESS_DEFINITION, Permissions.CREATE_INSTANCE);

        identity.setAuthentication("clerk", List.of(), List.of(Sample.COMMUNITY));

        assertRefused(() -> diagrams.start(running), "engine.start.twice");
    }

    @Test
    void a_called_part_of_a_flow_is_started_by_its_flow_alone() {
        diagrams.deploy(
                "processes/engine-sample/sample-part.bpmn",
                Sample.diagram(
                        "sample-part",
                        "<bpmn:startEvent id=\"S\"/><bpmn:userTask id=\"P\"/>"
                                + Sample.flows("S", "P")));
        deployCaller();
        String caseNumber = diagrams.open();

        assertRefused(
                () -> diagrams.start("sample-part", caseNumber, Map.of()),
                "engine.start.partOfFlow");
        diagrams.start(caseNumber);
        assertThat(diagrams.task(caseNumber).getTaskDefinitionKey()).isEqualTo("P");
    }

    // --- tenants

    @Test
    void a_case_and_what_it_calls_belong_to_the_community_of_its_house() {
        diagrams.deploy(
                "processes/engine-sample/sample-part.bpmn",
                Sample.diagram(
                        "sample-part",
                        "<bpmn:startEvent id=\"S\"/><bpmn:userTask id=\"P\"/>"
                                + Sample.flows("S", "P")));
        deployCaller();
        String caseNumber = diagrams.open();

        ProcessInstance instance = diagrams.start(caseNumber);

        assertThat(instance.getTenantId()).isEqualTo(Sample.COMMUNITY);
        assertThat(diagrams.task(caseNumber).getTenantId()).isEqualTo(Sample.COMMUNITY);
        assertThat(
                        repository
                                .createProcessDefinitionQuery()
                                .processDefinitionKey(Sample.FLOW)
                                .singleResult()
                                .getTenantId())
                .isNull();
    }

    @Test
    void a_variable_with_an_emoji_survives() {
        deployTask(Sample.FLOW);
        String caseNumber = diagrams.open();

        ProcessInstance instance = diagrams.start(Sample.FLOW, caseNumber, Map.of("said", "谢谢😀"));

        assertThat(runtime.getVariable(instance.getId(), "said")).isEqualTo("谢谢😀");
        assertThat(cases.get(caseNumber).description()).isEqualTo("水管漏水😀");
    }

    private void deployCaller() {
        diagrams.deploy(
                Sample.FLOW,
                "<bpmn:startEvent id=\"S\"/>"
                        + "<bpmn:callActivity id=\"C\" calledElement=\"sample-part\">"
                        + "<bpmn:extensionElements>"
                        + "<camunda:in businessKey=\"#{execution.processBusinessKey}\"/>"
                        + "<camunda:in source=\"caseNumber\" target=\"caseNumber\"/>"
                        + "</bpmn:extensionElements></bpmn:callActivity>"
                        + Sample.flows("S", "C"));
    }

    private void deployTask(String key) {
        diagrams.deploy(
                key,
                "<bpmn:startEvent id=\"S\"/><bpmn:userTask id=\"U\" name=\"接单\"/>"
                        + Sample.flows("S", "U"));
    }

    private String openTask() {
        deployTask(Sample.FLOW);
        String caseNumber = diagrams.open();
        diagrams.start(caseNumber);
        return diagrams.task(caseNumber).getId();
    }

    /** Someone who may do everything with tasks, as the engine sees it. */
    private void as(String user) {
        identity.clearAuthentication();
        grant(user, Resources.TASK, Permissions.ALL);
        identity.setAuthentication(user, List.of(), List.of(Sample.COMMUNITY));
    }

    private void grant(String user, Resources resource, Permissions permission) {
        if (authorizations
                        .createAuthorizationQuery()
                        .userIdIn(user)
                        .resourceType(resource)
                        .resourceId("*")
                        .count()
                == 0) {
            Authorization all =
                    authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
            all.setUserId(user);
            all.setResource(resource);
            all.setResourceId("*");
            all.addPermission(permission);
            authorizations.saveAuthorization(all);
        }
    }

    private List<String> milestones(String caseNumber) {
        return cases.view(caseNumber).milestones().stream().map(one -> one.code()).toList();
    }

    private static void assertRefused(ThrowingCallable call, String textKey) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.textKey()).isEqualTo(textKey));
    }

    private static byte[] photo() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }
}
