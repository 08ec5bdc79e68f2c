package org.guanjia.renovation.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.renovation.PermitModel.Variable;
import org.guanjia.renovation.PermitOpening;
import org.springframework.stereotype.Component;

/** Keeps the number of the signed agreement. */
@Component
class RecordAgreementDelegate implements JavaDelegate {

    private final PermitOpening opening;

    RecordAgreementDelegate(PermitOpening opening) {
        this.opening = opening;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        Answers answers = Answers.in(execution);
        opening.signed(caseNumber, answers.text(Variable.AGREEMENT_NUMBER), answers.by());
        answers.forget();
    }
}
