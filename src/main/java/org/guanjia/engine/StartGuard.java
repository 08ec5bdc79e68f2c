package org.guanjia.engine;

import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.guanjia.casefile.CaseFile;
import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.CaseFlow;
import org.guanjia.casefile.CaseStatus;
import org.guanjia.casefile.MassCases;
import org.guanjia.language.Refusal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * A flow's process belongs to a case: it is started with the case number as business key and as the
 * variable {@code caseNumber}, once, for an open case of that flow; what stands beside a running
 * case, such as help, any number of times. A start by Tasklist or REST that went round the intake
 * is refused. Parts of a flow that a diagram calls are not started by themselves at all.
 */
@Component
class StartGuard implements ExecutionListener {

    /** The processes that stand beside a case and are called by none. */
    private static final Set<String> BESIDE = Set.of("support", "danger", "complaint-talk");

    private final ObjectProvider<CaseFiles> cases;
    private final ObjectProvider<MassCases> fresh;
    private final ObjectProvider<CaseFlow> flows;
    private final ObjectProvider<EngineWork> work;

    StartGuard(
            ObjectProvider<CaseFiles> cases,
            ObjectProvider<MassCases> fresh,
            ObjectProvider<CaseFlow> flows,
            ObjectProvider<EngineWork> work) {
        this.cases = cases;
        this.fresh = fresh;
        this.flows = flows;
        this.work = work;
    }

    @Override
    public void notify(DelegateExecution execution) {
        ExecutionEntity instance = (ExecutionEntity) execution;
        if (instance.getSuperExecutionId() != null) {
            return;
        }
        String process = instance.getProcessDefinition().getKey();
        if (BESIDE.contains(process)) {
            ofOpenCase(execution, process);
            return;
        }
        if (!flowIds().contains(process)) {
            if (instance.getProcessDefinition().getResourceName().startsWith("processes/")) {
                throw Refusal.conflict("engine.start.partOfFlow", process);
            }
            return;
        }
        String number = execution.getProcessBusinessKey();
        if (process.equals(fresh.getObject().takeFresh(number))
                && number.equals(execution.getVariable("caseNumber"))) {
            // Opened by this very transaction: there is nothing to look up.
            return;
        }
        CaseFile file = ofOpenCase(execution, process);
        if (!file.flow().equals(process)) {
            throw Refusal.conflict(
                    "engine.start.otherFlow", file.caseNumber(), file.flow(), process);
        }
        if (runsAlready(execution, process)) {
            throw Refusal.conflict("engine.start.twice", file.caseNumber());
        }
    }

    private CaseFile ofOpenCase(DelegateExecution execution, String process) {
        // What is brought back from history gets its variables after its start.
        Object number =
                ((ExecutionEntity) execution).getRestartedProcessInstanceId() == null
                        ? execution.getVariable("caseNumber")
                        : execution.getProcessBusinessKey();
        if (number == null || !number.equals(execution.getProcessBusinessKey())) {
            throw Refusal.conflict("engine.start.withoutCase", process);
        }
        CaseFile file = cases.getObject().get(number.toString());
        if (file.status() != CaseStatus.OPEN) {
            throw Refusal.conflict("casefile.notOpen", number);
        }
        return file;
    }

    private Set<String> flowIds() {
        return flows.stream().map(CaseFlow::flow).collect(Collectors.toSet());
    }

    /**
     * The instance that is being started is not in the table yet. The house itself asks: most
     * callers may not read instances and would find none.
     */
    private boolean runsAlready(DelegateExecution execution, String process) {
        return work
                .getObject()
                .asHouse(
                        () ->
                                execution
                                        .getProcessEngineServices()
                                        .getRuntimeService()
                                        .createProcessInstanceQuery()
                                        .processInstanceBusinessKey(
                                                execution.getProcessBusinessKey(), process)
                                        .list())
                .stream()
                .anyMatch(other -> !other.getId().equals(execution.getProcessInstanceId()));
    }
}
