package org.guanjia.renovation.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.casework.DangerProcess;
import org.guanjia.engine.Answers;
import org.guanjia.renovation.ViolationModel.Variable;
import org.guanjia.renovation.ViolationRectification;
import org.springframework.stereotype.Component;

/** Keeps how the notice reached the house; the deadline runs. */
@Component
class RecordNoticeServiceDelegate implements JavaDelegate {

    private final ViolationRectification rectification;
    private final DangerProcess dangers;

    RecordNoticeServiceDelegate(ViolationRectification rectification, DangerProcess dangers) {
        this.rectification = rectification;
        this.dangers = dangers;
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
                        answers.text(Variable.SERVE_NOTE)),
                answers.by());
        boolean threatened = answers.yes(Variable.THREATENED);
        answers.forget();
        if (threatened) {
            dangers.report(caseNumber, null, answers.by());
        }
    }
}
