package org.guanjia.fee.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.fee.CollectionPlans;
import org.springframework.stereotype.Component;

/** Reminds of the part that is due. */
@Component
class RemindInstalmentDelegate implements JavaDelegate {

    private final CollectionPlans plans;

    RemindInstalmentDelegate(CollectionPlans plans) {
        this.plans = plans;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        plans.remind(caseNumber);
    }
}
