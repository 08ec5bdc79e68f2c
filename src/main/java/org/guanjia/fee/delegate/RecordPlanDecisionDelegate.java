package org.guanjia.fee.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.fee.CollectionModel.Variable;
import org.guanjia.fee.CollectionPlans;
import org.springframework.stereotype.Component;

/** Keeps the project manager's word. */
@Component
class RecordPlanDecisionDelegate implements JavaDelegate {

    private final CollectionPlans plans;

    RecordPlanDecisionDelegate(CollectionPlans plans) {
        this.plans = plans;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        Answers answers = Answers.in(execution);
        boolean approved =
                plans.decided(
                        caseNumber,
                        answers.text(Variable.PLAN_DECISION),
                        answers.text(Variable.PLAN_NOTE),
                        answers.by());
        answers.forget();
        execution.setVariable(Variable.PLAN_APPROVED, approved);
    }
}
