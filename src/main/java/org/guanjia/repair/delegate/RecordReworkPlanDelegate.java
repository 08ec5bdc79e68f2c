package org.guanjia.repair.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.repair.RepairModel.Variable;
import org.guanjia.repair.RepairResult;
import org.springframework.stereotype.Component;

/** Keeps the lead's plan for the rework. */
@Component
class RecordReworkPlanDelegate implements JavaDelegate {

    private final RepairResult repairResult;

    RecordReworkPlanDelegate(RepairResult repairResult) {
        this.repairResult = repairResult;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Answers answers = Answers.in(execution);
        repairResult.planned(
                Answers.caseNumber(execution),
                answers.text(Variable.REWORK_TECHNICIAN),
                answers.text(Variable.REWORK_NOTE),
                answers.by());
        answers.forget();
    }
}
