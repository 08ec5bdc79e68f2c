package org.guanjia.renovation.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.renovation.PermitReview;
import org.springframework.stereotype.Component;

/** The resident has handed in what was missing. */
@Component
class RecordCompletionDelegate implements JavaDelegate {

    private final PermitReview review;

    RecordCompletionDelegate(PermitReview review) {
        this.review = review;
    }

    @Override
    public void execute(DelegateExecution execution) {
        review.completed(Answers.caseNumber(execution));
    }
}
