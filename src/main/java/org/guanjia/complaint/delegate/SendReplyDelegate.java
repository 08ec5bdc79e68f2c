package org.guanjia.complaint.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.complaint.ComplaintModel.Variable;
import org.guanjia.complaint.ComplaintResult;
import org.guanjia.engine.Answers;
import org.guanjia.engine.ServiceTimes;
import org.springframework.stereotype.Component;

/** Sends the reply and asks whether it settles the matter. */
@Component
class SendReplyDelegate implements JavaDelegate {

    private final ComplaintResult result;
    private final ServiceTimes times;

    SendReplyDelegate(ComplaintResult result, ServiceTimes times) {
        this.result = result;
        this.times = times;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        ComplaintResult.Replied replied =
                result.reply(
                        caseNumber,
                        times.of(caseNumber, "resolution"),
                        times.of(caseNumber, "resolutionCall"));
        execution.setVariable(Variable.RESIDENT_KNOWN, replied.residentKnown());
        execution.setVariable(Variable.HANDLER, replied.handler().user());
        execution.setVariable(Variable.HANDLER_ROLE, replied.handler().role());
        String resolution = ComplaintResult.UNANSWERED;
        execution.setVariable(Variable.RESOLUTION, resolution);
        execution.setVariable(Variable.COMPLAINT_RESULT, Outcomes.of(resolution));
        execution.setVariable(Variable.PROPOSAL, result.answered(caseNumber));
    }
}
