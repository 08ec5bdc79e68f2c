package org.guanjia.repair.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.engine.ServiceTimes;
import org.guanjia.repair.RepairModel.Variable;
import org.guanjia.repair.RepairOutside;
import org.springframework.stereotype.Component;

/** Gives a contractor a numbered work order. */
@Component
class IssueWorkOrderDelegate implements JavaDelegate {

    private final RepairOutside repairOutside;
    private final ServiceTimes times;

    IssueWorkOrderDelegate(RepairOutside repairOutside, ServiceTimes times) {
        this.repairOutside = repairOutside;
        this.times = times;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        repairOutside.engageContractor(caseNumber, times.of(caseNumber, "contractor"));
        execution.setVariable(Variable.PROPOSAL, repairOutside.facts(caseNumber));
    }
}
