package org.guanjia.renovation.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.renovation.PermitWork;
import org.springframework.stereotype.Component;

/** Hands what was found to the flow of violations. */
@Component
class OpenViolationDelegate implements JavaDelegate {

    private final PermitWork work;

    OpenViolationDelegate(PermitWork work) {
        this.work = work;
    }

    @Override
    public void execute(DelegateExecution execution) {
        work.openViolation(Answers.caseNumber(execution));
    }
}
