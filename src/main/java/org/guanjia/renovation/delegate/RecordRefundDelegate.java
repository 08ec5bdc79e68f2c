package org.guanjia.renovation.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.renovation.PermitModel.Variable;
import org.guanjia.renovation.PermitSettlement;
import org.springframework.stereotype.Component;

/** The cashier has paid what was left. */
@Component
class RecordRefundDelegate implements JavaDelegate {

    private final PermitSettlement settlement;

    RecordRefundDelegate(PermitSettlement settlement) {
        this.settlement = settlement;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        Answers answers = Answers.in(execution);
        settlement.refunded(
                caseNumber,
                answers.text(Variable.REFUND_METHOD),
                answers.text(Variable.REFUND_RECEIPT),
                answers.by());
        answers.forget();
        execution.removeVariable(Variable.REFUND_STATEMENT);
    }
}
