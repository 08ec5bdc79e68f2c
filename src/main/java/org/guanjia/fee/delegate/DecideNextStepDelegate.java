package org.guanjia.fee.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.engine.Decisions;
import org.guanjia.engine.ServiceTimes;
import org.guanjia.fee.CollectionModel.Variable;
import org.guanjia.fee.CollectionService;
import org.springframework.stereotype.Component;

/** Decides what is done next. */
@Component
class DecideNextStepDelegate implements JavaDelegate {

    private final CollectionService collections;
    private final Decisions decisions;
    private final ServiceTimes times;

    DecideNextStepDelegate(CollectionService collections, Decisions decisions, ServiceTimes times) {
        this.collections = collections;
        this.decisions = decisions;
        this.times = times;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        CollectionService.Step step =
                collections.decide(
                        caseNumber,
                        facts -> decisions.one(execution, "collection-stage", facts),
                        measure -> times.of(caseNumber, measure));
        execution.setVariable(Variable.NEXT_STEP, step.step());
        execution.setVariable(Variable.CONTACT_CHANNEL, step.channel());
        execution.setVariable(Variable.REASON_CODE, step.reason());
        execution.setVariable(Variable.HOUSE, step.house());
        execution.setVariable(Variable.SUMMARY, step.summary());
        execution.setVariable(Variable.COLLECTION_CONTINUES, CollectionService.RESUME);
    }
}
