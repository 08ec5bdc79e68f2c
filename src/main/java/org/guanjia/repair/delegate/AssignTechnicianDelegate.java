package org.guanjia.repair.delegate;

import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.engine.Decisions;
import org.guanjia.engine.ServiceTimes;
import org.guanjia.repair.NoTechnicianException;
import org.guanjia.repair.RepairDispatch;
import org.guanjia.repair.RepairModel.Error;
import org.guanjia.repair.RepairModel.Variable;
import org.springframework.stereotype.Component;

/** Finds who gets the job by the community's way of dispatching. */
@Component
class AssignTechnicianDelegate implements JavaDelegate {

    private final RepairDispatch dispatch;
    private final Decisions decisions;
    private final ServiceTimes times;

    AssignTechnicianDelegate(RepairDispatch dispatch, Decisions decisions, ServiceTimes times) {
        this.dispatch = dispatch;
        this.decisions = decisions;
        this.times = times;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        Object mode =
                decisions
                        .one(execution, "repair-dispatch-mode", dispatch.modeFacts(caseNumber))
                        .get("mode");
        execution.setVariable(Variable.OFFERED_TO_ALL, false);
        try {
            execution.setVariable(
                    Variable.TECHNICIAN,
                    dispatch.assign(caseNumber, (String) mode, times.of(caseNumber, "offer"))
                            .orElse(null));
        } catch (NoTechnicianException e) {
            throw new BpmnError(Error.NO_TECHNICIAN, e);
        }
    }
}
