package org.guanjia.complaint.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.complaint.ComplaintService;
import org.guanjia.engine.Answers;
import org.springframework.stereotype.Component;

/** Thanks the resident and tells who is praised. */
@Component
class PassOnPraiseDelegate implements JavaDelegate {

    private final ComplaintService complaints;

    PassOnPraiseDelegate(ComplaintService complaints) {
        this.complaints = complaints;
    }

    @Override
    public void execute(DelegateExecution execution) {
        complaints.passOnPraise(Answers.caseNumber(execution));
    }
}
