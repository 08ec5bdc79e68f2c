package org.guanjia.renovation.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.engine.Decisions;
import org.guanjia.engine.ServiceTimes;
import org.guanjia.renovation.PermitModel.Variable;
import org.guanjia.renovation.PermitOpening;
import org.guanjia.renovation.PermitTerms;
import org.springframework.stereotype.Component;

/** Tells the resident what to sign and what to pay. */
@Component
class PrepareAgreementDelegate implements JavaDelegate {

    private final PermitOpening opening;
    private final Decisions decisions;
    private final ServiceTimes times;

    PrepareAgreementDelegate(PermitOpening opening, Decisions decisions, ServiceTimes times) {
        this.opening = opening;
        this.decisions = decisions;
        this.times = times;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        PermitOpening.Prepared prepared =
                opening.prepare(
                        caseNumber,
                        PermitTerms.of(
                                decisions.one(
                                        execution, "permit-terms", opening.terms(caseNumber))),
                        times.of(caseNumber, "opening"));
        execution.setVariable(Variable.RECEPTION_ROLE, prepared.receptionRole());
        execution.setVariable(Variable.DEPOSIT_DUE, prepared.depositDue());
        execution.setVariable(Variable.SUMMARY, prepared.summary());
    }
}
