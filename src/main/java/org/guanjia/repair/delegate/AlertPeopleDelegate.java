package org.guanjia.repair.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.engine.ServiceTimes;
import org.guanjia.repair.RepairEmergency;
import org.guanjia.repair.RepairModel.Variable;
import org.springframework.stereotype.Component;

/** Tells everybody who must know of an emergency. */
@Component
class AlertPeopleDelegate implements JavaDelegate {

    private final RepairEmergency emergency;
    private final ServiceTimes times;

    AlertPeopleDelegate(RepairEmergency emergency, ServiceTimes times) {
        this.emergency = emergency;
        this.times = times;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        boolean unit = Boolean.TRUE.equals(execution.getVariable(Variable.UNIT_NEEDED));
        emergency.alert(caseNumber, unit ? times.of(caseNumber, "unit") : null);
    }
}
