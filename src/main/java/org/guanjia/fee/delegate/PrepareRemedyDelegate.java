package org.guanjia.fee.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.engine.Decisions;
import org.guanjia.engine.ServiceTimes;
import org.guanjia.fee.CollectionLegal;
import org.guanjia.fee.CollectionModel.Variable;
import org.springframework.stereotype.Component;

/** Asks the table which step follows, for whoever decides. */
@Component
class PrepareRemedyDelegate implements JavaDelegate {

    private final CollectionLegal legal;
    private final ServiceTimes times;
    private final Decisions decisions;

    PrepareRemedyDelegate(CollectionLegal legal, ServiceTimes times, Decisions decisions) {
        this.legal = legal;
        this.times = times;
        this.decisions = decisions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        execution.setVariable(
                Variable.PROPOSAL,
                legal.prepare(
                        caseNumber,
                        facts -> decisions.one(execution, "collection-remedy", facts),
                        measure -> times.of(caseNumber, measure)));
    }
}
