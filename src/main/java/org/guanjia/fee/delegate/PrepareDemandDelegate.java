package org.guanjia.fee.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.engine.ServiceTimes;
import org.guanjia.fee.CollectionDemands;
import org.guanjia.fee.CollectionModel.Variable;
import org.guanjia.fee.CollectionService;
import org.springframework.stereotype.Component;

/** Works out what is owed, for whoever drafts. */
@Component
class PrepareDemandDelegate implements JavaDelegate {

    private final CollectionDemands demands;
    private final ServiceTimes times;

    PrepareDemandDelegate(CollectionDemands demands, ServiceTimes times) {
        this.demands = demands;
        this.times = times;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        execution.setVariable(Variable.COLLECTION_CONTINUES, CollectionService.RESUME);
        execution.setVariable(
                Variable.PROPOSAL,
                demands.prepare(caseNumber, measure -> times.of(caseNumber, measure)));
    }
}
