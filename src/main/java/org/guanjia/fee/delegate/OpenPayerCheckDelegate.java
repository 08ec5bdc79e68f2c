package org.guanjia.fee.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.engine.ServiceTimes;
import org.guanjia.fee.CollectionModel.Variable;
import org.guanjia.fee.CollectionPayers;
import org.guanjia.fee.CollectionService;
import org.springframework.stereotype.Component;

/** The cashier has to find out who pays. */
@Component
class OpenPayerCheckDelegate implements JavaDelegate {

    private final CollectionPayers payers;
    private final ServiceTimes times;

    OpenPayerCheckDelegate(CollectionPayers payers, ServiceTimes times) {
        this.payers = payers;
        this.times = times;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        execution.setVariable(
                Variable.PROPOSAL, payers.open(caseNumber, times.of(caseNumber, "payerCheck")));
        execution.setVariable(Variable.COLLECTION_CONTINUES, CollectionService.RESUME);
    }
}
