package org.guanjia.visit.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.visit.VisitService;
import org.springframework.stereotype.Component;

/** Asks for the case that the resident's matter needs. */
@Component
class RequestFollowUpDelegate implements JavaDelegate {

    private final VisitService visits;

    RequestFollowUpDelegate(VisitService visits) {
        this.visits = visits;
    }

    @Override
    public void execute(DelegateExecution execution) {
        visits.requestFollowUp(Answers.caseNumber(execution));
    }
}
