package org.guanjia.renovation.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.engine.ServiceTimes;
import org.guanjia.renovation.PermitModel.Variable;
import org.guanjia.renovation.PermitReview;
import org.springframework.stereotype.Component;

/** Compares what was handed in with what the works need. */
@Component
class CheckWorksDelegate implements JavaDelegate {

    private final PermitReview review;
    private final ServiceTimes times;

    CheckWorksDelegate(PermitReview review, ServiceTimes times) {
        this.review = review;
        this.times = times;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        PermitReview.Checked checked =
                review.checkWorks(caseNumber, times.of(caseNumber, "review"));
        execution.setVariable(Variable.HOUSE, checked.house());
        execution.setVariable(Variable.SUMMARY, checked.summary());
        execution.setVariable(Variable.REVIEW_FINDINGS, checked.findings());
        execution.setVariable(Variable.APPLICATION_COMPLETE, checked.complete());
    }
}
