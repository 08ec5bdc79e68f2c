package org.guanjia.renovation.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.renovation.PermitService;
import org.springframework.stereotype.Component;

/** The resident has handed in what was missing. */
@Component
class RecordCompletionDelegate implements JavaDelegate {

    private final PermitService permits;

    RecordCompletionDelegate(PermitService permits) {
        this.permits = permits;
    }

    @Override
    public void execute(DelegateExecution execution) {
        permits.completed(Answers.caseNumber(execution));
    }
}
