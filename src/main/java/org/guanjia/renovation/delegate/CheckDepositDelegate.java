package org.guanjia.renovation.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.engine.ServiceTimes;
import org.guanjia.renovation.ViolationMeasures;
import org.guanjia.renovation.ViolationModel.Variable;
import org.springframework.stereotype.Component;

/** Says whether there is anything to deduct from. */
@Component
class CheckDepositDelegate implements JavaDelegate {

    private final ViolationMeasures measures;
    private final ServiceTimes times;

    CheckDepositDelegate(ViolationMeasures measures, ServiceTimes times) {
        this.measures = measures;
        this.times = times;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        boolean held = measures.depositHeld(caseNumber, measure -> times.of(caseNumber, measure));
        execution.setVariable(Variable.DEPOSIT_HELD, held);
        if (held) {
            execution.setVariable(Variable.PROPOSAL, measures.depositFacts(caseNumber));
        }
    }
}
