package org.guanjia.renovation.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.renovation.PermitAcceptance;
import org.springframework.stereotype.Component;

/** Tells the resident what is to be put right. */
@Component
class AskReworkDelegate implements JavaDelegate {

    private final PermitAcceptance acceptance;

    AskReworkDelegate(PermitAcceptance acceptance) {
        this.acceptance = acceptance;
    }

    @Override
    public void execute(DelegateExecution execution) {
        acceptance.askRework(Answers.caseNumber(execution));
    }
}
