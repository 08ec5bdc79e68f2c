package org.guanjia.casework.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.casework.ReferralSteps;
import org.guanjia.engine.Answers;
import org.springframework.stereotype.Component;

/** Tells the resident who is responsible, how to reach them, and why. */
@Component
class InformResidentDelegate implements JavaDelegate {

    private final ReferralSteps referrals;

    InformResidentDelegate(ReferralSteps referrals) {
        this.referrals = referrals;
    }

    @Override
    public void execute(DelegateExecution execution) {
        referrals.inform(Answers.caseNumber(execution));
    }
}
