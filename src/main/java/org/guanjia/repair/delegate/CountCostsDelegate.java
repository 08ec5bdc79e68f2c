package org.guanjia.repair.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.engine.ServiceTimes;
import org.guanjia.repair.RepairModel.Variable;
import org.guanjia.repair.RepairResult;
import org.springframework.stereotype.Component;

/** Adds up what the job cost and what the resident owes. */
@Component
class CountCostsDelegate implements JavaDelegate {

    private final RepairResult repairResult;
    private final ServiceTimes times;

    CountCostsDelegate(RepairResult repairResult, ServiceTimes times) {
        this.repairResult = repairResult;
        this.times = times;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        RepairResult.Settlement settlement =
                repairResult.settle(caseNumber, times.of(caseNumber, "rating"));
        execution.setVariable(Variable.PAID_WORK, settlement.paid());
        execution.setVariable(Variable.HOUSEKEEPER_THERE, settlement.housekeeperThere());
        if (settlement.housekeeperThere()) {
            execution.setVariable(Variable.PROPOSAL, repairResult.workFacts(caseNumber));
        }
    }
}
