package org.guanjia.repair.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.repair.RepairResult;
import org.springframework.stereotype.Component;

/** Hands the bill to fees. */
@Component
class BillRepairDelegate implements JavaDelegate {

    private final RepairResult result;

    BillRepairDelegate(RepairResult result) {
        this.result = result;
    }

    @Override
    public void execute(DelegateExecution execution) {
        result.bill(Answers.caseNumber(execution));
    }
}
