package org.guanjia.fee.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.fee.CollectionModel.Variable;
import org.guanjia.fee.CollectionReasons;
import org.springframework.stereotype.Component;

/** They refuse: the next stage. */
@Component
class RecordRefusalDelegate implements JavaDelegate {

    private final CollectionReasons reasons;

    RecordRefusalDelegate(CollectionReasons reasons) {
        this.reasons = reasons;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        execution.setVariable(Variable.COLLECTION_CONTINUES, reasons.refused(caseNumber));
    }
}
