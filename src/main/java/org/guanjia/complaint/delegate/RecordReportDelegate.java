package org.guanjia.complaint.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.complaint.ComplaintMajor;
import org.guanjia.complaint.ComplaintModel.Variable;
import org.guanjia.complaint.Hand;
import org.guanjia.complaint.ReportText;
import org.guanjia.engine.Answers;
import org.guanjia.engine.Decisions;
import org.guanjia.engine.ServiceTimes;
import org.springframework.stereotype.Component;

/** Keeps the edited report, which somebody above signs. */
@Component
class RecordReportDelegate implements JavaDelegate {

    private final ComplaintMajor major;
    private final Decisions decisions;
    private final ServiceTimes times;

    RecordReportDelegate(ComplaintMajor major, Decisions decisions, ServiceTimes times) {
        this.major = major;
        this.decisions = decisions;
        this.times = times;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        Answers answers = Answers.in(execution);
        Hand signer =
                major.written(
                        caseNumber,
                        new ReportText(
                                answers.text(Variable.REPORT_FACTS),
                                answers.text(Variable.REPORT_HANDLING),
                                answers.text(Variable.REPORT_REACTION),
                                answers.text(Variable.REPORT_PREVENTION)),
                        answers.by(),
                        times.of(caseNumber, "signOff"),
                        role -> decisions.above(execution, role));
        execution.setVariable(Variable.SIGNER, signer.user());
        execution.setVariable(Variable.SIGNER_ROLE, signer.role());
        // What is signed is what was kept.
        ReportVariables.show(execution, major.text(caseNumber));
    }
}
