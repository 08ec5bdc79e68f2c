package org.guanjia.fee.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.fee.CollectionDemands;
import org.guanjia.fee.CollectionModel.Variable;
import org.springframework.stereotype.Component;

/** Keeps what the service manager decided on the demand. */
@Component
class RecordDemandApprovalDelegate implements JavaDelegate {

    private final CollectionDemands demands;

    RecordDemandApprovalDelegate(CollectionDemands demands) {
        this.demands = demands;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        Answers answers = Answers.in(execution);
        String decision = answers.text(Variable.DEMAND_DECISION);
        demands.decided(caseNumber, decision, answers.text(Variable.DEMAND_NOTE), answers.by());
        answers.forget();
        execution.setVariable(Variable.DEMAND_DECISION, decision);
    }
}
