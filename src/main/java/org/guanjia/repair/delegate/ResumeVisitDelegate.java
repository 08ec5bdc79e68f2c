package org.guanjia.repair.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.repair.RepairModel.Variable;
import org.guanjia.repair.RepairVisit;
import org.springframework.stereotype.Component;

/** Lets the clocks go on. */
@Component
class ResumeVisitDelegate implements JavaDelegate {

    private final RepairVisit visit;

    ResumeVisitDelegate(RepairVisit visit) {
        this.visit = visit;
    }

    @Override
    public void execute(DelegateExecution execution) {
        visit.resume(Answers.caseNumber(execution));
        execution.setVariable(Variable.VISIT_RESULT, "reached");
    }
}
