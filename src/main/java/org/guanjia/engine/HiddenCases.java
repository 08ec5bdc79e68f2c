package org.guanjia.engine;

import java.util.List;
import org.camunda.bpm.engine.history.HistoricDecisionInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.impl.cfg.auth.AuthorizationCommandChecker;
import org.camunda.bpm.engine.impl.history.event.HistoricExternalTaskLogEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.HistoricJobLogEventEntity;
import org.camunda.bpm.engine.impl.persistence.entity.HistoricProcessInstanceEntity;
import org.camunda.bpm.engine.impl.persistence.entity.HistoricTaskInstanceEntity;
import org.camunda.bpm.engine.impl.persistence.entity.HistoricVariableInstanceEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.guanjia.casefile.CaseExclusion;
import org.guanjia.language.Refusal;

/**
 * What the engine asks before it shows or changes a single task, instance or job, with one question
 * more: has the caller a conflict of interest in that case? Nobody acts in such a case, and a
 * hidden one does not exist for them. Lists and counts are {@link HiddenRows}'.
 */
class HiddenCases extends AuthorizationCommandChecker {

    private final Conflicts conflicts;

    HiddenCases(Conflicts conflicts) {
        this.conflicts = conflicts;
    }

    // ---- tasks ----

    @Override
    public void checkReadTask(TaskEntity task) {
        read(task);
        super.checkReadTask(task);
    }

    @Override
    public void checkReadTaskVariable(TaskEntity task) {
        read(task);
        super.checkReadTaskVariable(task);
    }

    @Override
    public void checkTaskWork(TaskEntity task) {
        act(task);
        super.checkTaskWork(task);
    }

    @Override
    public void checkTaskAssign(TaskEntity task) {
        act(task);
        super.checkTaskAssign(task);
    }

    @Override
    public void checkUpdateTaskVariable(TaskEntity task) {
        act(task);
        super.checkUpdateTaskVariable(task);
    }

    @Override
    public void checkDeleteTask(TaskEntity task) {
        act(task);
        super.checkDeleteTask(task);
    }

    // ---- instances ----

    @Override
    public void checkReadProcessInstance(String processInstanceId) {
        visible(processInstanceId);
        super.checkReadProcessInstance(processInstanceId);
    }

    @Override
    public void checkReadProcessInstance(ExecutionEntity execution) {
        visible(execution);
        super.checkReadProcessInstance(execution);
    }

    @Override
    public void checkReadProcessInstanceVariable(ExecutionEntity execution) {
        visible(execution);
        super.checkReadProcessInstanceVariable(execution);
    }

    @Override
    public void checkUpdateProcessInstanceById(String processInstanceId) {
        visible(processInstanceId);
        super.checkUpdateProcessInstanceById(processInstanceId);
    }

    @Override
    public void checkUpdateProcessInstanceSuspensionStateById(String processInstanceId) {
        visible(processInstanceId);
        super.checkUpdateProcessInstanceSuspensionStateById(processInstanceId);
    }

    @Override
    public void checkUpdateProcessInstance(ExecutionEntity execution) {
        visible(execution);
        super.checkUpdateProcessInstance(execution);
    }

    @Override
    public void checkUpdateProcessInstanceVariables(ExecutionEntity execution) {
        visible(execution);
        super.checkUpdateProcessInstanceVariables(execution);
    }

    @Override
    public void checkDeleteProcessInstance(ExecutionEntity execution) {
        visible(execution);
        super.checkDeleteProcessInstance(execution);
    }

    @Override
    public void checkMigrateProcessInstance(ExecutionEntity instance, ProcessDefinition target) {
        visible(instance);
        super.checkMigrateProcessInstance(instance, target);
    }

    @Override
    public void checkDeleteHistoricProcessInstance(HistoricProcessInstance instance) {
        visible(instance.getId());
        super.checkDeleteHistoricProcessInstance(instance);
    }

    @Override
    public void checkDeleteHistoricVariableInstancesByProcessInstance(
            HistoricProcessInstanceEntity instance) {
        visible(instance.getId());
        super.checkDeleteHistoricVariableInstancesByProcessInstance(instance);
    }

    // ---- what history keeps of it ----

    @Override
    public void checkDeleteHistoricTaskInstance(HistoricTaskInstanceEntity task) {
        visible(task.getProcessInstanceId());
        super.checkDeleteHistoricTaskInstance(task);
    }

    @Override
    public void checkDeleteHistoricVariableInstance(HistoricVariableInstanceEntity variable) {
        visible(variable.getProcessInstanceId());
        super.checkDeleteHistoricVariableInstance(variable);
    }

    @Override
    public void checkDeleteHistoricDecisionInstance(HistoricDecisionInstance decision) {
        visible(decision.getProcessInstanceId());
        super.checkDeleteHistoricDecisionInstance(decision);
    }

    @Override
    public void checkUpdateUserOperationLog(UserOperationLogEntry entry) {
        visible(entry.getProcessInstanceId());
        super.checkUpdateUserOperationLog(entry);
    }

    @Override
    public void checkDeleteUserOperationLog(UserOperationLogEntry entry) {
        visible(entry.getProcessInstanceId());
        super.checkDeleteUserOperationLog(entry);
    }

    // ---- jobs and their history ----

    @Override
    public void checkReadJob(JobEntity job) {
        visible(job.getProcessInstanceId());
        super.checkReadJob(job);
    }

    @Override
    public void checkUpdateJob(JobEntity job) {
        visible(job.getProcessInstanceId());
        super.checkUpdateJob(job);
    }

    @Override
    public void checkUpdateRetriesJob(JobEntity job) {
        visible(job.getProcessInstanceId());
        super.checkUpdateRetriesJob(job);
    }

    @Override
    public void checkReadHistoricJobLog(HistoricJobLogEventEntity log) {
        visible(log.getProcessInstanceId());
        super.checkReadHistoricJobLog(log);
    }

    @Override
    public void checkReadHistoricExternalTaskLog(HistoricExternalTaskLogEntity log) {
        visible(log.getProcessInstanceId());
        super.checkReadHistoricExternalTaskLog(log);
    }

    // ---- the rule ----

    /** Mostly there is nothing to look for, and the case is not even asked for its number. */
    private void read(TaskEntity task) {
        // Some of the engine's commands ask without having looked whether there is one.
        if (task == null || !conflicts.ofCaller().isEmpty() && hidden(Conflicts.caseNumber(task))) {
            throw Refusal.notFound("security.taskGone");
        }
    }

    private void act(TaskEntity task) {
        List<CaseExclusion> mine = conflicts.ofCaller();
        if (mine.isEmpty()) {
            return;
        }
        String caseNumber = Conflicts.caseNumber(task);
        if (mine.stream()
                .anyMatch(
                        one ->
                                one.caseNumber().equals(caseNumber)
                                        && one.covers(task.getTaskDefinitionKey()))) {
            throw Refusal.forbidden("engine.task.conflict", task.getName());
        }
    }

    private void visible(String processInstanceId) {
        if (!conflicts.ofCaller().isEmpty() && hidden(Conflicts.caseNumber(processInstanceId))) {
            throw unknown();
        }
    }

    private void visible(ExecutionEntity execution) {
        if (!conflicts.ofCaller().isEmpty()
                && execution != null
                && hidden(execution.getProcessBusinessKey())) {
            throw unknown();
        }
    }

    private boolean hidden(String caseNumber) {
        return conflicts.ofCaller().stream()
                .anyMatch(one -> one.hidden() && one.caseNumber().equals(caseNumber));
    }

    private static Refusal unknown() {
        return Refusal.notFound("engine.instanceUnknown");
    }
}
