package org.guanjia.fee.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.engine.Decisions;
import org.guanjia.engine.ServiceTimes;
import org.guanjia.fee.CollectionDisputes;
import org.guanjia.fee.CollectionModel.Variable;
import org.springframework.stereotype.Component;

/** The problem was dealt with: the collection goes on. */
@Component
class ResumeCollectionDelegate implements JavaDelegate {

    private final CollectionDisputes disputes;
    private final Decisions decisions;
    private final ServiceTimes times;

    ResumeCollectionDelegate(CollectionDisputes disputes, Decisions decisions, ServiceTimes times) {
        this.disputes = disputes;
        this.decisions = decisions;
        this.times = times;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        boolean justified =
                Boolean.TRUE.equals(
                        decisions
                                .one(
                                        execution,
                                        "collection-justified",
                                        disputes.resultFacts(caseNumber))
                                .get("justified"));
        execution.setVariable(
                Variable.COMPLAINT_LINKED,
                disputes.resume(caseNumber, justified, times.of(caseNumber, "complaintVisit")));
        execution.setVariable(Variable.PROPOSAL, disputes.result(caseNumber));
    }
}
