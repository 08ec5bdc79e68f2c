package org.guanjia.fee.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.fee.CollectionPayers;
import org.springframework.stereotype.Component;

/** Somebody else pays from that day on. */
@Component
class ChangePayerDelegate implements JavaDelegate {

    private final CollectionPayers payers;

    ChangePayerDelegate(CollectionPayers payers) {
        this.payers = payers;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        payers.change(caseNumber);
    }
}
