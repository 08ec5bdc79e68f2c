package org.guanjia.repair.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.engine.ServiceTimes;
import org.guanjia.repair.RepairVisit;
import org.springframework.stereotype.Component;

/** Apologises to the resident whom nobody reached in time. */
@Component
class ApologiseForDelayDelegate implements JavaDelegate {

    private final RepairVisit visit;
    private final ServiceTimes times;

    ApologiseForDelayDelegate(RepairVisit visit, ServiceTimes times) {
        this.visit = visit;
        this.times = times;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        visit.apologise(caseNumber, times.of(caseNumber, "arrive"));
    }
}
