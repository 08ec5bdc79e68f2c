package org.guanjia.renovation.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.engine.ServiceTimes;
import org.guanjia.renovation.ViolationReports;
import org.springframework.stereotype.Component;

/** Reminds of the authority's answer. */
@Component
class RemindAuthorityDelegate implements JavaDelegate {

    private final ViolationReports reports;
    private final ServiceTimes times;

    RemindAuthorityDelegate(ViolationReports reports, ServiceTimes times) {
        this.reports = reports;
        this.times = times;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        reports.remind(caseNumber, measure -> times.of(caseNumber, measure));
    }
}
