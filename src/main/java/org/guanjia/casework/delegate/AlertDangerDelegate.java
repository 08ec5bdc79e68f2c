package org.guanjia.casework.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.casework.CaseModel.Variable;
import org.guanjia.casework.DangerSteps;
import org.guanjia.engine.Answers;
import org.guanjia.engine.ServiceTimes;
import org.springframework.stereotype.Component;

/** Tells everybody who is needed, and starts the clocks. */
@Component
class AlertDangerDelegate implements JavaDelegate {

    private final DangerSteps dangers;
    private final ServiceTimes times;

    AlertDangerDelegate(DangerSteps dangers, ServiceTimes times) {
        this.dangers = dangers;
        this.times = times;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        execution.setVariable(
                Variable.RESIDENT_CONTACT_ROLE,
                dangers.alert(
                        caseNumber, times.by(DangerSteps.TIMES, caseNumber, DangerSteps.MEASURES)));
    }
}
