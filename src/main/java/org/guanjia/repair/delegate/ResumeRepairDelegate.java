package org.guanjia.repair.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.repair.RepairWork;
import org.springframework.stereotype.Component;

/** Lets the clocks go on. */
@Component
class ResumeRepairDelegate implements JavaDelegate {

    private final RepairWork work;

    ResumeRepairDelegate(RepairWork work) {
        this.work = work;
    }

    @Override
    public void execute(DelegateExecution execution) {
        work.resumeAfterPart(Answers.caseNumber(execution));
    }
}
