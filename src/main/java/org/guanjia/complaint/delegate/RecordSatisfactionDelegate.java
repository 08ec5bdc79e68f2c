package org.guanjia.complaint.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.complaint.ComplaintModel.Variable;
import org.guanjia.complaint.ComplaintResult;
import org.guanjia.engine.Answers;
import org.springframework.stereotype.Component;

/** Keeps the call-back. */
@Component
class RecordSatisfactionDelegate implements JavaDelegate {

    private final ComplaintResult result;

    RecordSatisfactionDelegate(ComplaintResult result) {
        this.result = result;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Answers answers = Answers.in(execution);
        boolean satisfied =
                result.calledBack(
                        Answers.caseNumber(execution),
                        answers.text(Variable.CALL_BACK_OUTCOME),
                        answers.text(Variable.CALL_BACK_NOTE),
                        answers.by());
        answers.forget();
        execution.setVariable(Variable.STILL_SATISFIED, satisfied);
    }
}
