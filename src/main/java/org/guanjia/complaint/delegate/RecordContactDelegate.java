package org.guanjia.complaint.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.complaint.ComplaintModel.Variable;
import org.guanjia.complaint.ComplaintWork;
import org.guanjia.complaint.Hand;
import org.guanjia.engine.Answers;
import org.guanjia.engine.Decisions;
import org.guanjia.engine.ServiceTimes;
import org.springframework.stereotype.Component;

/** Keeps the first conversation and says who looks into it. */
@Component
class RecordContactDelegate implements JavaDelegate {

    private final ComplaintWork work;
    private final Decisions decisions;
    private final ServiceTimes times;

    RecordContactDelegate(ComplaintWork work, Decisions decisions, ServiceTimes times) {
        this.work = work;
        this.decisions = decisions;
        this.times = times;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        Answers answers = Answers.in(execution);
        ComplaintWork.Contacted contacted =
                work.contacted(
                        caseNumber,
                        new ComplaintWork.Contact(
                                answers.text(Variable.CONTACT_OUTCOME),
                                answers.text(Variable.DEMAND),
                                answers.text(Variable.CONTACT_MOOD),
                                answers.text(Variable.ACCUSED_STAFF),
                                answers.text(Variable.NEXT_CONTACT)),
                        answers.by(),
                        times.of(caseNumber, "investigate"),
                        times.of(caseNumber, "mediate"),
                        role -> decisions.above(execution, role));
        boolean danger = answers.yes(Variable.PERSONS_IN_DANGER);
        answers.forget();
        Hand investigator = contacted.investigator();
        execution.setVariable(Variable.NEIGHBOUR_DISPUTE, investigator == null);
        if (investigator == null) {
            execution.setVariable(Variable.HANDLER, contacted.handler().user());
            execution.setVariable(Variable.HANDLER_ROLE, contacted.handler().role());
        } else {
            execution.setVariable(Variable.INVESTIGATOR, investigator.user());
            execution.setVariable(Variable.INVESTIGATOR_ROLE, investigator.role());
        }
        if (danger) {
            execution.setVariable(Variable.PEOPLE_IN_DANGER, true);
        }
        execution.setVariable(Variable.FINDINGS, work.findings(caseNumber));
    }
}
