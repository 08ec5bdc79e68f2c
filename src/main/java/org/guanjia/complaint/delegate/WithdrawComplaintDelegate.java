package org.guanjia.complaint.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.complaint.ComplaintModel.Variable;
import org.guanjia.complaint.ComplaintService;
import org.guanjia.engine.Answers;
import org.springframework.stereotype.Component;

/** Ends the case by the resident's wish. */
@Component
class WithdrawComplaintDelegate implements JavaDelegate {

    private final ComplaintService complaints;

    WithdrawComplaintDelegate(ComplaintService complaints) {
        this.complaints = complaints;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable(
                Variable.MAJOR,
                complaints.withdraw(
                        Answers.caseNumber(execution),
                        (String) execution.getVariable(Variable.WITHDRAWAL_REASON)));
    }
}
