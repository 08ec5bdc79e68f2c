package org.guanjia.fee.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.fee.CollectionModel.Variable;
import org.guanjia.fee.CollectionService;
import org.springframework.stereotype.Component;

/** Takes a collection back. */
@Component
class WithdrawCollectionDelegate implements JavaDelegate {

    private final CollectionService collections;

    WithdrawCollectionDelegate(CollectionService collections) {
        this.collections = collections;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Answers answers = Answers.in(execution);
        collections.withdraw(
                Answers.caseNumber(execution), answers.text(Variable.WITHDRAWAL_REASON));
        answers.forget();
    }
}
