package org.guanjia.repair.delegate;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.engine.ServiceTimes;
import org.guanjia.repair.RepairModel.Variable;
import org.guanjia.repair.RepairResult;
import org.springframework.stereotype.Component;

/** Counts one more rework and starts the clocks anew. */
@Component
class CountReworkDelegate implements JavaDelegate {

    private final RepairResult result;
    private final ServiceTimes times;

    CountReworkDelegate(RepairResult result, ServiceTimes times) {
        this.result = result;
        this.times = times;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        String lead =
                result.reworked(
                        caseNumber,
                        times.of(caseNumber, List.of("accept", "arrive", "fix")),
                        times.of(caseNumber, "rework"));
        execution.setVariable(Variable.WORK_ACCEPTED, false);
        execution.setVariable(Variable.REWORK_LEAD_NEEDED, lead != null);
        execution.setVariable(Variable.REWORK_LEAD, lead);
    }
}
