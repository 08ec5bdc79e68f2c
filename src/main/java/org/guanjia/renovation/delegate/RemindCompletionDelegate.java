package org.guanjia.renovation.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.renovation.PermitService;
import org.springframework.stereotype.Component;

/** Reminds the resident of what is missing. */
@Component
class RemindCompletionDelegate implements JavaDelegate {

    private final PermitService permits;

    RemindCompletionDelegate(PermitService permits) {
        this.permits = permits;
    }

    @Override
    public void execute(DelegateExecution execution) {
        permits.remindCompletion(Answers.caseNumber(execution));
    }
}
