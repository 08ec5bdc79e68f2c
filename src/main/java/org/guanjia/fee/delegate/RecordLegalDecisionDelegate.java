package org.guanjia.fee.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.engine.Decisions;
import org.guanjia.engine.ServiceTimes;
import org.guanjia.fee.CollectionLegal;
import org.guanjia.fee.CollectionModel.Variable;
import org.springframework.stereotype.Component;

/** Keeps which step was decided on. */
@Component
class RecordLegalDecisionDelegate implements JavaDelegate {

    private final CollectionLegal legal;
    private final ServiceTimes times;
    private final Decisions decisions;

    RecordLegalDecisionDelegate(CollectionLegal legal, ServiceTimes times, Decisions decisions) {
        this.legal = legal;
        this.times = times;
        this.decisions = decisions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        Answers answers = Answers.in(execution);
        String step =
                legal.approved(
                        caseNumber,
                        answers.text(Variable.REMEDY),
                        answers.text(Variable.REMEDY_NOTE),
                        answers.by(),
                        facts -> decisions.one(execution, "collection-remedy", facts),
                        measure -> times.of(caseNumber, measure));
        answers.forget();
        execution.setVariable(Variable.REMEDY, step);
    }
}
