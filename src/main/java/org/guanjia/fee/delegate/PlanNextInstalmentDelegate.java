package org.guanjia.fee.delegate;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.fee.CollectionModel.Variable;
import org.guanjia.fee.CollectionPlans;
import org.springframework.stereotype.Component;

/** Plans when the next part is due. */
@Component
class PlanNextInstalmentDelegate implements JavaDelegate {

    private final CollectionPlans plans;

    PlanNextInstalmentDelegate(CollectionPlans plans) {
        this.plans = plans;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        CollectionPlans.Next next = plans.next(caseNumber);
        execution.setVariable(Variable.INSTALMENT_REMIND_AT, Date.from(next.remindAt()));
        execution.setVariable(Variable.INSTALMENT_DUE_AT, Date.from(next.dueAt()));
    }
}
