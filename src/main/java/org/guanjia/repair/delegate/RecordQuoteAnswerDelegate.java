package org.guanjia.repair.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.engine.ServiceTimes;
import org.guanjia.repair.RepairModel.Variable;
import org.guanjia.repair.RepairWork;
import org.springframework.stereotype.Component;

/** Takes over the resident's answer to the price. */
@Component
class RecordQuoteAnswerDelegate implements JavaDelegate {

    private final RepairWork repairWork;
    private final ServiceTimes times;

    RecordQuoteAnswerDelegate(RepairWork repairWork, ServiceTimes times) {
        this.repairWork = repairWork;
        this.times = times;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        String answer = repairWork.takeQuoteAnswer(caseNumber, times.of(caseNumber, "quoteCall"));
        execution.setVariable(Variable.QUOTE_ANSWER, answer);
        execution.setVariable(Variable.QUOTE_ACCEPTED, answer.equals("accept"));
        execution.setVariable(Variable.PROPOSAL, repairWork.quoteFacts(caseNumber));
    }
}
