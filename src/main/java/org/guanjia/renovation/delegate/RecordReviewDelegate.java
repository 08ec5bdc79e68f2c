package org.guanjia.renovation.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.renovation.PermitModel.Variable;
import org.guanjia.renovation.PermitReview;
import org.springframework.stereotype.Component;

/** Keeps the reviewer's word. */
@Component
class RecordReviewDelegate implements JavaDelegate {

    private final PermitReview review;

    RecordReviewDelegate(PermitReview review) {
        this.review = review;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        Answers answers = Answers.in(execution);
        String result =
                review.reviewed(
                        caseNumber,
                        answers.text(Variable.REVIEW),
                        answers.text(Variable.MISSING_PAPERS),
                        answers.text(Variable.REVIEW_NOTE),
                        answers.by());
        answers.forget();
        execution.setVariable(Variable.APPLICATION_RESULT, result);
    }
}
