package org.guanjia.renovation.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.renovation.ViolationMeasures;
import org.springframework.stereotype.Component;

/** Workers and material may come in again. */
@Component
class LiftSuspensionDelegate implements JavaDelegate {

    private final ViolationMeasures measures;

    LiftSuspensionDelegate(ViolationMeasures measures) {
        this.measures = measures;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        measures.lift(caseNumber);
    }
}
