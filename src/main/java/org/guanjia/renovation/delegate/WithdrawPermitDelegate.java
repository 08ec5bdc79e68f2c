package org.guanjia.renovation.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.renovation.PermitModel.Variable;
import org.guanjia.renovation.PermitOpening;
import org.springframework.stereotype.Component;

/** Ends it by the resident's wish. */
@Component
class WithdrawPermitDelegate implements JavaDelegate {

    private final PermitOpening opening;

    WithdrawPermitDelegate(PermitOpening opening) {
        this.opening = opening;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        Answers answers = Answers.in(execution);
        opening.withdraw(caseNumber, answers.text(Variable.WITHDRAWAL_REASON));
        answers.forget();
    }
}
