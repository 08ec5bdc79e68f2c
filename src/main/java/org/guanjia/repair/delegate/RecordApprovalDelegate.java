package org.guanjia.repair.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.repair.RepairModel.Variable;
import org.guanjia.repair.RepairOutside;
import org.springframework.stereotype.Component;

/** Keeps the project manager's decision on the fund. */
@Component
class RecordApprovalDelegate implements JavaDelegate {

    private final RepairOutside repairOutside;

    RecordApprovalDelegate(RepairOutside repairOutside) {
        this.repairOutside = repairOutside;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Answers answers = Answers.in(execution);
        String result =
                repairOutside.fundDecided(
                        Answers.caseNumber(execution),
                        answers.text(Variable.APPROVAL),
                        answers.text(Variable.APPROVAL_NOTE),
                        answers.by());
        answers.forget();
        execution.setVariable(Variable.OUTSIDE_RESULT, result);
        execution.setVariable(
                Variable.PROPOSAL, repairOutside.facts(Answers.caseNumber(execution)));
    }
}
