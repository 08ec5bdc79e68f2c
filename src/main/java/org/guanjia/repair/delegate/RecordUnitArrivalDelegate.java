package org.guanjia.repair.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.repair.RepairEmergency;
import org.guanjia.repair.RepairModel.Variable;
import org.springframework.stereotype.Component;

/** Keeps that the unit is there. */
@Component
class RecordUnitArrivalDelegate implements JavaDelegate {

    private final RepairEmergency repairEmergency;

    RecordUnitArrivalDelegate(RepairEmergency repairEmergency) {
        this.repairEmergency = repairEmergency;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Answers answers = Answers.in(execution);
        repairEmergency.unitArrived(
                Answers.caseNumber(execution),
                answers.text(Variable.UNIT_ARRIVAL_NOTE),
                answers.by());
        answers.forget();
    }
}
