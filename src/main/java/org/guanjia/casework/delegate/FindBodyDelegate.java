package org.guanjia.casework.delegate;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.casework.CaseModel.Variable;
import org.guanjia.casework.ReferralSteps;
import org.guanjia.engine.Answers;
import org.guanjia.engine.Decisions;
import org.guanjia.engine.ServiceTimes;
import org.springframework.stereotype.Component;

/** Asks the table whose matter it is. */
@Component
class FindBodyDelegate implements JavaDelegate {

    private final ReferralSteps referrals;
    private final Decisions decisions;
    private final ServiceTimes times;

    FindBodyDelegate(ReferralSteps referrals, Decisions decisions, ServiceTimes times) {
        this.referrals = referrals;
        this.decisions = decisions;
        this.times = times;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        String matter = (String) execution.getVariable(Variable.JURISDICTION);
        Map<String, Object> rule =
                decisions.one(execution, "case-jurisdiction", Map.of("jurisdiction", matter));
        execution.setVariable(
                Variable.RESIDENT_CONTACT_ROLE,
                referrals.open(caseNumber, matter, rule, times.of(caseNumber, "check")));
        execution.setVariable(Variable.PASS_ON, Boolean.TRUE.equals(rule.get("passOn")));
        execution.setVariable(Variable.REFERRED_TO, referrals.referredTo(caseNumber));
    }
}
