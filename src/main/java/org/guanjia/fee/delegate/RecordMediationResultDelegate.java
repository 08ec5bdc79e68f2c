package org.guanjia.fee.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.fee.CollectionLetters;
import org.guanjia.fee.CollectionModel.Variable;
import org.springframework.stereotype.Component;

/** Keeps a mediation. */
@Component
class RecordMediationResultDelegate implements JavaDelegate {

    private final CollectionLetters letters;

    RecordMediationResultDelegate(CollectionLetters letters) {
        this.letters = letters;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        Answers answers = Answers.in(execution);
        boolean agreed =
                letters.mediated(
                        caseNumber,
                        new CollectionLetters.Mediation(
                                answers.text(Variable.MEDIATION_OUTCOME),
                                answers.text(Variable.MEDIATION_BODY),
                                answers.day(Variable.MEDIATION_ON),
                                answers.day(Variable.AGREED_ON),
                                answers.number(Variable.AGREED_AMOUNT),
                                answers.text(Variable.MEDIATION_NOTE)),
                        answers.by());
        answers.forget();
        execution.setVariable(Variable.MEDIATION_AGREED, agreed);
    }
}
