package org.guanjia.casework.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.casework.CaseModel.Variable;
import org.guanjia.casework.SupportProcess;
import org.guanjia.casework.SupportSteps;
import org.guanjia.engine.Answers;
import org.springframework.stereotype.Component;

/** Keeps that the help was given. */
@Component
class RecordSupportDelegate implements JavaDelegate {

    private final SupportSteps supports;

    RecordSupportDelegate(SupportSteps supports) {
        this.supports = supports;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Answers answers = Answers.in(execution);
        supports.given(
                (Long) execution.getVariable(SupportProcess.SUPPORT_ID),
                answers.text(Variable.SUPPORT_RESULT),
                answers.by());
        answers.forget();
    }
}
