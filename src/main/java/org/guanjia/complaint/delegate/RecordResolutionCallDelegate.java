package org.guanjia.complaint.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.complaint.ComplaintModel.Variable;
import org.guanjia.complaint.ComplaintResult;
import org.guanjia.engine.Answers;
import org.springframework.stereotype.Component;

/** Keeps the telephone call after three days of silence. */
@Component
class RecordResolutionCallDelegate implements JavaDelegate {

    private final ComplaintResult result;

    RecordResolutionCallDelegate(ComplaintResult result) {
        this.result = result;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Answers answers = Answers.in(execution);
        String resolution =
                result.phoned(
                        Answers.caseNumber(execution),
                        answers.text(Variable.PHONE_OUTCOME),
                        answers.text(Variable.PHONE_NOTE),
                        answers.by());
        answers.forget();
        execution.setVariable(Variable.RESOLUTION, resolution);
        execution.setVariable(Variable.COMPLAINT_RESULT, Outcomes.of(resolution));
    }
}
