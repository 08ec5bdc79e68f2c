package org.guanjia.renovation.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.renovation.PermitModel.Variable;
import org.guanjia.renovation.PermitService;
import org.springframework.stereotype.Component;

/** Nobody signed and paid in time. */
@Component
class LapseOpeningDelegate implements JavaDelegate {

    private final PermitService permits;

    LapseOpeningDelegate(PermitService permits) {
        this.permits = permits;
    }

    @Override
    public void execute(DelegateExecution execution) {
        permits.lapse(Answers.caseNumber(execution));
        execution.setVariable(Variable.PERMIT_ISSUED, false);
    }
}
