package org.guanjia.fee.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.engine.ServiceTimes;
import org.guanjia.fee.CollectionLetters;
import org.springframework.stereotype.Component;

/** Issues the request to the owners' committee. */
@Component
class IssueCommitteeRequestDelegate implements JavaDelegate {

    private final CollectionLetters letters;
    private final ServiceTimes times;

    IssueCommitteeRequestDelegate(CollectionLetters letters, ServiceTimes times) {
        this.letters = letters;
        this.times = times;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        letters.askCommittee(caseNumber, measure -> times.of(caseNumber, measure));
    }
}
