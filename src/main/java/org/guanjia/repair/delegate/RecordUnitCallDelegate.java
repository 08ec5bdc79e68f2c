package org.guanjia.repair.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.repair.RepairEmergency;
import org.guanjia.repair.RepairModel.Variable;
import org.springframework.stereotype.Component;

/** Keeps which unit was called. */
@Component
class RecordUnitCallDelegate implements JavaDelegate {

    private final RepairEmergency repairEmergency;

    RecordUnitCallDelegate(RepairEmergency repairEmergency) {
        this.repairEmergency = repairEmergency;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Answers answers = Answers.in(execution);
        repairEmergency.unitCalled(
                Answers.caseNumber(execution),
                answers.text(Variable.UNIT_NAME),
                answers.text(Variable.UNIT_PHONE),
                answers.text(Variable.UNIT_NOTE),
                answers.by());
        answers.forget();
    }
}
