package org.guanjia.fee.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.engine.ServiceTimes;
import org.guanjia.fee.CollectionDisputes;
import org.guanjia.fee.CollectionModel.Variable;
import org.guanjia.fee.CollectionService;
import org.springframework.stereotype.Component;

/** The cashier has to check the amount. */
@Component
class OpenAmountCheckDelegate implements JavaDelegate {

    private final CollectionDisputes disputes;
    private final ServiceTimes times;

    OpenAmountCheckDelegate(CollectionDisputes disputes, ServiceTimes times) {
        this.disputes = disputes;
        this.times = times;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        execution.setVariable(
                Variable.PROPOSAL,
                disputes.openAmountCheck(caseNumber, times.of(caseNumber, "amountCheck")));
        execution.setVariable(Variable.COLLECTION_CONTINUES, CollectionService.RESUME);
    }
}
