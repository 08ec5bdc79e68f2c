package org.guanjia.fee.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.fee.CollectionModel.Variable;
import org.guanjia.fee.CollectionService;
import org.springframework.stereotype.Component;

/** Reads anew what is owed. */
@Component
class RecordPaymentDelegate implements JavaDelegate {

    private final CollectionService collections;

    RecordPaymentDelegate(CollectionService collections) {
        this.collections = collections;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable(
                Variable.DEBT_SETTLED, collections.paid(Answers.caseNumber(execution)));
    }
}
