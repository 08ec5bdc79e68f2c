package org.guanjia.complaint.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.complaint.ComplaintModel.Variable;
import org.guanjia.complaint.ComplaintResult;
import org.guanjia.complaint.ComplaintWork;
import org.guanjia.engine.Answers;
import org.springframework.stereotype.Component;

/** Keeps what the neighbours agreed, or that they did not. */
@Component
class RecordMediationDelegate implements JavaDelegate {

    private final ComplaintWork work;

    RecordMediationDelegate(ComplaintWork work) {
        this.work = work;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        Answers answers = Answers.in(execution);
        ComplaintWork.Mediated mediated =
                work.mediated(
                        caseNumber,
                        answers.text(Variable.MEDIATION_OUTCOME),
                        answers.text(Variable.MEDIATION_NOTE),
                        answers.by());
        answers.forget();
        execution.setVariable(Variable.MEDIATION_AGREED, mediated.agreed());
        execution.setVariable(Variable.JURISDICTION, mediated.next());
        execution.setVariable(
                Variable.COMPLAINT_RESULT,
                mediated.agreed() ? Outcomes.of(ComplaintResult.ACCEPTED) : Outcomes.NOT_SETTLED);
    }
}
