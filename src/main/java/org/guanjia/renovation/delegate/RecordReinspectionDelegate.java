package org.guanjia.renovation.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.casework.DangerProcess;
import org.guanjia.engine.Answers;
import org.guanjia.renovation.ViolationModel.Variable;
import org.guanjia.renovation.ViolationRectification;
import org.springframework.stereotype.Component;

/** Keeps what the foreman saw. */
@Component
class RecordReinspectionDelegate implements JavaDelegate {

    private final ViolationRectification rectification;
    private final DangerProcess dangers;

    RecordReinspectionDelegate(ViolationRectification rectification, DangerProcess dangers) {
        this.rectification = rectification;
        this.dangers = dangers;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        Answers answers = Answers.in(execution);
        boolean passed =
                rectification.reinspected(
                        caseNumber,
                        answers.text(Variable.INSPECTION),
                        answers.text(Variable.INSPECTION_NOTE),
                        answers.by());
        boolean threatened = answers.yes(Variable.THREATENED);
        answers.forget();
        if (threatened) {
            dangers.report(caseNumber, null, answers.by());
        }
        execution.setVariable(Variable.RECTIFIED, passed);
    }
}
