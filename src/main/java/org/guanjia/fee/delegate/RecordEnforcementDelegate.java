package org.guanjia.fee.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.fee.CollectionClaims;
import org.guanjia.fee.CollectionModel.Variable;
import org.springframework.stereotype.Component;

/** Keeps what the enforcement brought. */
@Component
class RecordEnforcementDelegate implements JavaDelegate {

    private final CollectionClaims claims;

    RecordEnforcementDelegate(CollectionClaims claims) {
        this.claims = claims;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        Answers answers = Answers.in(execution);
        boolean recovered =
                claims.enforced(
                        caseNumber,
                        answers.text(Variable.ENFORCEMENT_NUMBER),
                        answers.text(Variable.ENFORCEMENT_OUTCOME),
                        answers.text(Variable.ENFORCEMENT_NOTE),
                        answers.by());
        answers.forget();
        execution.setVariable(Variable.MONEY_RECOVERED, recovered);
    }
}
