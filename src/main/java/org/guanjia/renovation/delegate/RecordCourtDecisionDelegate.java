package org.guanjia.renovation.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.renovation.ViolationModel.Variable;
import org.guanjia.renovation.ViolationReports;
import org.springframework.stereotype.Component;

/** Keeps the decision about court. */
@Component
class RecordCourtDecisionDelegate implements JavaDelegate {

    private final ViolationReports reports;

    RecordCourtDecisionDelegate(ViolationReports reports) {
        this.reports = reports;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        Answers answers = Answers.in(execution);
        reports.courtDecided(
                caseNumber,
                answers.text(Variable.COURT_DECISION),
                answers.text(Variable.COURT_NOTE),
                answers.by());
        answers.forget();
    }
}
