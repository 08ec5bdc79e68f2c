package org.guanjia.repair.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.repair.RepairEmergency;
import org.guanjia.repair.RepairModel.Variable;
import org.springframework.stereotype.Component;

/** Keeps what the first person on the scene reports. */
@Component
class RecordSceneDelegate implements JavaDelegate {

    private final RepairEmergency repairEmergency;

    RecordSceneDelegate(RepairEmergency repairEmergency) {
        this.repairEmergency = repairEmergency;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Answers answers = Answers.in(execution);
        repairEmergency.sceneSecured(
                Answers.caseNumber(execution),
                answers.text(Variable.SCENE_SAFE),
                answers.text(Variable.SCENE_NOTE),
                answers.by());
        answers.forget();
    }
}
