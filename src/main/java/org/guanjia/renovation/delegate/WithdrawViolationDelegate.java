package org.guanjia.renovation.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.engine.EngineWork;
import org.guanjia.renovation.ViolationModel.Variable;
import org.guanjia.renovation.ViolationService;
import org.springframework.stereotype.Component;

/** Ends what was entered by mistake; a permit that waits for it goes on. */
@Component
class WithdrawViolationDelegate implements JavaDelegate {

    private final ViolationService violations;
    private final EngineWork engine;

    WithdrawViolationDelegate(ViolationService violations, EngineWork engine) {
        this.violations = violations;
        this.engine = engine;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        WaitingPermit.violationEnded(
                engine,
                violations.withdraw(
                        caseNumber, (String) execution.getVariable(Variable.WITHDRAWAL_REASON)));
    }
}
