package org.guanjia.repair.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.engine.ServiceTimes;
import org.guanjia.repair.RepairResult;
import org.springframework.stereotype.Component;

/** Asks the resident whether the work is good. */
@Component
class AskAcceptanceDelegate implements JavaDelegate {

    private final RepairResult repairResult;
    private final ServiceTimes times;

    AskAcceptanceDelegate(RepairResult repairResult, ServiceTimes times) {
        this.repairResult = repairResult;
        this.times = times;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        repairResult.askAcceptance(caseNumber, times.of(caseNumber, "acceptance"));
    }
}
