package org.guanjia.repair.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.repair.RepairDispatch;
import org.guanjia.repair.RepairModel.Variable;
import org.springframework.stereotype.Component;

/** Keeps the foreman's ruling on a disputed return. */
@Component
class RecordRulingDelegate implements JavaDelegate {

    private final RepairDispatch repairDispatch;

    RecordRulingDelegate(RepairDispatch repairDispatch) {
        this.repairDispatch = repairDispatch;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Answers answers = Answers.in(execution);
        String result =
                repairDispatch.rule(
                        Answers.caseNumber(execution),
                        answers.text(Variable.RULING),
                        answers.text(Variable.RULING_NOTE),
                        answers.by());
        answers.forget();
        execution.setVariable(Variable.DISPATCH_RESULT, result);
    }
}
