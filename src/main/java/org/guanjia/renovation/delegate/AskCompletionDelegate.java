package org.guanjia.renovation.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.engine.ServiceTimes;
import org.guanjia.renovation.PermitReview;
import org.springframework.stereotype.Component;

/** Asks the resident for what is missing. */
@Component
class AskCompletionDelegate implements JavaDelegate {

    private final PermitReview review;
    private final ServiceTimes times;

    AskCompletionDelegate(PermitReview review, ServiceTimes times) {
        this.review = review;
        this.times = times;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        review.askCompletion(caseNumber, times.of(caseNumber, "completion"));
    }
}
