package org.guanjia.fee.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.engine.ServiceTimes;
import org.guanjia.fee.CollectionModel.Variable;
import org.guanjia.fee.CollectionPlans;
import org.springframework.stereotype.Component;

/** Keeps the plan that was agreed. */
@Component
class RecordPlanProposalDelegate implements JavaDelegate {

    private final CollectionPlans plans;
    private final ServiceTimes times;

    RecordPlanProposalDelegate(CollectionPlans plans, ServiceTimes times) {
        this.plans = plans;
        this.times = times;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        Answers answers = Answers.in(execution);
        plans.proposed(
                caseNumber,
                new CollectionPlans.Proposal(
                        answers.whole(Variable.INSTALMENTS),
                        answers.day(Variable.FIRST_DUE_ON),
                        answers.yes(Variable.DEBT_ACKNOWLEDGED),
                        answers.text(Variable.PLAN_REASON)),
                answers.by(),
                times.of(caseNumber, "planApproval"));
        answers.forget();
        execution.setVariable(Variable.PROPOSAL, plans.proposal(caseNumber));
    }
}
