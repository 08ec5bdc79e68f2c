package org.guanjia.complaint.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.complaint.ComplaintModel.Variable;
import org.guanjia.complaint.ComplaintShortWay;
import org.guanjia.engine.Answers;
import org.springframework.stereotype.Component;

/** Sends the answer to a suggestion or an enquiry. */
@Component
class RecordAnswerDelegate implements JavaDelegate {

    private final ComplaintShortWay shortWay;

    RecordAnswerDelegate(ComplaintShortWay shortWay) {
        this.shortWay = shortWay;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Answers answers = Answers.in(execution);
        shortWay.answered(
                Answers.caseNumber(execution), answers.text(Variable.ANSWER_TEXT), answers.by());
        answers.forget();
    }
}
