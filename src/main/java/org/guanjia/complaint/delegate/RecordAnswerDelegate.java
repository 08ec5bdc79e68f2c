package org.guanjia.complaint.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.complaint.ComplaintModel.Variable;
import org.guanjia.complaint.ComplaintService;
import org.guanjia.engine.Answers;
import org.springframework.stereotype.Component;

/** Sends the answer to a suggestion or an enquiry. */
@Component
class RecordAnswerDelegate implements JavaDelegate {

    private final ComplaintService complaints;

    RecordAnswerDelegate(ComplaintService complaints) {
        this.complaints = complaints;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Answers answers = Answers.in(execution);
        complaints.answered(
                Answers.caseNumber(execution), answers.text(Variable.ANSWER_TEXT), answers.by());
        answers.forget();
    }
}
