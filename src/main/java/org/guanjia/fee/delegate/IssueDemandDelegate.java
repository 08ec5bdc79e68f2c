package org.guanjia.fee.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.engine.ServiceTimes;
import org.guanjia.fee.CollectionDemands;
import org.springframework.stereotype.Component;

/** Issues the demand. */
@Component
class IssueDemandDelegate implements JavaDelegate {

    private final CollectionDemands demands;
    private final ServiceTimes times;

    IssueDemandDelegate(CollectionDemands demands, ServiceTimes times) {
        this.demands = demands;
        this.times = times;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        demands.issue(caseNumber, measure -> times.of(caseNumber, measure));
    }
}
