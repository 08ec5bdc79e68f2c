package org.guanjia.casework.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.casework.DangerProcess;
import org.guanjia.engine.Answers;
import org.springframework.stereotype.Component;

/** Sends for the police and the guards, beside the flow; any flow's diagram may have this step. */
@Component
class ProtectPeopleDelegate implements JavaDelegate {

    private final DangerProcess dangers;

    ProtectPeopleDelegate(DangerProcess dangers) {
        this.dangers = dangers;
    }

    @Override
    public void execute(DelegateExecution execution) {
        dangers.report(Answers.caseNumber(execution), null, null);
    }
}
