package org.guanjia.casework.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.casework.CaseModel.Variable;
import org.guanjia.casework.DangerSteps;
import org.guanjia.engine.Answers;
import org.springframework.stereotype.Component;

/** Keeps where the evidence is. */
@Component
class RecordEvidenceDelegate implements JavaDelegate {

    private final DangerSteps dangers;

    RecordEvidenceDelegate(DangerSteps dangers) {
        this.dangers = dangers;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Answers answers = Answers.in(execution);
        dangers.evidenceKept(
                Answers.caseNumber(execution), answers.text(Variable.EVIDENCE_NOTE), answers.by());
        answers.forget();
    }
}
