package org.guanjia.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.guanjia.casefile.Judgement;
import org.guanjia.casefile.Judgements;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.stereotype.Component;

/**
 * Plays cases through as people would, weeks in seconds: tasks are done with the rights of the
 * colleague who does them, and the clock of the house stands where the play needs it. A play has
 * the house to itself: it runs while the server starts, before the job executor does and before
 * requests are let in.
 */
@Component
public class Rehearsal {

    /** A case that never comes to rest is a mistake in its diagram. */
    private static final int MOST_JOBS = 500;

    private final IdentityService identity;
    private final TaskService tasks;
    private final FormService forms;
    private final ManagementService management;
    private final EngineWork work;
    private final Checklists checklists;
    private final ObjectProvider<ProcessEngineConfigurationImpl> engine;
    private final ObjectProvider<ThreadPoolTaskScheduler> schedules;

    Rehearsal(
            IdentityService identity,
            TaskService tasks,
            FormService forms,
            ManagementService management,
            EngineWork work,
            Checklists checklists,
            ObjectProvider<ProcessEngineConfigurationImpl> engine,
            ObjectProvider<ThreadPoolTaskScheduler> schedules) {
        this.identity = identity;
        this.tasks = tasks;
        this.forms = forms;
        this.management = management;
        this.work = work;
        this.checklists = checklists;
        this.engine = engine;
        this.schedules = schedules;
    }

    /**
     * A task that waits for somebody.
     *
     * @param activity element id of its diagram
     * @param assignee user id; null when nobody has it
     * @param roles whose it is when nobody has it
     */
    public record OpenTask(String id, String activity, String assignee, Set<String> roles) {}

    /**
     * Plays, then sets the clock right again, come what may. What runs by schedule rests meanwhile:
     * it would carry a case on in the middle of a scene, by a clock that is weeks behind.
     *
     * @throws IllegalStateException when the job executor runs: it would work by a wrong clock
     */
    public void play(Runnable scenes) {
        var executor = engine.getObject().getJobExecutor();
        if (executor != null && executor.isActive()) {
            throw new IllegalStateException("A rehearsal needs the job executor at rest");
        }
        schedules.forEach(Rehearsal::rest);
        try {
            scenes.run();
        } finally {
            ClockUtil.reset();
            schedules.forEach(ThreadPoolTaskScheduler::start);
        }
    }

    /** Lets nothing begin any more and waits for what has begun. */
    private static void rest(ThreadPoolTaskScheduler schedule) {
        CountDownLatch still = new CountDownLatch(1);
        schedule.stop(still::countDown);
        try {
            still.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted before the rehearsal", e);
        }
    }

    /** Sets the clock; it stands until it is set again. */
    public void clockAt(Instant moment) {
        ClockUtil.setCurrentTime(Date.from(moment));
    }

    /** The time on the clock of the house. */
    public Instant now() {
        return ClockUtil.getCurrentTime().toInstant();
    }

    /**
     * Lets time pass for one case: what waits at a save point runs at once, each timer that falls
     * due runs at its own time.
     *
     * @param moment where the clock stands afterwards; not before {@link #now()}
     */
    public void passUntil(String caseNumber, Instant moment) {
        for (int run = 0; run < MOST_JOBS; run++) {
            Job next = nextJob(caseNumber, moment);
            if (next == null) {
                clockAt(moment);
                return;
            }
            if (next.getDuedate() != null && next.getDuedate().toInstant().isAfter(now())) {
                clockAt(next.getDuedate().toInstant());
            }
            management.executeJob(next.getId());
        }
        throw new IllegalStateException(caseNumber + " always has one more job to run");
    }

    /** As above, by a duration. */
    public void pass(String caseNumber, Duration duration) {
        passUntil(caseNumber, now().plus(duration));
    }

    /** The case's open tasks, those of the processes that it called included, oldest first. */
    public List<OpenTask> open(String caseNumber) {
        return work.asHouse(
                () ->
                        tasks
                                .createTaskQuery()
                                .processInstanceBusinessKey(caseNumber)
                                .active()
                                .orderByTaskCreateTime()
                                .asc()
                                .list()
                                .stream()
                                .map(
                                        task ->
                                                new OpenTask(
                                                        task.getId(),
                                                        task.getTaskDefinitionKey(),
                                                        task.getAssignee(),
                                                        work.rolesOf(task)))
                                .toList());
    }

    /**
     * Claims the task, if nobody has it, judges its standard as the answers claim, and submits its
     * form, with the rights that the colleague has in Tasklist and no others.
     *
     * @throws RuntimeException what the server answers when it refuses
     */
    public void complete(OpenTask task, String userId, Map<String, Object> answers) {
        as(
                userId,
                () -> {
                    if (task.assignee() == null) {
                        tasks.claim(task.id(), userId);
                    }
                    judge(task.id(), userId, answers);
                    forms.submitTaskForm(task.id(), answers);
                    return null;
                });
    }

    /**
     * Judges the standard of a task as somebody would who gives these answers: every line passed
     * where they claim it, one line failed where they say that it is not met.
     */
    public void judge(String taskId, String userId, Map<String, Object> answers) {
        work.asHouse(
                () -> {
                    Task task = tasks.createTaskQuery().taskId(taskId).singleResult();
                    String caseNumber = (String) tasks.getVariable(taskId, "caseNumber");
                    checklists
                            .of(task, caseNumber)
                            .ifPresent(list -> judge(list, task, caseNumber, userId, answers));
                });
    }

    private void judge(
            Checklist list,
            Task task,
            String caseNumber,
            String userId,
            Map<String, Object> answers) {
        List<Standard.Line> lines = list.standard().lines();
        if (list.failedBy(answers)) {
            Standard.Line first = lines.get(0);
            checklists.judge(
                    task.getId(),
                    caseNumber,
                    userId,
                    first.key(),
                    Judgement.FAIL,
                    answers.entrySet().stream()
                            .filter(answer -> answer.getKey().endsWith("Note"))
                            .map(answer -> String.valueOf(answer.getValue()))
                            .filter(note -> !note.isBlank() && note.length() <= Judgements.REMARK)
                            .findFirst()
                            .orElse(first.measure()));
        } else if (list.claimedBy(answers)) {
            lines.forEach(
                    line ->
                            checklists.judge(
                                    task.getId(),
                                    caseNumber,
                                    userId,
                                    line.key(),
                                    Judgement.PASS,
                                    null));
        }
    }

    /** Does something as this colleague: with their groups, communities and rights. */
    public <T> T as(String userId, Supplier<T> doing) {
        List<String> groups =
                identity.createGroupQuery().groupMember(userId).list().stream()
                        .map(Group::getId)
                        .toList();
        List<String> communities =
                identity
                        .createTenantQuery()
                        .userMember(userId)
                        .includingGroupsOfUser(true)
                        .list()
                        .stream()
                        .map(Tenant::getId)
                        .toList();
        identity.setAuthentication(userId, groups, communities);
        try {
            return doing.get();
        } finally {
            identity.clearAuthentication();
        }
    }

    /** The job to run next: a save point before any timer, then the timer that is due first. */
    private Job nextJob(String caseNumber, Instant moment) {
        List<Job> jobs =
                work.instances(caseNumber).stream()
                        .map(ProcessInstance::getId)
                        .flatMap(
                                id ->
                                        management
                                                .createJobQuery()
                                                .processInstanceId(id)
                                                .active()
                                                .list()
                                                .stream())
                        .toList();
        return jobs.stream()
                .filter(job -> job.getDuedate() == null)
                .findFirst()
                .orElseGet(
                        () ->
                                jobs.stream()
                                        .filter(job -> job.getDuedate() != null)
                                        .filter(
                                                job ->
                                                        !job.getDuedate()
                                                                .toInstant()
                                                                .isAfter(moment))
                                        .min(java.util.Comparator.comparing(Job::getDuedate))
                                        .orElse(null));
    }
}
