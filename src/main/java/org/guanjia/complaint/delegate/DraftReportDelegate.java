package org.guanjia.complaint.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.complaint.ComplaintMajor;
import org.guanjia.complaint.ComplaintModel.Variable;
import org.guanjia.engine.Answers;
import org.guanjia.engine.Decisions;
import org.guanjia.engine.ServiceTimes;
import org.springframework.stereotype.Component;

/** Drafts the report of a major complaint from what the case holds. */
@Component
class DraftReportDelegate implements JavaDelegate {

    private final ComplaintMajor major;
    private final Decisions decisions;
    private final ServiceTimes times;

    DraftReportDelegate(ComplaintMajor major, Decisions decisions, ServiceTimes times) {
        this.major = major;
        this.decisions = decisions;
        this.times = times;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        ComplaintMajor.Draft draft =
                major.draft(
                        caseNumber,
                        times.of(caseNumber, "report"),
                        role -> decisions.above(execution, role));
        execution.setVariable(Variable.REPORT_DUE, draft != null);
        if (draft != null) {
            execution.setVariable(Variable.OWNER, draft.owner().user());
            execution.setVariable(Variable.OWNER_ROLE, draft.owner().role());
            ReportVariables.show(execution, draft.text());
            execution.setVariable(Variable.REPORT_RETURNED, draft.returned());
        }
    }
}
