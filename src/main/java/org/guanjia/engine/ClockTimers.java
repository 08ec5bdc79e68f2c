package org.guanjia.engine;

import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.impl.ProcessInstanceQueryImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.AcquirableJobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.guanjia.casefile.ClockMoved;
import org.guanjia.casefile.ServiceClock;
import org.guanjia.casefile.ServiceClocks;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Ties a diagram's timers to the service clocks of the case, whose rows decide. A timer event asks
 * when it is created: {@code ${timers.warning(caseNumber, "accept")}}, {@code ${timers.due(...)}};
 * when the clock moves, the timers of the case whose events carry the extension properties {@code
 * clock} (the measure) and {@code level} ({@code warning} or {@code due}) move with it, in the same
 * transaction. So do the due dates of open tasks that are {@code ${timers.due(...)}}.
 */
@Component(NamedBeans.TIMERS)
class ClockTimers {

    private static final String VARIABLE = "variable:";

    /** A task's due date that is a clock's. */
    private static final Pattern DUE =
            Pattern.compile(
                    "[$#]\\{\\s*timers\\.due\\(\\s*caseNumber\\s*,\\s*[\"']([^\"']+)[\"']\\s*\\)\\s*}");

    private final ObjectProvider<ServiceClocks> clocks;
    private final ObjectProvider<ProcessEngineConfigurationImpl> engine;

    ClockTimers(
            ObjectProvider<ServiceClocks> clocks,
            ObjectProvider<ProcessEngineConfigurationImpl> engine) {
        this.clocks = clocks;
        this.engine = engine;
    }

    /**
     * When the owner is to be warned; never null.
     *
     * @throws IllegalStateException when the case has no such clock: the diagram must start it
     *     before the scope that it measures
     */
    Date warning(String caseNumber, String measure) {
        return Date.from(clock(caseNumber, measure).warnAt());
    }

    /**
     * When the time is over; never null.
     *
     * @throws IllegalStateException when the case has no such clock
     */
    Date due(String caseNumber, String measure) {
        return Date.from(clock(caseNumber, measure).dueAt());
    }

    private ServiceClock clock(String caseNumber, String measure) {
        return clocks.getObject()
                .find(caseNumber, measure)
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "case %s has no clock '%s'"
                                                .formatted(caseNumber, measure)));
    }

    @EventListener
    void follow(ClockMoved moved) {
        engine.getObject()
                .getCommandExecutorTxRequired()
                .execute(
                        context -> {
                            Set<String> instances = instances(context, moved.caseNumber());
                            timers(context, instances)
                                    .values()
                                    .forEach(timer -> move(context, timer, moved));
                            tasks(context, instances)
                                    .values()
                                    .forEach(task -> move(context, task, moved));
                            return null;
                        });
    }

    /** An open task whose due date is the clock's; a paused clock presses nobody. */
    private static void move(CommandContext context, TaskEntity task, ClockMoved moved) {
        if (moved.measure().equals(measure(task))
                && !context.getDbEntityManager().isDeleted(task)) {
            task.setDueDate(moved.paused() ? null : Date.from(moved.dueAt()));
        }
    }

    /** The measure that the task's due date names; null when it names none. */
    private static String measure(TaskEntity task) {
        TaskDefinition definition = task.getTaskDefinition();
        Expression due = definition == null ? null : definition.getDueDateExpression();
        if (due == null) {
            return null;
        }
        Matcher named = DUE.matcher(due.getExpressionText());
        return named.matches() ? named.group(1) : null;
    }

    private static void move(CommandContext context, TimerEntity timer, ClockMoved moved) {
        Map<String, String> properties =
                ElementProperties.of(timer.getProcessDefinitionId(), timer.getActivityId());
        if (!moved.measure().equals(measure(timer, properties.get("clock")))
                || context.getDbEntityManager().isDeleted(timer)) {
            return;
        }
        Instant at = "warning".equals(properties.get("level")) ? moved.warnAt() : moved.dueAt();
        timer.setDuedate(Date.from(at));
    }

    /** The measure is a word, or stands in a variable of the process that waits. */
    private static String measure(TimerEntity timer, String clock) {
        if (clock == null || !clock.startsWith(VARIABLE)) {
            return clock;
        }
        ExecutionEntity waiting = timer.getExecution();
        return waiting == null
                ? null
                : (String) waiting.getVariable(clock.substring(VARIABLE.length()));
    }

    /**
     * Those in the database, and those that this transaction made and has not written yet: a step
     * may move the clock of the scope that was entered just before it.
     */
    private static Map<String, TimerEntity> timers(CommandContext context, Set<String> instances) {
        Map<String, TimerEntity> timers = new HashMap<>();
        for (String instance : instances) {
            for (JobEntity job : context.getJobManager().findJobsByProcessInstanceId(instance)) {
                if (job instanceof TimerEntity timer) {
                    timers.put(timer.getId(), timer);
                }
            }
        }
        // By the class under which the engine caches jobs: it finds none by any other.
        for (AcquirableJobEntity job :
                context.getDbEntityManager().getCachedEntitiesByType(AcquirableJobEntity.class)) {
            if (job instanceof TimerEntity timer
                    && instances.contains(timer.getProcessInstanceId())) {
                timers.put(timer.getId(), timer);
            }
        }
        return timers;
    }

    /** As {@link #timers}: those in the database and those not written yet. */
    private static Map<String, TaskEntity> tasks(CommandContext context, Set<String> instances) {
        Map<String, TaskEntity> tasks = new HashMap<>();
        for (String instance : instances) {
            context.getTaskManager()
                    .findTasksByProcessInstanceId(instance)
                    .forEach(task -> tasks.put(task.getId(), task));
        }
        for (TaskEntity task :
                context.getDbEntityManager().getCachedEntitiesByType(TaskEntity.class)) {
            if (instances.contains(task.getProcessInstanceId())) {
                tasks.put(task.getId(), task);
            }
        }
        return tasks;
    }

    private static Set<String> instances(CommandContext context, String caseNumber) {
        Set<String> instances = new HashSet<>();
        ProcessInstanceQueryImpl query = new ProcessInstanceQueryImpl();
        query.processInstanceBusinessKey(caseNumber);
        for (ProcessInstance instance :
                context.getExecutionManager().findProcessInstancesByQueryCriteria(query, null)) {
            instances.add(instance.getId());
        }
        for (ExecutionEntity execution :
                context.getDbEntityManager().getCachedEntitiesByType(ExecutionEntity.class)) {
            if (caseNumber.equals(execution.getBusinessKey())) {
                instances.add(execution.getProcessInstanceId());
            }
        }
        return instances;
    }
}
