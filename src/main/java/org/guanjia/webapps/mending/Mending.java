package org.guanjia.webapps.mending;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.ProcessInstanceModificationBuilder;
import org.camunda.bpm.engine.runtime.RestartProcessInstanceBuilder;
import org.camunda.bpm.engine.runtime.TransitionInstance;
import org.guanjia.casefile.Bounds;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.CaseMending;
import org.guanjia.casefile.CaseMendings;
import org.guanjia.language.Refusal;
import org.guanjia.staff.Caller;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The four ways of mending cases, each for one case or for many, all or none. */
@Component
class Mending {

    /**
     * What was mended.
     *
     * @param instanceId after a restart the new instance
     */
    record Mended(String instanceId, String caseNumber) {}

    private final RuntimeService runtime;
    private final ManagementService management;
    private final JdbcClient sql;
    private final MendingDesk desk;
    private final Steps steps;
    private final Migrations migrations;
    private final CaseFiles files;
    private final CaseMendings mendings;

    Mending(
            RuntimeService runtime,
            ManagementService management,
            JdbcClient sql,
            MendingDesk desk,
            Steps steps,
            Migrations migrations,
            CaseFiles files,
            CaseMendings mendings) {
        this.runtime = runtime;
        this.management = management;
        this.sql = sql;
        this.desk = desk;
        this.steps = steps;
        this.migrations = migrations;
        this.files = files;
        this.mendings = mendings;
    }

    /**
     * The cases leave one step and enter another.
     *
     * @param from element id; null where a step is entered beside those that run
     * @param to element id; null where a step is left and others go on
     * @throws Refusal 422 without a reason or a step, or for a step that the diagram does not have;
     *     409 for a case that does not stand at {@code from}, or of which nothing would be left
     */
    @Transactional
    public List<Mended> move(
            List<String> instances, String from, String to, String why, Caller caller) {
        String reason = Bounds.required("reason", why, Bounds.REASON);
        String leaves = Bounds.optional("from", from, 255);
        String enters = Bounds.optional("to", to, 255);
        if (leaves == null && enters == null) {
            throw Refusal.invalid("to", "webapps.mending.noStep");
        }
        List<Mended> done = new ArrayList<>();
        for (HistoricProcessInstance one : running(instances, caller)) {
            if (enters != null) {
                steps.mustEnter(one.getProcessDefinitionId(), enters);
            }
            desk.by(
                    caller,
                    one.getBusinessKey(),
                    () -> {
                        move(one, leaves, enters);
                        return null;
                    });
            done.add(kept(one, CaseMending.MODIFY, leaves, enters, reason, caller));
        }
        return done;
    }

    private void move(HistoricProcessInstance one, String from, String to) {
        ActivityInstance tree = runtime.getActivityInstance(one.getId());
        List<ActivityInstance> standing = Steps.all(tree).toList();
        List<String> activities =
                standing.stream()
                        .filter(step -> step.getActivityId().equals(from))
                        .map(ActivityInstance::getId)
                        .toList();
        List<String> transitions =
                standing.stream()
                        .flatMap(step -> Arrays.stream(step.getChildTransitionInstances()))
                        .filter(step -> step.getActivityId().equals(from))
                        .map(TransitionInstance::getId)
                        .toList();
        int leaving = activities.size() + transitions.size();
        if (from != null && leaving == 0) {
            throw Refusal.conflict(
                    "webapps.mending.notThere",
                    one.getBusinessKey(),
                    steps.label(one.getProcessDefinitionId(), from));
        }
        if (to == null && Steps.tokens(tree) <= leaving) {
            throw Refusal.conflict("webapps.mending.nothingLeft", one.getBusinessKey());
        }
        ProcessInstanceModificationBuilder change =
                runtime.createProcessInstanceModification(one.getId());
        // Entered first: what surrounds both, with its timers, lives on.
        if (to != null) {
            change.startBeforeActivity(to);
        }
        activities.forEach(change::cancelActivityInstance);
        transitions.forEach(change::cancelTransitionInstance);
        change.execute();
    }

    /**
     * What failed in the cases is tried once more, in what they called as well.
     *
     * @throws Refusal 409 for a case in which nothing has failed
     */
    @Transactional
    public List<Mended> retry(List<String> instances, String why, Caller caller) {
        String reason = Bounds.required("reason", why, Bounds.REASON);
        List<Mended> done = new ArrayList<>();
        for (HistoricProcessInstance one : running(instances, caller)) {
            String step =
                    desk.by(
                            caller,
                            one.getBusinessKey(),
                            () -> {
                                List<Incident> failed = failedJobs(one.getId());
                                if (failed.isEmpty()) {
                                    throw Refusal.conflict(
                                            "webapps.mending.nothingFailed", one.getBusinessKey());
                                }
                                failed.forEach(
                                        incident ->
                                                management.setJobRetries(
                                                        incident.getConfiguration(), 1));
                                return failed.get(0).getProcessInstanceId().equals(one.getId())
                                        ? failed.get(0).getActivityId()
                                        : null;
                            });
            done.add(kept(one, CaseMending.RETRY, step, null, reason, caller));
        }
        return done;
    }

    /** An incident of a called instance is seen in its callers, and leads back to its cause. */
    private List<Incident> failedJobs(String instanceId) {
        return runtime.createIncidentQuery().processInstanceId(instanceId).list().stream()
                .map(Incident::getRootCauseIncidentId)
                .distinct()
                .map(id -> runtime.createIncidentQuery().incidentId(id).singleResult())
                .filter(cause -> Incident.FAILED_JOB_HANDLER_TYPE.equals(cause.getIncidentType()))
                .toList();
    }

    /**
     * Ended cases run again, with the answers that they had, from this step on. The case file is
     * open again; its clocks start anew.
     *
     * @param at element id
     * @throws Refusal 409 for a case that runs (again), or a part that another diagram called
     */
    @Transactional
    public List<Mended> restart(List<String> instances, String at, String why, Caller caller) {
        String reason = Bounds.required("reason", why, Bounds.REASON);
        String step = Bounds.required("at", at, 255);
        List<Mended> done = new ArrayList<>();
        for (HistoricProcessInstance one : desk.taken(instances, caller)) {
            String number = one.getBusinessKey();
            if (one.getSuperProcessInstanceId() != null) {
                throw Refusal.conflict("webapps.mending.called", number);
            }
            if (one.getEndTime() == null || runs(number, one.getProcessDefinitionKey())) {
                throw Refusal.conflict("webapps.mending.stillRuns", number);
            }
            files.resume(number, reason, caller.userId());
            boolean fromStart = steps.mustEnter(one.getProcessDefinitionId(), step);
            desk.by(
                    caller,
                    number,
                    () -> {
                        RestartProcessInstanceBuilder again =
                                runtime.restartProcessInstances(one.getProcessDefinitionId())
                                        .processInstanceIds(one.getId())
                                        .startBeforeActivity(step);
                        if (fromStart) {
                            again.initialSetOfVariables();
                        }
                        again.execute();
                        return null;
                    });
            String now = restarted(one.getId());
            keep(one, now, CaseMending.RESTART, null, step, reason, caller);
            done.add(new Mended(now, number));
        }
        return done;
    }

    private boolean runs(String caseNumber, String key) {
        return sql.sql(
                                "select count(*) from ACT_HI_PROCINST where BUSINESS_KEY_ = ?"
                                        + " and PROC_DEF_KEY_ = ? and END_TIME_ is null")
                        .params(caseNumber, key)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private String restarted(String instanceId) {
        return sql.sql(
                        "select PROC_INST_ID_ from ACT_HI_PROCINST where RESTARTED_PROC_INST_ID_ ="
                                + " ? order by START_TIME_ desc, PROC_INST_ID_ desc limit 1")
                .param(instanceId)
                .query(String.class)
                .single();
    }

    /**
     * The cases go over to another version of their diagram.
     *
     * @param target id of that version
     * @param mappings for steps whose id changed: element id before to element id after
     * @throws Refusal 422 for another diagram, for cases of several versions or for a pair that
     *     does not fit; 409 for a case that stands at a step which the other version lacks
     */
    @Transactional
    public List<Mended> migrate(
            List<String> instances,
            String target,
            Map<String, String> mappings,
            String why,
            Caller caller) {
        String reason = Bounds.required("reason", why, Bounds.REASON);
        List<HistoricProcessInstance> cases = running(instances, caller);
        String source = migrations.source(cases);
        MigrationPlan plan = migrations.plan(source, target, mappings);
        List<Mended> done = new ArrayList<>();
        for (HistoricProcessInstance one : cases) {
            Set<String> lost = migrations.lost(one.getId(), plan);
            if (!lost.isEmpty()) {
                throw Refusal.conflict(
                        "webapps.mending.stepLost",
                        one.getBusinessKey(),
                        String.join(", ", steps.labels(source, new TreeSet<>(lost))));
            }
            desk.by(
                    caller,
                    one.getBusinessKey(),
                    () -> {
                        try {
                            runtime.newMigration(plan).processInstanceIds(one.getId()).execute();
                            return null;
                        } catch (MigratingProcessInstanceValidationException unfit) {
                            throw Refusal.conflict(
                                    "webapps.mending.refused",
                                    one.getBusinessKey(),
                                    unfit.getMessage());
                        }
                    });
            done.add(kept(one, CaseMending.MIGRATE, source, target, reason, caller));
        }
        return done;
    }

    private List<HistoricProcessInstance> running(List<String> instances, Caller caller) {
        List<HistoricProcessInstance> all = desk.taken(instances, caller);
        all.stream()
                .filter(one -> one.getEndTime() != null)
                .findFirst()
                .ifPresent(
                        one -> {
                            throw Refusal.conflict("webapps.mending.ended", one.getBusinessKey());
                        });
        return all;
    }

    private Mended kept(
            HistoricProcessInstance one,
            String kind,
            String origin,
            String target,
            String reason,
            Caller caller) {
        keep(one, one.getId(), kind, origin, target, reason, caller);
        return new Mended(one.getId(), one.getBusinessKey());
    }

    private void keep(
            HistoricProcessInstance one,
            String instanceId,
            String kind,
            String origin,
            String target,
            String reason,
            Caller caller) {
        mendings.keep(
                new CaseMending(
                        one.getBusinessKey(),
                        kind,
                        instanceId,
                        one.getProcessDefinitionId(),
                        origin,
                        target,
                        reason,
                        caller.userId(),
                        null));
    }
}
