package org.guanjia.renovation.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.engine.ServiceTimes;
import org.guanjia.renovation.PermitModel.Variable;
import org.guanjia.renovation.PermitSettlement;
import org.springframework.stereotype.Component;

/** Reckons what is left of the deposit. */
@Component
class CalculateRefundDelegate implements JavaDelegate {

    private final PermitSettlement settlement;
    private final ServiceTimes times;

    CalculateRefundDelegate(PermitSettlement settlement, ServiceTimes times) {
        this.settlement = settlement;
        this.times = times;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        PermitSettlement.Settled settled =
                settlement.settle(caseNumber, times.of(caseNumber, "refund"));
        execution.setVariable(Variable.REFUND_DUE, settled.due());
        execution.setVariable(Variable.REFUND_STATEMENT, settled.statement());
    }
}
