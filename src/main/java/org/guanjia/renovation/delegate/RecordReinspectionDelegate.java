package org.guanjia.renovation.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.renovation.ViolationModel.Variable;
import org.guanjia.renovation.ViolationRectification;
import org.springframework.stereotype.Component;

/** Keeps what the foreman saw. */
@Component
class RecordReinspectionDelegate implements JavaDelegate {

    private final ViolationRectification rectification;

    RecordReinspectionDelegate(ViolationRectification rectification) {
        this.rectification = rectification;
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
                        answers.yes(Variable.THREATENED),
                        answers.by());
        answers.forget();
        execution.setVariable(Variable.RECTIFIED, passed);
    }
}
