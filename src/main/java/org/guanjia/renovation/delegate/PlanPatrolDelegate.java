package org.guanjia.renovation.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.engine.ServiceTimes;
import org.guanjia.renovation.PermitModel.Variable;
import org.guanjia.renovation.PermitWork;
import org.springframework.stereotype.Component;

/** Plans the next look at the works. */
@Component
class PlanPatrolDelegate implements JavaDelegate {

    private final PermitWork work;
    private final ServiceTimes times;

    PlanPatrolDelegate(PermitWork work, ServiceTimes times) {
        this.work = work;
        this.times = times;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        PermitWork.Planned planned =
                work.planPatrol(
                        caseNumber,
                        times.of(caseNumber, "patrolWait"),
                        times.of(caseNumber, "patrol"));
        execution.setVariable(Variable.PATROL_ROLE, planned.role());
        execution.setVariable(Variable.PATROL_FOCUS, planned.focus());
        execution.setVariable(Variable.SUMMARY, planned.summary());
    }
}
