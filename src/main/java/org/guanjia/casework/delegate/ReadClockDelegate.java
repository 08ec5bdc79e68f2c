package org.guanjia.casework.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.casework.CaseModel.Variable;
import org.guanjia.casework.EscalationSteps;
import org.guanjia.engine.Answers;
import org.springframework.stereotype.Component;

/** Reads the clock that rang: it may have moved since. */
@Component
class ReadClockDelegate implements JavaDelegate {

    private final EscalationSteps escalations;

    ReadClockDelegate(EscalationSteps escalations) {
        this.escalations = escalations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable(
                Variable.CLOCK_STATE,
                escalations.read(
                        Answers.caseNumber(execution),
                        (String) execution.getVariable(Variable.MEASURE)));
    }
}
