package org.guanjia.renovation.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.renovation.PermitModel.Variable;
import org.guanjia.renovation.PermitOpening;
import org.springframework.stereotype.Component;

/** The passes are handed out. */
@Component
class RecordPassesDelegate implements JavaDelegate {

    private final PermitOpening opening;

    RecordPassesDelegate(PermitOpening opening) {
        this.opening = opening;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        Answers answers = Answers.in(execution);
        opening.handedOut(
                caseNumber,
                answers.text(Variable.PASS_OUTCOME),
                answers.text(Variable.PASS_NOTE),
                answers.by());
        answers.forget();
    }
}
