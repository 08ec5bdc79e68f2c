package org.guanjia.fee.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.fee.CollectionDisputes;
import org.guanjia.fee.CollectionModel.Variable;
import org.springframework.stereotype.Component;

/** Keeps what the cashier found. */
@Component
class RecordAmountCheckDelegate implements JavaDelegate {

    private final CollectionDisputes disputes;

    RecordAmountCheckDelegate(CollectionDisputes disputes) {
        this.disputes = disputes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        Answers answers = Answers.in(execution);
        boolean wrong =
                disputes.amountChecked(
                        caseNumber,
                        new CollectionDisputes.Check(
                                answers.text(Variable.AMOUNT_FINDING),
                                answers.text(Variable.CORRECTED_BILL),
                                answers.number(Variable.CORRECTED_AMOUNT),
                                answers.text(Variable.AMOUNT_NOTE)),
                        answers.by());
        answers.forget();
        execution.setVariable(Variable.AMOUNT_WRONG, wrong);
    }
}
