package org.guanjia.repair.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.repair.RepairModel.Variable;
import org.guanjia.repair.RepairVisit;
import org.springframework.stereotype.Component;

/** Keeps what knocking at the door came to. */
@Component
class RecordKnockDelegate implements JavaDelegate {

    private final RepairVisit repairVisit;

    RecordKnockDelegate(RepairVisit repairVisit) {
        this.repairVisit = repairVisit;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Answers answers = Answers.in(execution);
        String result =
                repairVisit.contact(
                        Answers.caseNumber(execution),
                        answers.text(Variable.CONTACT_OUTCOME),
                        answers.text(Variable.CONTACT_NOTE),
                        answers.by());
        answers.forget();
        execution.setVariable(Variable.VISIT_RESULT, result);
    }
}
