package org.guanjia.renovation.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.engine.ServiceTimes;
import org.guanjia.renovation.PermitAcceptance;
import org.guanjia.renovation.PermitModel.Variable;
import org.springframework.stereotype.Component;

/** The clock of the inspection runs. */
@Component
class PlanInspectionDelegate implements JavaDelegate {

    private final PermitAcceptance acceptance;
    private final ServiceTimes times;

    PlanInspectionDelegate(PermitAcceptance acceptance, ServiceTimes times) {
        this.acceptance = acceptance;
        this.times = times;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        execution.setVariable(
                Variable.SUMMARY, acceptance.plan(caseNumber, times.of(caseNumber, "inspection")));
    }
}
