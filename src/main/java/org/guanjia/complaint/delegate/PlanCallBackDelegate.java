package org.guanjia.complaint.delegate;

import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.complaint.ComplaintModel.Variable;
import org.guanjia.complaint.ComplaintResult;
import org.guanjia.complaint.Hand;
import org.guanjia.engine.Answers;
import org.guanjia.engine.Decisions;
import org.guanjia.engine.ServiceTimes;
import org.springframework.stereotype.Component;

/** Finds somebody for the call-back who had no part in the case. */
@Component
class PlanCallBackDelegate implements JavaDelegate {

    private final ComplaintResult result;
    private final Decisions decisions;
    private final ServiceTimes times;

    PlanCallBackDelegate(ComplaintResult result, Decisions decisions, ServiceTimes times) {
        this.result = result;
        this.decisions = decisions;
        this.times = times;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        Optional<Hand> caller =
                result.planCallBack(
                        caseNumber,
                        times.of(caseNumber, "callback"),
                        role -> decisions.above(execution, role));
        execution.setVariable(Variable.CALLER_FOUND, caller.isPresent());
        execution.setVariable(Variable.STILL_SATISFIED, true);
        caller.ifPresent(
                hand -> {
                    execution.setVariable(Variable.CALLER, hand.user());
                    execution.setVariable(Variable.CALLER_ROLE, hand.role());
                });
        execution.setVariable(Variable.PROPOSAL, result.answered(caseNumber));
    }
}
