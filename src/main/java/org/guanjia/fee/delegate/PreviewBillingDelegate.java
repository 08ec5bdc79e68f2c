package org.guanjia.fee.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.fee.BillingCases;
import org.guanjia.fee.BillingModel.Variable;
import org.springframework.stereotype.Component;

/** Tries the run out and hands the cashier what it would bill. */
@Component
class PreviewBillingDelegate implements JavaDelegate {

    private final BillingCases billing;

    PreviewBillingDelegate(BillingCases billing) {
        this.billing = billing;
    }

    @Override
    public void execute(DelegateExecution execution) {
        BillingCases.Preview preview = billing.preview(Answers.caseNumber(execution));
        execution.setVariable(Variable.HOUSE, preview.community());
        execution.setVariable(Variable.SUMMARY, preview.summary());
        execution.setVariable(Variable.PREVIEW, preview.text());
    }
}
