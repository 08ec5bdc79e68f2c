package org.guanjia.repair.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.engine.ServiceTimes;
import org.guanjia.repair.RepairDispatch;
import org.guanjia.repair.RepairModel.Variable;
import org.springframework.stereotype.Component;

/** Opens the job to every technician. */
@Component
class OfferToAllDelegate implements JavaDelegate {

    private final RepairDispatch dispatch;
    private final ServiceTimes times;

    OfferToAllDelegate(RepairDispatch dispatch, ServiceTimes times) {
        this.dispatch = dispatch;
        this.times = times;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        dispatch.offerToAll(caseNumber, times.of(caseNumber, "offer"));
        execution.setVariable(Variable.OFFERED_TO_ALL, true);
        execution.setVariable(Variable.TECHNICIAN, null);
    }
}
