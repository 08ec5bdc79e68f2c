package org.guanjia.complaint.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.complaint.ComplaintModel.Variable;
import org.guanjia.complaint.ComplaintService;
import org.guanjia.engine.Answers;
import org.guanjia.engine.Decisions;
import org.guanjia.engine.ServiceTimes;
import org.springframework.stereotype.Component;

/** Names the person in charge to the resident. */
@Component
class AcknowledgeComplaintDelegate implements JavaDelegate {

    private final ComplaintService complaints;
    private final Decisions decisions;
    private final ServiceTimes times;

    AcknowledgeComplaintDelegate(
            ComplaintService complaints, Decisions decisions, ServiceTimes times) {
        this.complaints = complaints;
        this.decisions = decisions;
        this.times = times;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        ComplaintService.Acknowledged done =
                complaints.acknowledge(
                        caseNumber,
                        times.of(caseNumber, complaints.measures(caseNumber)),
                        role -> decisions.above(execution, role));
        execution.setVariable(Variable.HANDLER, done.handler().user());
        execution.setVariable(Variable.HANDLER_ROLE, done.handler().role());
        execution.setVariable(Variable.GRIEVANCE, done.grievance());
        execution.setVariable(Variable.PRAISE, done.praise());
        execution.setVariable(Variable.MAJOR, done.major());
    }
}
