package org.guanjia.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.guanjia.casefile.ServiceClocks;
import org.guanjia.casefile.ServiceTime;
import org.guanjia.testing.Flow;
import org.guanjia.testing.ServerTest;
import org.guanjia.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** The timers of a diagram and the service clocks of its case. */
@ServerTest
class ClockTimersTest {

    private static final String TIMER =
            "<bpmn:boundaryEvent id=\"%s\" attachedToRef=\"%s\" cancelActivity=\"false\">%s"
                    + "<bpmn:timerEventDefinition><bpmn:timeDate"
                    + " xsi:type=\"bpmn:tFormalExpression\">${timers.%s(caseNumber, \"%s\")}"
                    + "</bpmn:timeDate></bpmn:timerEventDefinition></bpmn:boundaryEvent>";

    @Autowired Sample.Diagrams diagrams;
    @Autowired Sample.Step step;
    @Autowired ServiceClocks clocks;
    @Autowired TaskService tasks;
    @Autowired Flow flow;
    @Autowired TransactionTemplate transaction;

    @AfterEach
    void remove() {
        step.work = execution -> {};
        diagrams.removeAll();
    }

    @Test
    void a_timer_is_made_at_75_and_at_100_percent_of_its_clock() {
        String caseNumber = startWithClock();

        assertThat(flow.dueAt(caseNumber, "Event_Warn")).isEqualTo(at(45));
        assertThat(flow.dueAt(caseNumber, "Event_Due")).isEqualTo(at(60));
    }

    @Test
    void pausing_moves_the_timers_far_ahead_and_resuming_brings_them_back() {
        String caseNumber = startWithClock();
        flow.advance(Duration.ofMinutes(20));

        clocks.pause(caseNumber, "waitingForPart");
        assertThat(flow.dueAt(caseNumber, "Event_Warn")).isAfter(at(60 * 24 * 365));
        assertThat(flow.dueAt(caseNumber, "Event_Due")).isAfter(at(60 * 24 * 365));
        assertThat(flow.dueAt(caseNumber, "Event_Other")).isEqualTo(at(24 * 60));

        flow.advance(Duration.ofMinutes(100));
        clocks.resume(caseNumber);
        assertThat(flow.dueAt(caseNumber, "Event_Warn")).isEqualTo(at(145));
        assertThat(flow.dueAt(caseNumber, "Event_Due")).isEqualTo(at(160));
    }

    @Test
    void a_change_of_severity_and_more_time_move_the_timers() {
        String caseNumber = startWithClock();

        clocks.reschedule(caseNumber, time("accept", 20));
        assertThat(flow.dueAt(caseNumber, "Event_Warn")).isEqualTo(at(15));
        assertThat(flow.dueAt(caseNumber, "Event_Due")).isEqualTo(at(20));

        clocks.extend(caseNumber, "accept", Duration.ofMinutes(20), "boss", "雨太大");
        assertThat(flow.dueAt(caseNumber, "Event_Due")).isEqualTo(at(40));
    }

    @Test
    void an_urge_brings_the_warning_forward_and_leaves_the_due_time() {
        String caseNumber = startWithClock();
        flow.advance(Duration.ofMinutes(10));

        clocks.hasten(caseNumber);

        assertThat(flow.dueAt(caseNumber, "Event_Warn")).isEqualTo(at(10));
        assertThat(flow.dueAt(caseNumber, "Event_Due")).isEqualTo(at(60));
    }

    @Test
    void timers_move_only_if_the_transaction_that_moved_the_clock_is_kept() {
        String caseNumber = startWithClock();

        transaction.executeWithoutResult(
                status -> {
                    clocks.pause(caseNumber, "waitingForPart");
                    status.setRollbackOnly();
                });

        assertThat(flow.dueAt(caseNumber, "Event_Due")).isEqualTo(at(60));
    }

    @Test
    void a_step_moves_the_timers_that_its_own_transaction_has_just_made() {
        step.work = execution -> clocks.pause(execution.getProcessBusinessKey(), "parts");
        diagrams.deploy(
                Sample.FLOW,
                "<bpmn:startEvent id=\"S\"/><bpmn:subProcess id=\"P\"><bpmn:startEvent id=\"PS\"/>"
                        + "<bpmn:serviceTask id=\"Activity_Step\""
                        + " camunda:delegateExpression=\"${sampleStepDelegate}\"/>"
                        + "<bpmn:userTask id=\"U\"/>"
                        + Sample.flows("PS", "Activity_Step", "U")
                        + "</bpmn:subProcess>"
                        + timer("Event_Due", "P", "due", "accept")
                        + Sample.flows("S", "P"));
        String caseNumber = diagrams.open();
        clocks.start(caseNumber, time("accept", 60));

        diagrams.start(caseNumber);

        assertThat(flow.dueAt(caseNumber, "Event_Due")).isAfter(at(60 * 24 * 365));
    }

    @Test
    void timers_of_a_called_process_move_too() {
        diagrams.deploy(
                "sample-part",
                "<bpmn:startEvent id=\"S\"/><bpmn:userTask id=\"P\"/>"
                        + timer("Event_PartDue", "P", "due", "accept")
                        + Sample.flows("S", "P"));
        diagrams.deploy(
                Sample.FLOW,
                "<bpmn:startEvent id=\"S\"/>"
                        + "<bpmn:callActivity id=\"C\" calledElement=\"sample-part\">"
                        + "<bpmn:extensionElements>"
                        + "<camunda:in businessKey=\"#{execution.processBusinessKey}\"/>"
                        + "<camunda:in source=\"caseNumber\" target=\"caseNumber\"/>"
                        + "</bpmn:extensionElements></bpmn:callActivity>"
                        + Sample.flows("S", "C"));
        String caseNumber = diagrams.open();
        clocks.start(caseNumber, time("accept", 60));
        diagrams.start(caseNumber);

        clocks.reschedule(caseNumber, time("accept", 20));

        assertThat(flow.dueAt(caseNumber, "Event_PartDue")).isEqualTo(at(20));
    }

    @Test
    void the_due_date_of_an_open_task_follows_the_clock_that_it_names() {
        diagrams.deploy(
                Sample.FLOW,
                "<bpmn:startEvent id=\"S\"/><bpmn:parallelGateway id=\"G\"/>"
                        + dueTask("U", "${timers.due(caseNumber, &#34;accept&#34;)}")
                        + dueTask("V", "${timers.due(caseNumber, &#34;fix&#34;)}")
                        + dueTask("W", "2027-01-01T00:00:00")
                        + Sample.flows("S", "G", "U")
                        + "<bpmn:sequenceFlow id=\"toV\" sourceRef=\"G\" targetRef=\"V\"/>"
                        + "<bpmn:sequenceFlow id=\"toW\" sourceRef=\"G\" targetRef=\"W\"/>");
        String caseNumber = diagrams.open();
        clocks.start(caseNumber, time("accept", 60));
        clocks.start(caseNumber, time("fix", 90));
        diagrams.start(caseNumber);
        Date fixed = due(caseNumber, "W");
        assertThat(due(caseNumber, "U")).isEqualTo(at(60));

        clocks.reschedule(caseNumber, time("accept", 20));
        assertThat(due(caseNumber, "U")).isEqualTo(at(20));
        assertThat(due(caseNumber, "V")).isEqualTo(at(90));

        flow.advance(Duration.ofMinutes(10));
        clocks.pause(caseNumber, "waitingForPart");
        assertThat(due(caseNumber, "U")).isNull();
        assertThat(due(caseNumber, "V")).isNull();

        flow.advance(Duration.ofMinutes(100));
        clocks.resume(caseNumber);
        assertThat(due(caseNumber, "U")).isEqualTo(at(120));
        assertThat(due(caseNumber, "V")).isEqualTo(at(190));
        assertThat(due(caseNumber, "W")).isEqualTo(fixed);

        transaction.executeWithoutResult(
                status -> {
                    clocks.pause(caseNumber, "waitingForPart");
                    status.setRollbackOnly();
                });
        assertThat(due(caseNumber, "U")).isEqualTo(at(120));
    }

    private Date due(String caseNumber, String activity) {
        return flow.task(caseNumber, activity).getDueDate();
    }

    private static String dueTask(String id, String due) {
        return "<bpmn:userTask id=\"%s\" camunda:dueDate=\"%s\"/>".formatted(id, due);
    }

    @Test
    void a_diagram_that_did_not_start_its_clock_fails_clearly() {
        diagrams.deploy(
                Sample.FLOW,
                "<bpmn:startEvent id=\"S\"/><bpmn:userTask id=\"U\"/>"
                        + timer("Event_Due", "U", "due", "arrive")
                        + Sample.flows("S", "U"));
        String caseNumber = diagrams.open();

        assertThatThrownBy(() -> diagrams.start(caseNumber))
                .rootCause()
                .hasMessageContaining(caseNumber)
                .hasMessageContaining("arrive");
    }

    private String startWithClock() {
        diagrams.deploy(
                Sample.FLOW,
                "<bpmn:startEvent id=\"S\"/><bpmn:userTask id=\"U\"/>"
                        + timer("Event_Warn", "U", "warning", "accept")
                        + timer("Event_Due", "U", "due", "accept")
                        + "<bpmn:boundaryEvent id=\"Event_Other\" attachedToRef=\"U\""
                        + " cancelActivity=\"false\"><bpmn:timerEventDefinition>"
                        + "<bpmn:timeDuration>PT24H</bpmn:timeDuration>"
                        + "</bpmn:timerEventDefinition></bpmn:boundaryEvent>"
                        + Sample.flows("S", "U"));
        String caseNumber = diagrams.open();
        clocks.start(caseNumber, time("accept", 60));
        diagrams.start(Sample.FLOW, caseNumber, Map.of());
        return caseNumber;
    }

    private static String timer(String id, String on, String level, String measure) {
        return TIMER.formatted(
                id, on, Sample.property("clock", measure, "level", level), level, measure);
    }

    private static ServiceTime time(String measure, int minutes) {
        return new ServiceTime(measure, Duration.ofMinutes(minutes), false, "technician", false);
    }

    private static Instant at(long minutes) {
        return TestClock.START.plus(Duration.ofMinutes(minutes));
    }
}
