package org.guanjia.renovation.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.engine.ServiceTimes;
import org.guanjia.renovation.ViolationRectification;
import org.springframework.stereotype.Component;

/** Issues the notice. */
@Component
class IssueNoticeDelegate implements JavaDelegate {

    private final ViolationRectification rectification;
    private final ServiceTimes times;

    IssueNoticeDelegate(ViolationRectification rectification, ServiceTimes times) {
        this.rectification = rectification;
        this.times = times;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        rectification.issueNotice(caseNumber, measure -> times.of(caseNumber, measure));
    }
}
