package org.guanjia.complaint.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.complaint.ComplaintModel.Variable;
import org.guanjia.complaint.ComplaintResult;
import org.guanjia.complaint.Hand;
import org.guanjia.engine.Answers;
import org.guanjia.engine.Decisions;
import org.guanjia.engine.ServiceTimes;
import org.springframework.stereotype.Component;

/** Takes the case one step up, or to those who mediate. */
@Component
class RaiseComplaintDelegate implements JavaDelegate {

    private final ComplaintResult result;
    private final Decisions decisions;
    private final ServiceTimes times;

    RaiseComplaintDelegate(ComplaintResult result, Decisions decisions, ServiceTimes times) {
        this.result = result;
        this.decisions = decisions;
        this.times = times;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        Hand investigator =
                result.raise(
                        caseNumber,
                        times.of(caseNumber, "investigate"),
                        times.of(caseNumber, "reply"),
                        asked -> decisions.one(execution, "complaint-severity", asked),
                        role -> decisions.above(execution, role));
        execution.setVariable(Variable.STEP_LEFT, investigator != null);
        if (investigator == null) {
            execution.setVariable(Variable.JURISDICTION, result.mediator(caseNumber));
            execution.setVariable(Variable.COMPLAINT_RESULT, Outcomes.NOT_SETTLED);
        } else {
            execution.setVariable(Variable.INVESTIGATOR, investigator.user());
            execution.setVariable(Variable.INVESTIGATOR_ROLE, investigator.role());
        }
        execution.setVariable(Variable.FINDINGS, result.findings(caseNumber));
    }
}
