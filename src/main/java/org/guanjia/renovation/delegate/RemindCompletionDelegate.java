package org.guanjia.renovation.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.renovation.PermitReview;
import org.springframework.stereotype.Component;

/** Reminds the resident of what is missing. */
@Component
class RemindCompletionDelegate implements JavaDelegate {

    private final PermitReview review;

    RemindCompletionDelegate(PermitReview review) {
        this.review = review;
    }

    @Override
    public void execute(DelegateExecution execution) {
        review.remindCompletion(Answers.caseNumber(execution));
    }
}
