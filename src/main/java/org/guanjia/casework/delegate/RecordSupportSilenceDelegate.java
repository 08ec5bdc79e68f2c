package org.guanjia.casework.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.casework.SupportProcess;
import org.guanjia.casework.SupportSteps;
import org.springframework.stereotype.Component;

/** Keeps that nobody answered. */
@Component
class RecordSupportSilenceDelegate implements JavaDelegate {

    private final SupportSteps supports;

    RecordSupportSilenceDelegate(SupportSteps supports) {
        this.supports = supports;
    }

    @Override
    public void execute(DelegateExecution execution) {
        supports.silent((Long) execution.getVariable(SupportProcess.SUPPORT_ID));
    }
}
