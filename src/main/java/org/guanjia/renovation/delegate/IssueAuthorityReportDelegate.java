package org.guanjia.renovation.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.engine.ServiceTimes;
import org.guanjia.renovation.ViolationReports;
import org.springframework.stereotype.Component;

/** Writes the report to the authority. */
@Component
class IssueAuthorityReportDelegate implements JavaDelegate {

    private final ViolationReports reports;
    private final ServiceTimes times;

    IssueAuthorityReportDelegate(ViolationReports reports, ServiceTimes times) {
        this.reports = reports;
        this.times = times;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        reports.issue(caseNumber, measure -> times.of(caseNumber, measure));
    }
}
