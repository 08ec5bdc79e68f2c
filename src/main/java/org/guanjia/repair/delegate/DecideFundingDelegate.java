package org.guanjia.repair.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.engine.Decisions;
import org.guanjia.repair.RepairModel.Variable;
import org.guanjia.repair.RepairOutside;
import org.springframework.stereotype.Component;

/** Asks the table from what cost on a common part goes to the maintenance fund. */
@Component
class DecideFundingDelegate implements JavaDelegate {

    private final RepairOutside repairOutside;
    private final Decisions decisions;

    DecideFundingDelegate(RepairOutside repairOutside, Decisions decisions) {
        this.repairOutside = repairOutside;
        this.decisions = decisions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        execution.setVariable(
                Variable.REPAIR_WAY,
                repairOutside.decideFunding(
                        caseNumber,
                        FundLimit.of(decisions, execution, repairOutside.limitFacts(caseNumber))));
    }
}
