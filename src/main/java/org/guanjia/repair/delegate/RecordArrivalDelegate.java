package org.guanjia.repair.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.repair.RepairModel.Variable;
import org.guanjia.repair.RepairVisit;
import org.springframework.stereotype.Component;

/** Keeps what the technician found at the door. */
@Component
class RecordArrivalDelegate implements JavaDelegate {

    private final RepairVisit visit;

    RecordArrivalDelegate(RepairVisit visit) {
        this.visit = visit;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Answers answers = Answers.in(execution);
        RepairVisit.Arrival arrival =
                visit.arrive(
                        Answers.caseNumber(execution),
                        answers.text(Variable.ARRIVAL_OUTCOME),
                        answers.text(Variable.ARRIVAL_NOTE),
                        answers.by());
        answers.forget();
        execution.setVariable(Variable.VISIT_RESULT, arrival.result());
        execution.setVariable(Variable.TECHNICIAN, answers.by());
        execution.setVariable(Variable.RESIDENT_CONTACT_ROLE, arrival.contactRole());
    }
}
