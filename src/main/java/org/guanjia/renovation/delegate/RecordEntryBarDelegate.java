package org.guanjia.renovation.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.renovation.ViolationMeasures;
import org.guanjia.renovation.ViolationModel.Variable;
import org.springframework.stereotype.Component;

/** Keeps that the gate knows. */
@Component
class RecordEntryBarDelegate implements JavaDelegate {

    private final ViolationMeasures measures;

    RecordEntryBarDelegate(ViolationMeasures measures) {
        this.measures = measures;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        Answers answers = Answers.in(execution);
        measures.barred(caseNumber, answers.text(Variable.BAR_NOTE), answers.by());
        answers.forget();
    }
}
