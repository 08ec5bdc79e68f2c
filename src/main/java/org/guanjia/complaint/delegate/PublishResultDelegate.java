package org.guanjia.complaint.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.complaint.ComplaintNotices;
import org.guanjia.engine.Answers;
import org.springframework.stereotype.Component;

/** Puts the result of an anonymous complaint on the notice page. */
@Component
class PublishResultDelegate implements JavaDelegate {

    private final ComplaintNotices notices;

    PublishResultDelegate(ComplaintNotices notices) {
        this.notices = notices;
    }

    @Override
    public void execute(DelegateExecution execution) {
        notices.publish(Answers.caseNumber(execution));
    }
}
