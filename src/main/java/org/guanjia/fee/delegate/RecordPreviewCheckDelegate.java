package org.guanjia.fee.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.fee.BillingCases;
import org.guanjia.fee.BillingModel.Variable;
import org.springframework.stereotype.Component;

/** Keeps what the cashier decided about the preview. */
@Component
class RecordPreviewCheckDelegate implements JavaDelegate {

    private final BillingCases billing;

    RecordPreviewCheckDelegate(BillingCases billing) {
        this.billing = billing;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Answers answers = Answers.in(execution);
        String decision = answers.text(Variable.PREVIEW_DECISION);
        billing.checked(
                Answers.caseNumber(execution),
                decision,
                answers.text(Variable.PREVIEW_NOTE),
                answers.by());
        answers.forget();
        execution.removeVariable(Variable.PREVIEW);
        execution.setVariable(Variable.PREVIEW_DECISION, decision);
    }
}
