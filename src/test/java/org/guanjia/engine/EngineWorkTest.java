package org.guanjia.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.task.Task;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.language.Refusal;
import org.guanjia.staff.ColleagueLeft;
import org.guanjia.testing.ServerTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.OptimisticLockingFailureException;

@ServerTest
class EngineWorkTest {

    @Autowired Sample.Diagrams diagrams;
    @Autowired EngineWork work;
    @Autowired CaseFiles cases;
    @Autowired RuntimeService runtime;
    @Autowired TaskService tasks;
    @Autowired IdentityService identity;
    @Autowired ApplicationEventPublisher events;
    @Autowired ObjectProvider<ProcessEngineConfigurationImpl> engine;

    @AfterEach
    void remove() {
        identity.clearAuthentication();
        diagrams.removeAll();
    }

    @Test
    void the_house_sees_what_the_caller_does_not_and_the_caller_is_back_afterwards() {
        String caseNumber = startTask("");
        identity.setAuthentication("nobody", List.of("none"), List.of("elsewhere"));

        assertThat(tasks.createTaskQuery().processInstanceBusinessKey(caseNumber).count()).isZero();
        assertThat(
                        work.asHouse(
                                () ->
                                        tasks.createTaskQuery()
                                                .processInstanceBusinessKey(caseNumber)
                                                .count()))
                .isOne();
        assertThatThrownBy(
                        () ->
                                work.asHouse(
                                        () -> {
                                            throw new IllegalStateException("no");
                                        }))
                .hasMessage("no");
        assertThat(identity.getCurrentAuthentication().getUserId()).isEqualTo("nobody");
        assertThat(identity.getCurrentAuthentication().getTenantIds()).containsExactly("elsewhere");
    }

    @Test
    void a_message_whose_wait_ends_before_it_arrives_is_overtaken_and_may_come_again() {
        String caseNumber = startWaiting();
        RuntimeService overtaken =
                (RuntimeService)
                        Proxy.newProxyInstance(
                                getClass().getClassLoader(),
                                new Class<?>[] {RuntimeService.class},
                                (proxy, method, args) -> {
                                    if (method.getName().equals("messageEventReceived")) {
                                        work.correlate(caseNumber, "sample.partArrived", Map.of());
                                    }
                                    try {
                                        return method.invoke(runtime, args);
                                    } catch (InvocationTargetException failure) {
                                        throw failure.getCause();
                                    }
                                });
        EngineWork second = new EngineWork(identity, overtaken, tasks, engine);

        assertThatThrownBy(() -> second.correlate(caseNumber, "sample.partArrived", Map.of()))
                .isInstanceOf(OptimisticLockingFailureException.class);
        assertThat(diagrams.task(caseNumber).getTaskDefinitionKey()).isEqualTo("U");
    }

    @Test
    void a_message_wakes_the_step_that_waits_for_it_once() {
        String caseNumber = startWaiting();
        identity.setAuthentication("nobody", List.of(), List.of("elsewhere"));

        assertThat(work.waits(caseNumber, "sample.partArrived")).isTrue();
        assertThat(work.waits(caseNumber, "sample.other")).isFalse();
        work.correlate(caseNumber, "sample.partArrived", Map.of("part", "阀门"));

        identity.clearAuthentication();
        Task task = diagrams.task(caseNumber);
        assertThat(task.getTaskDefinitionKey()).isEqualTo("U");
        assertThat(runtime.getVariable(task.getProcessInstanceId(), "part")).isEqualTo("阀门");
        assertThat(work.waits(caseNumber, "sample.partArrived")).isFalse();
        assertThatThrownBy(() -> work.correlate(caseNumber, "sample.partArrived", Map.of()))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT));
    }

    @Test
    void a_message_for_one_case_does_not_wake_another() {
        String one = startWaiting();
        String other = diagrams.open();
        diagrams.start(other);

        work.correlate(one, "sample.partArrived", Map.of());

        assertThat(work.waits(other, "sample.partArrived")).isTrue();
    }

    @Test
    void what_ends_the_case_is_heard_by_the_case_before_its_called_part() {
        String cancel =
                "<bpmn:boundaryEvent id=\"Event_%s\" attachedToRef=\"%s\">"
                        + "<bpmn:messageEventDefinition messageRef=\"M\"/></bpmn:boundaryEvent>"
                        + "<bpmn:userTask id=\"%s\"/>";
        diagrams.deploy(
                "sample-part.bpmn",
                withMessage(
                        "sample-part",
                        "<bpmn:startEvent id=\"S\"/><bpmn:userTask id=\"P\"/>"
                                + cancel.formatted("P", "P", "PartCancelled")
                                + Sample.flows("S", "P")
                                + Sample.flows("Event_P", "PartCancelled")));
        diagrams.deploy(
                Sample.FLOW + ".bpmn",
                withMessage(
                        Sample.FLOW,
                        "<bpmn:startEvent id=\"S\"/>"
                                + "<bpmn:callActivity id=\"C\" calledElement=\"sample-part\">"
                                + "<bpmn:extensionElements>"
                                + "<camunda:in businessKey=\"#{execution.processBusinessKey}\"/>"
                                + "</bpmn:extensionElements></bpmn:callActivity>"
                                + cancel.formatted("C", "C", "CaseCancelled")
                                + Sample.flows("S", "C")
                                + Sample.flows("Event_C", "CaseCancelled")));
        String caseNumber = diagrams.open();
        diagrams.start(caseNumber);

        work.correlate(caseNumber, "sample.partArrived", Map.of());

        assertThat(diagrams.task(caseNumber).getTaskDefinitionKey()).isEqualTo("CaseCancelled");
    }

    @Test
    void the_open_tasks_of_a_role_are_given_to_a_person_and_stay_the_roles() {
        String caseNumber = startTask("camunda:candidateGroups=\"technician\"");

        assertThat(work.reassign(caseNumber, "foreman", "zhao")).isZero();
        assertThat(diagrams.task(caseNumber).getAssignee()).isNull();

        assertThat(work.reassign(caseNumber, "technician", "zhao")).isOne();
        assertThat(diagrams.task(caseNumber).getAssignee()).isEqualTo("zhao");
        assertThat(work.takeOver(caseNumber, "technician", "boss")).isOne();
        assertThat(diagrams.task(caseNumber).getAssignee()).isEqualTo("boss");
        assertThat(tasks.getIdentityLinksForTask(diagrams.task(caseNumber).getId()))
                .anyMatch(link -> "technician".equals(link.getGroupId()));
    }

    @Test
    void a_task_without_candidates_is_the_roles_in_whose_lane_it_stands() {
        diagrams.deploy(
                Sample.FLOW,
                "<bpmn:laneSet id=\"L\"><bpmn:lane id=\"Lane_housekeeper\">"
                        + "<bpmn:flowNodeRef>P</bpmn:flowNodeRef></bpmn:lane></bpmn:laneSet>"
                        + "<bpmn:startEvent id=\"S\"/><bpmn:subProcess id=\"P\">"
                        + "<bpmn:startEvent id=\"PS\"/>"
                        + "<bpmn:userTask id=\"U\" camunda:assignee=\"li\"/>"
                        + Sample.flows("PS", "U")
                        + "</bpmn:subProcess>"
                        + Sample.flows("S", "P"));
        String caseNumber = diagrams.open();
        diagrams.start(caseNumber);

        assertThat(work.reassign(caseNumber, "technician", "zhao")).isZero();
        assertThat(work.reassign(caseNumber, "housekeeper", "zhao")).isOne();
        assertThat(diagrams.task(caseNumber).getAssignee()).isEqualTo("zhao");
    }

    @Test
    void open_tasks_of_a_colleague_who_left_return_to_the_role_and_the_case_says_so() {
        String caseNumber =
                startTask("camunda:assignee=\"qian\" camunda:candidateGroups=\"technician\"");

        events.publishEvent(new ColleagueLeft("qian"));

        assertThat(diagrams.task(caseNumber).getAssignee()).isNull();
        assertThat(cases.view(caseNumber).toString()).contains("接单");
    }

    @Test
    void a_job_on_which_the_colleague_stands_on_site_stays_theirs() {
        String caseNumber =
                start(
                        "<bpmn:userTask id=\"U\" camunda:assignee=\"qian\""
                                + " camunda:candidateGroups=\"technician\">"
                                + Sample.property("onSite", "true")
                                + "</bpmn:userTask>");

        events.publishEvent(new ColleagueLeft("qian"));

        assertThat(diagrams.task(caseNumber).getAssignee()).isEqualTo("qian");
    }

    @Test
    void a_task_that_belongs_to_one_person_alone_is_not_opened_to_others() {
        String caseNumber = startTask("camunda:assignee=\"qian\"");

        events.publishEvent(new ColleagueLeft("qian"));

        assertThat(diagrams.task(caseNumber).getAssignee()).isEqualTo("qian");
    }

    private String startTask(String attributes) {
        return start("<bpmn:userTask id=\"U\" name=\"接单\" " + attributes + "/>");
    }

    private String start(String task) {
        diagrams.deploy(Sample.FLOW, "<bpmn:startEvent id=\"S\"/>" + task + Sample.flows("S", "U"));
        String caseNumber = diagrams.open();
        diagrams.start(caseNumber);
        return caseNumber;
    }

    private String startWaiting() {
        diagrams.deploy(
                Sample.FLOW + ".bpmn",
                withMessage(
                        Sample.FLOW,
                        "<bpmn:startEvent id=\"S\"/><bpmn:intermediateCatchEvent id=\"W\">"
                                + "<bpmn:messageEventDefinition messageRef=\"M\"/>"
                                + "</bpmn:intermediateCatchEvent><bpmn:userTask id=\"U\"/>"
                                + Sample.flows("S", "W", "U")));
        String caseNumber = diagrams.open();
        diagrams.start(caseNumber);
        return caseNumber;
    }

    private static byte[] withMessage(String key, String body) {
        return new String(Sample.diagram(key, body), java.nio.charset.StandardCharsets.UTF_8)
                .replaceFirst(
                        "<bpmn:process ",
                        "<bpmn:message id=\"M\" name=\"sample.partArrived\"/><bpmn:process ")
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }
}
