package org.guanjia.renovation.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.engine.ServiceTimes;
import org.guanjia.renovation.ViolationMeasures;
import org.springframework.stereotype.Component;

/** Suspends the workers' passes. */
@Component
class SuspendPassesDelegate implements JavaDelegate {

    private final ViolationMeasures measures;
    private final ServiceTimes times;

    SuspendPassesDelegate(ViolationMeasures measures, ServiceTimes times) {
        this.measures = measures;
        this.times = times;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        measures.suspendPasses(caseNumber, measure -> times.of(caseNumber, measure));
    }
}
