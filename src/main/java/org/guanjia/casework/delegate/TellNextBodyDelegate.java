package org.guanjia.casework.delegate;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.casework.CaseModel.Variable;
import org.guanjia.casework.ReferralSteps;
import org.guanjia.engine.Answers;
import org.guanjia.engine.Decisions;
import org.springframework.stereotype.Component;

/** Tells the resident where to turn next. */
@Component
class TellNextBodyDelegate implements JavaDelegate {

    private final ReferralSteps referrals;
    private final Decisions decisions;

    TellNextBodyDelegate(ReferralSteps referrals, Decisions decisions) {
        this.referrals = referrals;
        this.decisions = decisions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Map<String, Object> rule =
                decisions.one(
                        execution,
                        "case-jurisdiction",
                        Map.of("jurisdiction", execution.getVariable(Variable.JURISDICTION)));
        referrals.tellNext(Answers.caseNumber(execution), (String) rule.get("nextBody"));
    }
}
