package org.guanjia.complaint.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.complaint.ComplaintService;
import org.guanjia.engine.Answers;
import org.springframework.stereotype.Component;

/** Tells the resident that the report is here while its address is looked for. */
@Component
class AcknowledgeReceiptDelegate implements JavaDelegate {

    private final ComplaintService complaints;

    AcknowledgeReceiptDelegate(ComplaintService complaints) {
        this.complaints = complaints;
    }

    @Override
    public void execute(DelegateExecution execution) {
        complaints.acknowledgeReceipt(Answers.caseNumber(execution));
    }
}
