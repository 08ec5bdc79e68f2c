package org.guanjia.fee.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.fee.CollectionLegal;
import org.guanjia.fee.CollectionModel.Variable;
import org.springframework.stereotype.Component;

/** Keeps what came of the step, and says whether the collection goes on. */
@Component
class CloseLegalStepDelegate implements JavaDelegate {

    private final CollectionLegal legal;

    CloseLegalStepDelegate(CollectionLegal legal) {
        this.legal = legal;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        execution.setVariable(Variable.COLLECTION_CONTINUES, legal.close(caseNumber));
    }
}
