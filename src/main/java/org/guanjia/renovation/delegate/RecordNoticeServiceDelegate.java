package org.guanjia.renovation.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.renovation.ViolationModel.Variable;
import org.guanjia.renovation.ViolationRectification;
import org.springframework.stereotype.Component;

/** Keeps how the notice reached the house; the deadline runs. */
@Component
class RecordNoticeServiceDelegate implements JavaDelegate {

    private final ViolationRectification rectification;

    RecordNoticeServiceDelegate(ViolationRectification rectification) {
        this.rectification = rectification;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        Answers answers = Answers.in(execution);
        rectification.served(
                caseNumber,
                new ViolationRectification.Served(
                        answers.text(Variable.SERVE_METHOD),
                        answers.text(Variable.RECEIVER),
                        answers.text(Variable.WITNESS),
                        answers.text(Variable.SERVE_NOTE),
                        answers.yes(Variable.THREATENED)),
                answers.by());
        answers.forget();
    }
}
