package org.guanjia.renovation.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.engine.EngineWork;
import org.guanjia.renovation.ViolationModel.Variable;
import org.guanjia.renovation.ViolationService;
import org.springframework.stereotype.Component;

/** Ends the violation with its result; a permit that waits for it goes on. */
@Component
class CloseViolationDelegate implements JavaDelegate {

    private final ViolationService violations;
    private final EngineWork engine;

    CloseViolationDelegate(ViolationService violations, EngineWork engine) {
        this.violations = violations;
        this.engine = engine;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        ViolationService.Closed closed = violations.close(caseNumber);
        execution.setVariable(Variable.VIOLATION_RESULT, closed.result());
        WaitingPermit.violationEnded(engine, closed.permitCase());
    }
}
