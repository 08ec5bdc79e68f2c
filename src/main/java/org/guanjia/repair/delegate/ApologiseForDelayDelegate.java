package org.guanjia.repair.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.repair.RepairVisit;
import org.springframework.stereotype.Component;

/** Apologises to the resident whom nobody reached in time. */
@Component
class ApologiseForDelayDelegate implements JavaDelegate {

    private final RepairVisit visit;

    ApologiseForDelayDelegate(RepairVisit visit) {
        this.visit = visit;
    }

    @Override
    public void execute(DelegateExecution execution) {
        visit.apologise(Answers.caseNumber(execution));
    }
}
