package org.guanjia.complaint.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.complaint.ComplaintFollowUp;
import org.guanjia.engine.Answers;
import org.springframework.stereotype.Component;

/** Asks for the repair of what was found. */
@Component
class RequestRepairDelegate implements JavaDelegate {

    private final ComplaintFollowUp followUp;

    RequestRepairDelegate(ComplaintFollowUp followUp) {
        this.followUp = followUp;
    }

    @Override
    public void execute(DelegateExecution execution) {
        followUp.requestRepair(Answers.caseNumber(execution));
    }
}
