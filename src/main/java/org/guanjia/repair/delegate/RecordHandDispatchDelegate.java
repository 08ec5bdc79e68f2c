package org.guanjia.repair.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.repair.RepairDispatch;
import org.guanjia.repair.RepairModel.Variable;
import org.springframework.stereotype.Component;

/** Keeps whom the control room sent. */
@Component
class RecordHandDispatchDelegate implements JavaDelegate {

    private final RepairDispatch dispatch;

    RecordHandDispatchDelegate(RepairDispatch dispatch) {
        this.dispatch = dispatch;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Answers answers = Answers.in(execution);
        String technician = answers.text(Variable.TECHNICIAN_ID);
        String result =
                dispatch.handOut(
                        Answers.caseNumber(execution),
                        answers.text(Variable.HAND_TO),
                        technician,
                        answers.whole(Variable.ARRIVAL_IN_MINUTES),
                        answers.text(Variable.HAND_NOTE));
        answers.forget();
        execution.setVariable(Variable.DISPATCH_RESULT, result);
        execution.setVariable(Variable.TECHNICIAN, technician);
    }
}
