package org.guanjia.casework.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.casework.CaseModel.Variable;
import org.guanjia.casework.DangerSteps;
import org.guanjia.engine.Answers;
import org.springframework.stereotype.Component;

/** Keeps how the people were made safe. */
@Component
class RecordProtectionDelegate implements JavaDelegate {

    private final DangerSteps dangers;

    RecordProtectionDelegate(DangerSteps dangers) {
        this.dangers = dangers;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Answers answers = Answers.in(execution);
        dangers.protectedBy(
                Answers.caseNumber(execution),
                answers.text(Variable.PROTECT_OUTCOME),
                answers.text(Variable.PARTNER),
                answers.text(Variable.PROTECT_NOTE),
                answers.by());
        answers.forget();
    }
}
