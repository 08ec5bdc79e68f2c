package org.guanjia.fee.delegate;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.fee.CollectionModel.Variable;
import org.guanjia.fee.CollectionPlans;
import org.guanjia.fee.CollectionPromises;
import org.guanjia.fee.CollectionService;
import org.springframework.stereotype.Component;

/** Keeps the promise. */
@Component
class RecordPromiseDelegate implements JavaDelegate {

    private final CollectionPromises promises;

    RecordPromiseDelegate(CollectionPromises promises) {
        this.promises = promises;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        CollectionPlans.Next next = promises.record(caseNumber);
        execution.setVariable(Variable.PROMISE_REMIND_AT, Date.from(next.remindAt()));
        execution.setVariable(Variable.PROMISE_DUE_AT, Date.from(next.dueAt()));
        execution.setVariable(Variable.COLLECTION_CONTINUES, CollectionService.RESUME);
    }
}
