package org.guanjia.fee.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.engine.Decisions;
import org.guanjia.engine.ServiceTimes;
import org.guanjia.fee.CollectionDemands;
import org.guanjia.fee.CollectionModel.Variable;
import org.springframework.stereotype.Component;

/** Keeps the draft of the demand. */
@Component
class RecordDemandDraftDelegate implements JavaDelegate {

    private final CollectionDemands demands;
    private final ServiceTimes times;
    private final Decisions decisions;

    RecordDemandDraftDelegate(CollectionDemands demands, ServiceTimes times, Decisions decisions) {
        this.demands = demands;
        this.times = times;
        this.decisions = decisions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        Answers answers = Answers.in(execution);
        String read =
                demands.drafted(
                        caseNumber,
                        new CollectionDemands.Draft(
                                answers.text(Variable.DEMAND_DRAFT),
                                answers.whole(Variable.DEMAND_DAYS),
                                answers.text(Variable.DEMAND_WORDS)),
                        answers.by(),
                        facts -> decisions.one(execution, "collection-demand-period", facts),
                        measure -> times.of(caseNumber, measure));
        answers.forget();
        execution.setVariable(Variable.PROPOSAL, read);
    }
}
