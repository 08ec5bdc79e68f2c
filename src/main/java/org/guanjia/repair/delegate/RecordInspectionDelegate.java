package org.guanjia.repair.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.repair.RepairModel.Variable;
import org.guanjia.repair.RepairOutside;
import org.springframework.stereotype.Component;

/** Keeps the foreman's inspection of a contractor's work. */
@Component
class RecordInspectionDelegate implements JavaDelegate {

    private final RepairOutside repairOutside;

    RecordInspectionDelegate(RepairOutside repairOutside) {
        this.repairOutside = repairOutside;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Answers answers = Answers.in(execution);
        String result =
                repairOutside.inspected(
                        Answers.caseNumber(execution),
                        answers.text(Variable.INSPECTION),
                        answers.text(Variable.CONTRACTOR_RATING),
                        answers.text(Variable.INSPECTION_NOTE),
                        answers.by());
        answers.forget();
        execution.setVariable(Variable.OUTSIDE_RESULT, result);
    }
}
