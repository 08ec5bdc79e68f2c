package org.guanjia.fee.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.fee.CollectionDisputes;
import org.guanjia.fee.CollectionModel.Variable;
import org.springframework.stereotype.Component;

/** Books the correction. */
@Component
class CorrectBillDelegate implements JavaDelegate {

    private final CollectionDisputes disputes;

    CorrectBillDelegate(CollectionDisputes disputes) {
        this.disputes = disputes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        execution.setVariable(Variable.COLLECTION_CONTINUES, disputes.correct(caseNumber));
    }
}
