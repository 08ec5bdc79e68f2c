package org.guanjia.repair.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.engine.Decisions;
import org.guanjia.repair.RepairModel.Variable;
import org.guanjia.repair.RepairOutside;
import org.springframework.stereotype.Component;

/** Keeps that the developer did not answer. */
@Component
class RecordDeveloperSilenceDelegate implements JavaDelegate {

    private final RepairOutside outside;
    private final Decisions decisions;

    RecordDeveloperSilenceDelegate(RepairOutside outside, Decisions decisions) {
        this.outside = outside;
        this.decisions = decisions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        execution.setVariable(
                Variable.OUTSIDE_RESULT,
                outside.developerSilent(
                        caseNumber,
                        FundLimit.of(decisions, execution, outside.limitFacts(caseNumber))));
        execution.setVariable(Variable.PROPOSAL, outside.facts(caseNumber));
    }
}
