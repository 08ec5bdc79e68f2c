package org.guanjia.repair.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.engine.Decisions;
import org.guanjia.repair.RepairModel.Variable;
import org.guanjia.repair.RepairOutside;
import org.springframework.stereotype.Component;

/** Keeps the contractor's answer. */
@Component
class RecordContractWorkDelegate implements JavaDelegate {

    private final RepairOutside repairOutside;
    private final Decisions decisions;

    RecordContractWorkDelegate(RepairOutside repairOutside, Decisions decisions) {
        this.repairOutside = repairOutside;
        this.decisions = decisions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Answers answers = Answers.in(execution);
        String caseNumber = Answers.caseNumber(execution);
        String result =
                repairOutside.contractorAnswered(
                        caseNumber,
                        answers.text(Variable.WORK_ANSWER),
                        answers.number(Variable.CONTRACTOR_AMOUNT),
                        answers.text(Variable.WORK_NOTE),
                        FundLimit.of(decisions, execution, repairOutside.limitFacts(caseNumber)),
                        answers.by());
        answers.forget();
        execution.setVariable(Variable.OUTSIDE_RESULT, result);
        execution.setVariable(Variable.PROPOSAL, repairOutside.facts(caseNumber));
    }
}
