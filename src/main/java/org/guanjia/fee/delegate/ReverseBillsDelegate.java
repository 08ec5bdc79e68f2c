package org.guanjia.fee.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.fee.BillingCases;
import org.guanjia.fee.BillingModel.Variable;
import org.springframework.stereotype.Component;

/** Reverses the next chunk of bills. */
@Component
class ReverseBillsDelegate implements JavaDelegate {

    private final BillingCases billing;

    ReverseBillsDelegate(BillingCases billing) {
        this.billing = billing;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable(
                Variable.ALL_REVERSED, billing.reverseChunk(Answers.caseNumber(execution)));
    }
}
