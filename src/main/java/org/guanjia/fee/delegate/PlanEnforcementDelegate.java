package org.guanjia.fee.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.engine.ServiceTimes;
import org.guanjia.fee.CollectionClaims;
import org.springframework.stereotype.Component;

/** The lawyer's time to enforce begins. */
@Component
class PlanEnforcementDelegate implements JavaDelegate {

    private final CollectionClaims claims;
    private final ServiceTimes times;

    PlanEnforcementDelegate(CollectionClaims claims, ServiceTimes times) {
        this.claims = claims;
        this.times = times;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        claims.planEnforcement(caseNumber, measure -> times.of(caseNumber, measure));
    }
}
