package org.guanjia.repair.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.repair.RepairModel.Variable;
import org.guanjia.repair.RepairOutside;
import org.springframework.stereotype.Component;

/** Keeps the contractor's answer. */
@Component
class RecordContractWorkDelegate implements JavaDelegate {

    private final RepairOutside repairOutside;

    RecordContractWorkDelegate(RepairOutside repairOutside) {
        this.repairOutside = repairOutside;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Answers answers = Answers.in(execution);
        String result =
                repairOutside.contractorAnswered(
                        Answers.caseNumber(execution),
                        answers.text(Variable.WORK_ANSWER),
                        answers.number(Variable.CONTRACTOR_AMOUNT),
                        answers.text(Variable.WORK_NOTE),
                        answers.by());
        answers.forget();
        execution.setVariable(Variable.OUTSIDE_RESULT, result);
    }
}
