package org.guanjia.engine;

import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.impl.ProcessInstanceQueryImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.AcquirableJobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
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
 * transaction.
 */
@Component(NamedBeans.TIMERS)
class ClockTimers {

    private static final String VARIABLE = "variable:";

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
                            timers(context, moved.caseNumber())
                                    .values()
                                    .forEach(timer -> move(context, timer, moved));
                            return null;
                        });
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
    private static Map<String, TimerEntity> timers(CommandContext context, String caseNumber) {
        Map<String, TimerEntity> timers = new HashMap<>();
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
}
