package org.guanjia.casework.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.casework.CaseModel.Variable;
import org.guanjia.casework.EscalationSteps;
import org.guanjia.engine.Answers;
import org.guanjia.engine.Decisions;
import org.springframework.stereotype.Component;

/** Warns owner and supervisor that three quarters of the time are over. */
@Component
class WarnOwnerDelegate implements JavaDelegate {

    private final EscalationSteps escalations;
    private final Decisions decisions;

    WarnOwnerDelegate(EscalationSteps escalations, Decisions decisions) {
        this.escalations = escalations;
        this.decisions = decisions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        escalations.warn(
                Answers.caseNumber(execution),
                (String) execution.getVariable(Variable.MEASURE),
                role -> decisions.above(execution, role));
    }
}
