package org.guanjia.repair.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.repair.RepairModel.Variable;
import org.guanjia.repair.RepairOutside;
import org.springframework.stereotype.Component;

/** Keeps that the contractor did not come. */
@Component
class RecordContractorSilenceDelegate implements JavaDelegate {

    private final RepairOutside outside;

    RecordContractorSilenceDelegate(RepairOutside outside) {
        this.outside = outside;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable(
                Variable.OUTSIDE_RESULT, outside.contractorSilent(Answers.caseNumber(execution)));
        execution.setVariable(Variable.PROPOSAL, outside.facts(Answers.caseNumber(execution)));
    }
}
