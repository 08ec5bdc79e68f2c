package org.guanjia.repair.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.engine.ServiceTimes;
import org.guanjia.repair.RepairWork;
import org.springframework.stereotype.Component;

/** Stops the clocks until the part is there. */
@Component
class OrderPartDelegate implements JavaDelegate {

    private final RepairWork repairWork;
    private final ServiceTimes times;

    OrderPartDelegate(RepairWork repairWork, ServiceTimes times) {
        this.repairWork = repairWork;
        this.times = times;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        repairWork.orderPart(caseNumber, times.of(caseNumber, "part"));
    }
}
