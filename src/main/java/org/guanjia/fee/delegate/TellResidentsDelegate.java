package org.guanjia.fee.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.fee.BillingCases;
import org.guanjia.fee.BillingModel.Variable;
import org.springframework.stereotype.Component;

/** Tells the next residents what they are billed. */
@Component
class TellResidentsDelegate implements JavaDelegate {

    private final BillingCases billing;

    TellResidentsDelegate(BillingCases billing) {
        this.billing = billing;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable(Variable.ALL_TOLD, billing.tellChunk(Answers.caseNumber(execution)));
    }
}
