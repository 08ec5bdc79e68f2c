package org.guanjia.renovation.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.renovation.PermitAcceptance;
import org.springframework.stereotype.Component;

/** Accepts the works. */
@Component
class AcceptPermitDelegate implements JavaDelegate {

    private final PermitAcceptance acceptance;

    AcceptPermitDelegate(PermitAcceptance acceptance) {
        this.acceptance = acceptance;
    }

    @Override
    public void execute(DelegateExecution execution) {
        acceptance.accept(Answers.caseNumber(execution));
    }
}
