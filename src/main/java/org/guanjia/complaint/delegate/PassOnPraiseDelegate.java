package org.guanjia.complaint.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.complaint.ComplaintShortWay;
import org.guanjia.engine.Answers;
import org.springframework.stereotype.Component;

/** Thanks the resident and tells who is praised. */
@Component
class PassOnPraiseDelegate implements JavaDelegate {

    private final ComplaintShortWay shortWay;

    PassOnPraiseDelegate(ComplaintShortWay shortWay) {
        this.shortWay = shortWay;
    }

    @Override
    public void execute(DelegateExecution execution) {
        shortWay.passOnPraise(Answers.caseNumber(execution));
    }
}
