package org.guanjia.fee.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.engine.ServiceTimes;
import org.guanjia.fee.CollectionClaims;
import org.guanjia.fee.CollectionModel.Variable;
import org.springframework.stereotype.Component;

/** Keeps a claim that was accepted. */
@Component
class RecordFilingDelegate implements JavaDelegate {

    private final CollectionClaims claims;
    private final ServiceTimes times;

    RecordFilingDelegate(CollectionClaims claims, ServiceTimes times) {
        this.claims = claims;
        this.times = times;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        Answers answers = Answers.in(execution);
        claims.filed(
                caseNumber,
                answers.text(Variable.CLAIM_PROCEDURE),
                answers.text(Variable.CLAIM_BODY),
                answers.text(Variable.DOCKET_NUMBER),
                answers.day(Variable.FILED_ON),
                answers.by(),
                measure -> times.of(caseNumber, measure));
        answers.forget();
    }
}
