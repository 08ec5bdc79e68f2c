package org.guanjia.renovation.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.engine.ServiceTimes;
import org.guanjia.renovation.PermitModel.Variable;
import org.guanjia.renovation.PermitValidity;
import org.springframework.stereotype.Component;

/** Warns of the end, or finds that it has come. */
@Component
class CheckValidityDelegate implements JavaDelegate {

    private final PermitValidity validity;
    private final ServiceTimes times;

    CheckValidityDelegate(PermitValidity validity, ServiceTimes times) {
        this.validity = validity;
        this.times = times;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        execution.setVariable(
                Variable.VALIDITY_OVER,
                validity.check(caseNumber, times.of(caseNumber, "expiryNotice")));
    }
}
