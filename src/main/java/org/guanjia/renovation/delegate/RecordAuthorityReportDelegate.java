package org.guanjia.renovation.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.engine.ServiceTimes;
import org.guanjia.renovation.ViolationModel.Variable;
import org.guanjia.renovation.ViolationReports;
import org.springframework.stereotype.Component;

/** Keeps the receipt; waiting for the authority begins. */
@Component
class RecordAuthorityReportDelegate implements JavaDelegate {

    private final ViolationReports reports;
    private final ServiceTimes times;

    RecordAuthorityReportDelegate(ViolationReports reports, ServiceTimes times) {
        this.reports = reports;
        this.times = times;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        Answers answers = Answers.in(execution);
        reports.reported(
                caseNumber,
                answers.text(Variable.COMMITTEE_TOLD),
                answers.text(Variable.RECEIPT_NUMBER),
                answers.text(Variable.REPORT_NOTE),
                answers.by(),
                measure -> times.of(caseNumber, measure));
        answers.forget();
    }
}
