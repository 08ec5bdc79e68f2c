package org.guanjia.fee.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.fee.BillingCases;
import org.guanjia.fee.BillingModel.Variable;
import org.springframework.stereotype.Component;

/** Keeps whether the project manager approves the reversal. */
@Component
class RecordReversalDecisionDelegate implements JavaDelegate {

    private final BillingCases billing;

    RecordReversalDecisionDelegate(BillingCases billing) {
        this.billing = billing;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Answers answers = Answers.in(execution);
        boolean approved = answers.yes(Variable.REVERSAL_APPROVED);
        billing.reversalDecided(
                Answers.caseNumber(execution),
                approved,
                answers.text(Variable.REVERSAL_NOTE),
                answers.by());
        answers.forget();
        execution.removeVariable(Variable.REVERSAL_REASON);
        execution.setVariable(Variable.REVERSAL_APPROVED, approved);
    }
}
