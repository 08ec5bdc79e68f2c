package org.guanjia.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.guanjia.engine.Rehearsal;

/**
 * What a path test does to a case: tasks are completed as Tasklist completes them, jobs and timers
 * are fired by the id of their element, time passes when told to. A case is named by its number;
 * what it looks for is found in the case's process and in all that it called.
 */
public class Flow {

    /** A paused clock's timers stand this far ahead or farther: firing one would be a lie. */
    private static final Duration PAUSED = Duration.ofDays(5 * 365L);

    private static final int MANY = 500;

    private final ProcessEngine engine;
    private final Rehearsal rehearsal;

    public Flow(ProcessEngine engine, Rehearsal rehearsal) {
        this.engine = engine;
        this.rehearsal = rehearsal;
    }

    /** The time on the engine's clock. */
    public Instant now() {
        return ClockUtil.getCurrentTime().toInstant();
    }

    /** Lets time pass. Nothing runs by itself: see {@link #runDueJobs}. */
    public void advance(Duration duration) {
        ClockUtil.setCurrentTime(Date.from(now().plus(duration)));
    }

    /** The one open task of the case at this element. */
    public Task task(String caseNumber, String activity) {
        List<Task> found =
                tasks(caseNumber).stream()
                        .filter(task -> task.getTaskDefinitionKey().equals(activity))
                        .toList();
        assertThat(found)
                .as("open tasks of %s at %s; open are %s", caseNumber, activity, open(caseNumber))
                .hasSize(1);
        return found.get(0);
    }

    /** All open tasks of the case, oldest first. */
    public List<Task> tasks(String caseNumber) {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(caseNumber)
                .orderByTaskCreateTime()
                .asc()
                .list();
    }

    /** The element ids of the open tasks, sorted; an id appears as often as it has tasks. */
    public List<String> open(String caseNumber) {
        return tasks(caseNumber).stream().map(Task::getTaskDefinitionKey).sorted().toList();
    }

    /** Whether the case stands at this element, be it a task or an event that waits. */
    public boolean waitsAt(String caseNumber, String activity) {
        return instances(caseNumber).stream()
                .anyMatch(
                        instance ->
                                engine.getRuntimeService()
                                                .createExecutionQuery()
                                                .processInstanceId(instance.getId())
                                                .activityId(activity)
                                                .count()
                                        > 0);
    }

    /** Claims the one task at this element as {@code user} and completes it with no answer. */
    public void complete(String caseNumber, String activity, String user) {
        complete(caseNumber, activity, user, Map.of());
    }

    /**
     * Claims the one task at this element as {@code user}, if nobody has it, judges its standard as
     * the answers claim, and submits its form, with the rights that the user has in Tasklist and no
     * others.
     *
     * @throws RuntimeException what the server answers when it refuses
     */
    public void complete(
            String caseNumber, String activity, String user, Map<String, Object> answers) {
        complete(task(caseNumber, activity), user, answers);
    }

    /** As above, for one of several tasks at the same element. */
    public void complete(Task task, String user, Map<String, Object> answers) {
        as(
                user,
                () -> {
                    Task seen =
                            engine.getTaskService()
                                    .createTaskQuery()
                                    .taskId(task.getId())
                                    .singleResult();
                    assertThat(seen)
                            .as("%s as %s sees it", task.getTaskDefinitionKey(), user)
                            .isNotNull();
                    if (seen.getAssignee() == null) {
                        engine.getTaskService().claim(task.getId(), user);
                    }
                    judge(task.getId(), user, answers);
                    engine.getFormService().submitTaskForm(task.getId(), answers);
                    return null;
                });
    }

    /** Judges the standard of a task as somebody would who gives these answers. */
    public void judge(String taskId, String user, Map<String, Object> answers) {
        rehearsal.judge(taskId, user, answers);
    }

    /** Whoever opens the task reads each fact that its form shows above the decision. */
    public void assertFactsShown(Task task) {
        try (InputStream form = engine.getFormService().getDeployedTaskForm(task.getId())) {
            for (JsonNode field : new ObjectMapper().readTree(form).path("components")) {
                if (field.path("readonly").asBoolean() || field.path("disabled").asBoolean()) {
                    String key = field.path("key").asText();
                    assertThat(engine.getTaskService().getVariable(task.getId(), key))
                            .as("%s shows %s", task.getTaskDefinitionKey(), key)
                            .isNotNull();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the form of this task shows under this key. */
    public String fact(Task task, String key) {
        return Objects.toString(engine.getTaskService().getVariable(task.getId(), key), null);
    }

    /** Does something with the engine as this user: their groups, communities and rights. */
    public <T> T as(String user, Supplier<T> work) {
        var identity = engine.getIdentityService();
        List<String> groups =
                identity.createGroupQuery().groupMember(user).list().stream()
                        .map(Group::getId)
                        .toList();
        List<String> tenants =
                identity
                        .createTenantQuery()
                        .userMember(user)
                        .includingGroupsOfUser(true)
                        .list()
                        .stream()
                        .map(Tenant::getId)
                        .toList();
        identity.setAuthentication(user, groups, tenants);
        try {
            return work.get();
        } finally {
            identity.clearAuthentication();
        }
    }

    /**
     * Runs what waits at a save point, and what follows from it, until nothing is left. No timers.
     */
    public void runJobs(String caseNumber) {
        for (int i = 0; i < MANY; i++) {
            List<Job> jobs =
                    instances(caseNumber).stream()
                            .flatMap(
                                    instance ->
                                            engine
                                                    .getManagementService()
                                                    .createJobQuery()
                                                    .processInstanceId(instance.getId())
                                                    .messages()
                                                    .active()
                                                    .list()
                                                    .stream())
                            .toList();
            if (jobs.isEmpty()) {
                return;
            }
            engine.getManagementService().executeJob(jobs.get(0).getId());
        }
        throw new AssertionError(caseNumber + " always has one more job to run");
    }

    /** Runs, in order of their time, all timers whose time has come, and what follows from them. */
    public void runDueJobs(String caseNumber) {
        runJobs(caseNumber);
        for (int i = 0; i < MANY; i++) {
            List<Job> due =
                    timers(caseNumber).stream()
                            .filter(job -> !job.getDuedate().toInstant().isAfter(now()))
                            .toList();
            if (due.isEmpty()) {
                return;
            }
            engine.getManagementService().executeJob(due.get(0).getId());
            runJobs(caseNumber);
        }
        throw new AssertionError(caseNumber + " always has one more timer to run");
    }

    /**
     * Lets time pass until the one timer at this element is due, fires that timer alone, and runs
     * what follows from it.
     */
    public void fireTimer(String caseNumber, String event) {
        Job timer = timer(caseNumber, event);
        Instant due = timer.getDuedate().toInstant();
        assertThat(due).as("%s of %s is paused", event, caseNumber).isBefore(now().plus(PAUSED));
        if (due.isAfter(now())) {
            ClockUtil.setCurrentTime(Date.from(due));
        }
        engine.getManagementService().executeJob(timer.getId());
        runJobs(caseNumber);
    }

    /** When the one timer at this element is due. */
    public Instant dueAt(String caseNumber, String event) {
        return timer(caseNumber, event).getDuedate().toInstant();
    }

    /** Whether a timer runs at this element. */
    public boolean hasTimer(String caseNumber, String event) {
        return timers(caseNumber).stream().anyMatch(job -> event.equals(activity(job)));
    }

    /**
     * The ids of the elements that the case has entered, in order, those that it called included.
     */
    public List<String> path(String caseNumber) {
        return engine
                .getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(caseNumber)
                .list()
                .stream()
                .map(HistoricProcessInstance::getId)
                .flatMap(
                        id ->
                                engine
                                        .getHistoryService()
                                        .createHistoricActivityInstanceQuery()
                                        .processInstanceId(id)
                                        .orderPartiallyByOccurrence()
                                        .asc()
                                        .list()
                                        .stream())
                .sorted(Comparator.comparing(HistoricActivityInstance::getStartTime))
                .map(HistoricActivityInstance::getActivityId)
                .toList();
    }

    /** Asserts that the case's own process has ended, and at which end event. */
    public void assertEndedAt(String caseNumber, String process, String endEvent) {
        assertThat(open(caseNumber)).as("open tasks of %s", caseNumber).isEmpty();
        HistoricProcessInstance instance =
                engine.getHistoryService()
                        .createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(caseNumber)
                        .processDefinitionKey(process)
                        .singleResult();
        assertThat(instance).as("%s of %s", process, caseNumber).isNotNull();
        assertThat(instance.getEndTime()).as("end of %s", caseNumber).isNotNull();
        assertThat(
                        engine.getHistoryService()
                                .createHistoricActivityInstanceQuery()
                                .processInstanceId(instance.getId())
                                .activityId(endEvent)
                                .count())
                .as("%s reached by %s; it took %s", endEvent, caseNumber, path(caseNumber))
                .isPositive();
    }

    private Job timer(String caseNumber, String event) {
        List<Job> found =
                timers(caseNumber).stream().filter(job -> event.equals(activity(job))).toList();
        assertThat(found)
                .as(
                        "timers of %s at %s; there are %s",
                        caseNumber, event, timers(caseNumber).stream().map(this::activity).toList())
                .hasSize(1);
        return found.get(0);
    }

    private List<Job> timers(String caseNumber) {
        return instances(caseNumber).stream()
                .flatMap(
                        instance ->
                                engine
                                        .getManagementService()
                                        .createJobQuery()
                                        .processInstanceId(instance.getId())
                                        .timers()
                                        .active()
                                        .list()
                                        .stream())
                .sorted(Comparator.comparing(Job::getDuedate))
                .toList();
    }

    private String activity(Job job) {
        return engine.getManagementService()
                .createJobDefinitionQuery()
                .jobDefinitionId(job.getJobDefinitionId())
                .singleResult()
                .getActivityId();
    }

    private List<ProcessInstance> instances(String caseNumber) {
        return engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(caseNumber)
                .list();
    }
}
