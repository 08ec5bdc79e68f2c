package org.guanjia.repair.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.repair.RepairModel.Variable;
import org.guanjia.repair.RepairOutside;
import org.springframework.stereotype.Component;

/** Keeps the developer's answer. */
@Component
class RecordDeveloperAnswerDelegate implements JavaDelegate {

    private final RepairOutside repairOutside;

    RecordDeveloperAnswerDelegate(RepairOutside repairOutside) {
        this.repairOutside = repairOutside;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Answers answers = Answers.in(execution);
        String result =
                repairOutside.developerAnswered(
                        Answers.caseNumber(execution),
                        answers.text(Variable.DEVELOPER_ANSWER),
                        answers.text(Variable.DEVELOPER_NOTE),
                        answers.by());
        answers.forget();
        execution.setVariable(Variable.OUTSIDE_RESULT, result);
    }
}
