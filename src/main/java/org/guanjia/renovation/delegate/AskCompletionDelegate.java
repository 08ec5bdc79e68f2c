package org.guanjia.renovation.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.engine.ServiceTimes;
import org.guanjia.renovation.PermitService;
import org.springframework.stereotype.Component;

/** Asks the resident for what is missing. */
@Component
class AskCompletionDelegate implements JavaDelegate {

    private final PermitService permits;
    private final ServiceTimes times;

    AskCompletionDelegate(PermitService permits, ServiceTimes times) {
        this.permits = permits;
        this.times = times;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        permits.askCompletion(caseNumber, times.of(caseNumber, "completion"));
    }
}
