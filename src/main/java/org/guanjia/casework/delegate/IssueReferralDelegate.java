package org.guanjia.casework.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.casework.CaseModel.Variable;
import org.guanjia.casework.ReferralSteps;
import org.guanjia.engine.Answers;
import org.guanjia.engine.ServiceTimes;
import org.springframework.stereotype.Component;

/** Makes the numbered document that passes the matter on. */
@Component
class IssueReferralDelegate implements JavaDelegate {

    private final ReferralSteps referrals;
    private final ServiceTimes times;

    IssueReferralDelegate(ReferralSteps referrals, ServiceTimes times) {
        this.referrals = referrals;
        this.times = times;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        referrals.issue(caseNumber, times.of(caseNumber, "passOn"));
        execution.setVariable(Variable.REFERRED_TO, referrals.referredTo(caseNumber));
    }
}
