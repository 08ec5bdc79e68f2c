package org.guanjia.casework.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.casework.CaseModel.Variable;
import org.guanjia.casework.EscalationSteps;
import org.guanjia.engine.Answers;
import org.guanjia.engine.Decisions;
import org.guanjia.engine.ServiceTimes;
import org.springframework.stereotype.Component;

/** Goes one step up the ladder. */
@Component
class EscalateStepDelegate implements JavaDelegate {

    private final EscalationSteps escalations;
    private final Decisions decisions;
    private final ServiceTimes times;

    EscalateStepDelegate(EscalationSteps escalations, Decisions decisions, ServiceTimes times) {
        this.escalations = escalations;
        this.decisions = decisions;
        this.times = times;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        EscalationSteps.Climbed climbed =
                escalations.climb(
                        caseNumber,
                        (String) execution.getVariable(Variable.MEASURE),
                        times.of(caseNumber, "decision"),
                        role -> decisions.above(execution, role));
        execution.setVariable(Variable.SUPERVISOR_FOUND, climbed.role() != null);
        execution.setVariable(Variable.SUPERVISOR_ROLE, climbed.role());
        execution.setVariable(Variable.ESCALATION_REASON, climbed.reason());
    }
}
