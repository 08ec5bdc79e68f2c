package org.guanjia.fee.delegate;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.fee.BillingCases;
import org.guanjia.fee.BillingModel.Variable;
import org.springframework.stereotype.Component;

/** Posts the next chunk of bills. */
@Component
class PostBillsDelegate implements JavaDelegate {

    private final BillingCases billing;

    PostBillsDelegate(BillingCases billing) {
        this.billing = billing;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        boolean all = billing.postChunk(caseNumber);
        execution.setVariable(Variable.ALL_POSTED, all);
        if (all) {
            execution.setVariable(Variable.DUE_AT, Date.from(billing.due(caseNumber)));
        }
    }
}
