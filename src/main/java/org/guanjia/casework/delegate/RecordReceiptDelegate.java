package org.guanjia.casework.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.casework.CaseModel.Variable;
import org.guanjia.casework.ReferralSteps;
import org.guanjia.engine.Answers;
import org.springframework.stereotype.Component;

/** Keeps the body's receipt. */
@Component
class RecordReceiptDelegate implements JavaDelegate {

    private final ReferralSteps referrals;

    RecordReceiptDelegate(ReferralSteps referrals) {
        this.referrals = referrals;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Answers answers = Answers.in(execution);
        referrals.receipt(
                Answers.caseNumber(execution),
                answers.text(Variable.RECEIPT_NUMBER),
                answers.text(Variable.PASS_ON_NOTE),
                answers.by());
        answers.forget();
        execution.setVariable(
                Variable.REFERRED_TO, referrals.referredTo(Answers.caseNumber(execution)));
    }
}
