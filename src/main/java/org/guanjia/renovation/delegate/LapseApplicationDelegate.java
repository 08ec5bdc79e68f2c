package org.guanjia.renovation.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.renovation.PermitModel.Variable;
import org.guanjia.renovation.PermitService;
import org.springframework.stereotype.Component;

/** Nothing came in time. */
@Component
class LapseApplicationDelegate implements JavaDelegate {

    private final PermitService permits;

    LapseApplicationDelegate(PermitService permits) {
        this.permits = permits;
    }

    @Override
    public void execute(DelegateExecution execution) {
        permits.lapse(Answers.caseNumber(execution));
        execution.setVariable(Variable.APPLICATION_RESULT, "lapsed");
    }
}
