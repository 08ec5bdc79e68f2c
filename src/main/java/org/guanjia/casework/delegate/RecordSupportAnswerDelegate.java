package org.guanjia.casework.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.casework.CaseModel.Variable;
import org.guanjia.casework.SupportProcess;
import org.guanjia.casework.SupportSteps;
import org.guanjia.engine.Answers;
import org.springframework.stereotype.Component;

/** Keeps whether the role helps. */
@Component
class RecordSupportAnswerDelegate implements JavaDelegate {

    private final SupportSteps supports;

    RecordSupportAnswerDelegate(SupportSteps supports) {
        this.supports = supports;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Answers answers = Answers.in(execution);
        boolean accepted =
                supports.answer(
                        (Long) execution.getVariable(SupportProcess.SUPPORT_ID),
                        answers.text(Variable.SUPPORT_ANSWER),
                        answers.text(Variable.SUPPORT_REASON),
                        answers.by());
        answers.forget();
        execution.setVariable(Variable.SUPPORT_ACCEPTED, accepted);
    }
}
