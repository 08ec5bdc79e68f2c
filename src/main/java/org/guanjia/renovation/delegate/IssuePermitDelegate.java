package org.guanjia.renovation.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.engine.ServiceTimes;
import org.guanjia.renovation.PermitModel.Variable;
import org.guanjia.renovation.PermitOpening;
import org.springframework.stereotype.Component;

/** Issues the permit and the passes. */
@Component
class IssuePermitDelegate implements JavaDelegate {

    private final PermitOpening opening;
    private final ServiceTimes times;

    IssuePermitDelegate(PermitOpening opening, ServiceTimes times) {
        this.opening = opening;
        this.times = times;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        execution.setVariable(
                Variable.SUMMARY,
                opening.issue(
                        caseNumber,
                        times.of(caseNumber, "expiryNotice"),
                        times.of(caseNumber, "passes")));
        execution.setVariable(Variable.PERMIT_ISSUED, true);
    }
}
