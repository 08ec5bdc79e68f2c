package org.guanjia.repair.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.repair.RepairResult;
import org.springframework.stereotype.Component;

/** Asks for a complaint of the unhappy resident. */
@Component
class OpenComplaintDelegate implements JavaDelegate {

    private final RepairResult result;

    OpenComplaintDelegate(RepairResult result) {
        this.result = result;
    }

    @Override
    public void execute(DelegateExecution execution) {
        result.openComplaint(Answers.caseNumber(execution));
    }
}
