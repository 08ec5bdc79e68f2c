package org.guanjia.complaint.delegate;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.complaint.ComplaintModel.Variable;
import org.guanjia.complaint.ComplaintReopening;
import org.guanjia.complaint.ComplaintReopening.Resumed;
import org.guanjia.engine.Answers;
import org.guanjia.engine.Decisions;
import org.guanjia.engine.ServiceTimes;
import org.springframework.stereotype.Component;

/** Begins the work anew, one step up. */
@Component
class ReopenComplaintDelegate implements JavaDelegate {

    private final ComplaintReopening reopening;
    private final Decisions decisions;
    private final ServiceTimes times;

    ReopenComplaintDelegate(ComplaintReopening reopening, Decisions decisions, ServiceTimes times) {
        this.reopening = reopening;
        this.decisions = decisions;
        this.times = times;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        Resumed resumed =
                reopening.resume(
                        caseNumber,
                        times.of(caseNumber, List.of("contact", "reply", "close")),
                        role -> decisions.above(execution, role));
        execution.setVariable(Variable.HANDLER, resumed.handler().user());
        execution.setVariable(Variable.HANDLER_ROLE, resumed.handler().role());
        execution.setVariable(Variable.HOUSE, resumed.house());
    }
}
