package org.guanjia.casework.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.casework.CaseModel.Variable;
import org.guanjia.casework.DangerSteps;
import org.guanjia.engine.Answers;
import org.springframework.stereotype.Component;

/** Keeps the visit; with it all is done. */
@Component
class RecordVictimVisitDelegate implements JavaDelegate {

    private final DangerSteps dangers;

    RecordVictimVisitDelegate(DangerSteps dangers) {
        this.dangers = dangers;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Answers answers = Answers.in(execution);
        dangers.visited(
                Answers.caseNumber(execution),
                answers.text(Variable.VISIT_OUTCOME),
                answers.text(Variable.VISIT_NOTE),
                answers.by());
        answers.forget();
    }
}
