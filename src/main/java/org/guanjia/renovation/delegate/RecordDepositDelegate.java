package org.guanjia.renovation.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.renovation.PermitModel.Variable;
import org.guanjia.renovation.PermitOpening;
import org.springframework.stereotype.Component;

/** Holds the deposit that the cashier took or fees report. */
@Component
class RecordDepositDelegate implements JavaDelegate {

    private final PermitOpening opening;

    RecordDepositDelegate(PermitOpening opening) {
        this.opening = opening;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        Answers answers = Answers.in(execution);
        opening.paid(
                caseNumber,
                answers.number(Variable.DEPOSIT_AMOUNT),
                answers.text(Variable.DEPOSIT_METHOD),
                answers.text(Variable.DEPOSIT_RECEIPT),
                answers.by());
        answers.forget();
    }
}
