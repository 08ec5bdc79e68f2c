package org.guanjia.fee.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.fee.CollectionModel.Variable;
import org.guanjia.fee.CollectionService;
import org.springframework.stereotype.Component;

/** Ends a collection because all is paid, of itself or after a judgment. */
@Component
class SettleCollectionDelegate implements JavaDelegate {

    private final CollectionService collections;

    SettleCollectionDelegate(CollectionService collections) {
        this.collections = collections;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable(
                Variable.CLOSE_TYPE, collections.settle(Answers.caseNumber(execution)));
    }
}
