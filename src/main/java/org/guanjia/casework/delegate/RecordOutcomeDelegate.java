package org.guanjia.casework.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.casework.CaseModel.Variable;
import org.guanjia.casework.ReferralSteps;
import org.guanjia.engine.Answers;
import org.springframework.stereotype.Component;

/** Keeps what the follow-up found. */
@Component
class RecordOutcomeDelegate implements JavaDelegate {

    private final ReferralSteps referrals;

    RecordOutcomeDelegate(ReferralSteps referrals) {
        this.referrals = referrals;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Answers answers = Answers.in(execution);
        String outcome = answers.text(Variable.OUTCOME_ANSWER);
        referrals.outcome(
                Answers.caseNumber(execution),
                outcome,
                answers.text(Variable.OUTCOME_NOTE),
                answers.by());
        answers.forget();
        execution.setVariable(Variable.MATTER_OUTCOME, outcome);
    }
}
