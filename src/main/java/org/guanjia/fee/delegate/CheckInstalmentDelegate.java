package org.guanjia.fee.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.fee.CollectionModel.Variable;
import org.guanjia.fee.CollectionPlans;
import org.springframework.stereotype.Component;

/** Looks whether the part was paid. */
@Component
class CheckInstalmentDelegate implements JavaDelegate {

    private final CollectionPlans plans;

    CheckInstalmentDelegate(CollectionPlans plans) {
        this.plans = plans;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        CollectionPlans.Checked checked = plans.check(caseNumber);
        execution.setVariable(Variable.PLAN_STATE, checked.state());
        if (checked.continues() != null) {
            execution.setVariable(Variable.COLLECTION_CONTINUES, checked.continues());
        }
    }
}
