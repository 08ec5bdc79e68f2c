package org.guanjia.complaint.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.complaint.ComplaintMajor;
import org.guanjia.complaint.ComplaintModel.Variable;
import org.guanjia.engine.Answers;
import org.springframework.stereotype.Component;

/** Keeps how the damage was contained. */
@Component
class RecordContainmentDelegate implements JavaDelegate {

    private final ComplaintMajor major;

    RecordContainmentDelegate(ComplaintMajor major) {
        this.major = major;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Answers answers = Answers.in(execution);
        major.contained(
                Answers.caseNumber(execution),
                answers.text(Variable.DANGER),
                answers.text(Variable.CONTAINMENT),
                answers.by());
        answers.forget();
    }
}
