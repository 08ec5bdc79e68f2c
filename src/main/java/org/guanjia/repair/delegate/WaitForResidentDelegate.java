package org.guanjia.repair.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.engine.ServiceTimes;
import org.guanjia.repair.RepairModel.Variable;
import org.guanjia.repair.RepairVisit;
import org.springframework.stereotype.Component;

/** Stops the clocks and asks the resident for a time. */
@Component
class WaitForResidentDelegate implements JavaDelegate {

    private final RepairVisit repairVisit;
    private final ServiceTimes times;

    WaitForResidentDelegate(RepairVisit repairVisit, ServiceTimes times) {
        this.repairVisit = repairVisit;
        this.times = times;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        repairVisit.waitForResident(caseNumber, times.of(caseNumber, "contact"));
        execution.setVariable(Variable.VISIT_RESULT, "unreachable");
    }
}
