package org.guanjia.renovation.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.renovation.ViolationModel.Variable;
import org.guanjia.renovation.ViolationService;
import org.springframework.stereotype.Component;

/** Ends what was entered by mistake. */
@Component
class WithdrawViolationDelegate implements JavaDelegate {

    private final ViolationService violations;

    WithdrawViolationDelegate(ViolationService violations) {
        this.violations = violations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        violations.withdraw(caseNumber, (String) execution.getVariable(Variable.WITHDRAWAL_REASON));
    }
}
