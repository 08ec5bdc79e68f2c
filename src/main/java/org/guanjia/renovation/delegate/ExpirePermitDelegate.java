package org.guanjia.renovation.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.engine.ServiceTimes;
import org.guanjia.renovation.PermitValidity;
import org.springframework.stereotype.Component;

/** The validity is over: somebody looks at the site. */
@Component
class ExpirePermitDelegate implements JavaDelegate {

    private final PermitValidity validity;
    private final ServiceTimes times;

    ExpirePermitDelegate(PermitValidity validity, ServiceTimes times) {
        this.validity = validity;
        this.times = times;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        validity.expire(caseNumber, times.of(caseNumber, "siteCheck"));
    }
}
