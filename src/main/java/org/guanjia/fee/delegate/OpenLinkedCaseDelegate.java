package org.guanjia.fee.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.fee.CollectionDisputes;
import org.guanjia.fee.CollectionModel.Variable;
import org.guanjia.fee.CollectionService;
import org.springframework.stereotype.Component;

/** Asks for the repair or the complaint; the collection stands still. */
@Component
class OpenLinkedCaseDelegate implements JavaDelegate {

    private final CollectionDisputes disputes;

    OpenLinkedCaseDelegate(CollectionDisputes disputes) {
        this.disputes = disputes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        disputes.openLinkedCase(caseNumber);
        execution.setVariable(Variable.COLLECTION_CONTINUES, CollectionService.RESUME);
    }
}
