package org.guanjia.fee.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.engine.ServiceTimes;
import org.guanjia.fee.CollectionModel.Variable;
import org.guanjia.fee.CollectionPlans;
import org.guanjia.fee.CollectionService;
import org.springframework.stereotype.Component;

/** The cashier has to agree a plan. */
@Component
class OpenHardshipDelegate implements JavaDelegate {

    private final CollectionPlans plans;
    private final ServiceTimes times;

    OpenHardshipDelegate(CollectionPlans plans, ServiceTimes times) {
        this.plans = plans;
        this.times = times;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        execution.setVariable(
                Variable.PROPOSAL, plans.open(caseNumber, times.of(caseNumber, "planProposal")));
        execution.setVariable(Variable.COLLECTION_CONTINUES, CollectionService.RESUME);
    }
}
