package org.guanjia.renovation.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.renovation.ViolationModel.Variable;
import org.guanjia.renovation.ViolationTalks;
import org.springframework.stereotype.Component;

/** Keeps that the project manager knows. */
@Component
class RecordAlertDelegate implements JavaDelegate {

    private final ViolationTalks talks;

    RecordAlertDelegate(ViolationTalks talks) {
        this.talks = talks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        Answers answers = Answers.in(execution);
        talks.alertConfirmed(caseNumber, answers.text(Variable.ALERT_NOTE), answers.by());
        answers.forget();
    }
}
