package org.guanjia.fee.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.fee.CollectionClaims;
import org.guanjia.fee.CollectionModel.Variable;
import org.springframework.stereotype.Component;

/** Keeps what was decided on the claim. */
@Component
class RecordJudgmentDelegate implements JavaDelegate {

    private final CollectionClaims claims;

    RecordJudgmentDelegate(CollectionClaims claims) {
        this.claims = claims;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        Answers answers = Answers.in(execution);
        String outcome =
                claims.decided(
                        caseNumber,
                        new CollectionClaims.Decision(
                                answers.text(Variable.CLAIM_OUTCOME),
                                answers.text(Variable.JUDGMENT_NUMBER),
                                answers.number(Variable.AWARDED_AMOUNT),
                                answers.day(Variable.PAY_BY),
                                answers.text(Variable.JUDGMENT_NOTE)),
                        answers.by());
        answers.forget();
        execution.setVariable(Variable.CLAIM_OUTCOME, outcome);
    }
}
