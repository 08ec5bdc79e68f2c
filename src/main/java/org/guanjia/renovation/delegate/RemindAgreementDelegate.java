package org.guanjia.renovation.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.renovation.PermitOpening;
import org.springframework.stereotype.Component;

/** Reminds the resident to sign and pay. */
@Component
class RemindAgreementDelegate implements JavaDelegate {

    private final PermitOpening opening;

    RemindAgreementDelegate(PermitOpening opening) {
        this.opening = opening;
    }

    @Override
    public void execute(DelegateExecution execution) {
        opening.remind(Answers.caseNumber(execution));
    }
}
