package org.guanjia.casework.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.casework.CaseModel.Variable;
import org.guanjia.casework.DangerSteps;
import org.guanjia.engine.Answers;
import org.springframework.stereotype.Component;

/** Keeps the call to the police. */
@Component
class RecordPoliceCallDelegate implements JavaDelegate {

    private final DangerSteps dangers;

    RecordPoliceCallDelegate(DangerSteps dangers) {
        this.dangers = dangers;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Answers answers = Answers.in(execution);
        dangers.policeCalled(
                Answers.caseNumber(execution),
                answers.text(Variable.POLICE_ANSWER),
                answers.text(Variable.POLICE_RECEIPT),
                answers.text(Variable.POLICE_NOTE),
                answers.by());
        answers.forget();
    }
}
