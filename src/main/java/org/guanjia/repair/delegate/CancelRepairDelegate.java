package org.guanjia.repair.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.repair.RepairProcess;
import org.guanjia.repair.RepairService;
import org.springframework.stereotype.Component;

/** Ends the case by the resident's wish. */
@Component
class CancelRepairDelegate implements JavaDelegate {

    private final RepairService repairs;

    CancelRepairDelegate(RepairService repairs) {
        this.repairs = repairs;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Answers answers = Answers.in(execution);
        repairs.withdraw(Answers.caseNumber(execution), answers.text(RepairProcess.CANCEL_REASON));
        answers.forget();
    }
}
