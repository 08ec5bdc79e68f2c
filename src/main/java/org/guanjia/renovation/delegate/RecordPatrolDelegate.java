package org.guanjia.renovation.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.renovation.PermitModel.Variable;
import org.guanjia.renovation.PermitWork;
import org.springframework.stereotype.Component;

/** Keeps what the patrol saw. */
@Component
class RecordPatrolDelegate implements JavaDelegate {

    private final PermitWork work;

    RecordPatrolDelegate(PermitWork work) {
        this.work = work;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        Answers answers = Answers.in(execution);
        PermitWork.Patrolled patrolled =
                work.patrolled(
                        caseNumber,
                        new PermitWork.Seen(
                                answers.text(Variable.WORKS_STATE),
                                answers.text(Variable.PATROL_FINDING),
                                answers.text(Variable.VIOLATION_PLACE),
                                answers.text(Variable.PATROL_NOTE)),
                        answers.by());
        answers.forget();
        execution.setVariable(Variable.VIOLATION_FOUND, patrolled.violation());
        execution.setVariable(Variable.WORKS_FINISHED, patrolled.finished());
    }
}
