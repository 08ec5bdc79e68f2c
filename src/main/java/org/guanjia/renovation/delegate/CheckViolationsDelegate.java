package org.guanjia.renovation.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.renovation.PermitAcceptance;
import org.guanjia.renovation.PermitModel.Variable;
import org.springframework.stereotype.Component;

/** Asks whether violations hold the acceptance back. */
@Component
class CheckViolationsDelegate implements JavaDelegate {

    private final PermitAcceptance acceptance;

    CheckViolationsDelegate(PermitAcceptance acceptance) {
        this.acceptance = acceptance;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable(
                Variable.VIOLATIONS_OPEN, acceptance.held(Answers.caseNumber(execution)));
    }
}
