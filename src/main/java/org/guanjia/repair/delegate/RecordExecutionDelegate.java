package org.guanjia.repair.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.repair.RepairModel.Variable;
import org.guanjia.repair.RepairOutside;
import org.springframework.stereotype.Component;

/** Keeps who does the work after all. */
@Component
class RecordExecutionDelegate implements JavaDelegate {

    private final RepairOutside repairOutside;

    RecordExecutionDelegate(RepairOutside repairOutside) {
        this.repairOutside = repairOutside;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Answers answers = Answers.in(execution);
        String result =
                repairOutside.arranged(
                        Answers.caseNumber(execution),
                        answers.text(Variable.EXECUTION),
                        answers.text(Variable.EXECUTION_NOTE),
                        answers.by());
        answers.forget();
        execution.setVariable(Variable.OUTSIDE_RESULT, result);
    }
}
