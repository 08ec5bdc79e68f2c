package org.guanjia.complaint.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.complaint.ComplaintMajor;
import org.guanjia.complaint.ComplaintModel.Variable;
import org.guanjia.complaint.Hand;
import org.guanjia.engine.Answers;
import org.guanjia.engine.Decisions;
import org.guanjia.engine.ServiceTimes;
import org.springframework.stereotype.Component;

/** Tells the managers at once and gives the case an owner. */
@Component
class AlertManagersDelegate implements JavaDelegate {

    private final ComplaintMajor major;
    private final Decisions decisions;
    private final ServiceTimes times;

    AlertManagersDelegate(ComplaintMajor major, Decisions decisions, ServiceTimes times) {
        this.major = major;
        this.decisions = decisions;
        this.times = times;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        Hand owner =
                major.alert(
                        caseNumber,
                        times.of(caseNumber, "contain"),
                        role -> decisions.above(execution, role));
        execution.setVariable(Variable.OWNER, owner.user());
        execution.setVariable(Variable.OWNER_ROLE, owner.role());
    }
}
