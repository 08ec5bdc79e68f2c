package org.guanjia.fee.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.engine.Decisions;
import org.guanjia.engine.ServiceTimes;
import org.guanjia.fee.CollectionClaims;
import org.guanjia.fee.CollectionModel.Variable;
import org.springframework.stereotype.Component;

/** Generates the evidence pack and asks the table for the procedure. */
@Component
class AssembleEvidenceDelegate implements JavaDelegate {

    private final CollectionClaims claims;
    private final ServiceTimes times;
    private final Decisions decisions;

    AssembleEvidenceDelegate(CollectionClaims claims, ServiceTimes times, Decisions decisions) {
        this.claims = claims;
        this.times = times;
        this.decisions = decisions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        execution.setVariable(
                Variable.PROPOSAL,
                claims.assemble(
                        caseNumber,
                        facts -> decisions.one(execution, "collection-procedure", facts),
                        measure -> times.of(caseNumber, measure)));
    }
}
