package org.guanjia.fee.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.fee.CollectionPromises;
import org.springframework.stereotype.Component;

/** Reminds of the promise. */
@Component
class RemindPromiseDelegate implements JavaDelegate {

    private final CollectionPromises promises;

    RemindPromiseDelegate(CollectionPromises promises) {
        this.promises = promises;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        promises.remind(caseNumber);
    }
}
