package org.guanjia.repair.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.engine.ServiceTimes;
import org.guanjia.repair.RepairModel.Variable;
import org.guanjia.repair.RepairWork;
import org.springframework.stereotype.Component;

/** Asks the resident whether the price is accepted. */
@Component
class AskQuoteDelegate implements JavaDelegate {

    private final RepairWork work;
    private final ServiceTimes times;

    AskQuoteDelegate(RepairWork work, ServiceTimes times) {
        this.work = work;
        this.times = times;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        execution.setVariable(
                Variable.RESIDENT_CONTACT_ROLE,
                work.askQuote(
                        caseNumber,
                        times.of(caseNumber, "quote"),
                        times.of(caseNumber, "quoteCall")));
        execution.setVariable(Variable.PROPOSAL, work.quoteFacts(caseNumber));
    }
}
