package org.guanjia.fee.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.fee.CollectionModel.Variable;
import org.guanjia.fee.CollectionPromises;
import org.guanjia.fee.CollectionService;
import org.springframework.stereotype.Component;

/** Looks whether the promise was kept; a broken one means the next stage. */
@Component
class CheckPromiseDelegate implements JavaDelegate {

    private final CollectionPromises promises;

    CheckPromiseDelegate(CollectionPromises promises) {
        this.promises = promises;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        boolean kept = promises.kept(caseNumber);
        execution.setVariable(Variable.PROMISE_KEPT, kept);
        if (!kept) {
            execution.setVariable(Variable.COLLECTION_CONTINUES, CollectionService.NEXT_STAGE);
        }
    }
}
