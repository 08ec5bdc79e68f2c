package org.guanjia.fee.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.engine.Decisions;
import org.guanjia.fee.CollectionModel.Variable;
import org.guanjia.fee.CollectionReasons;
import org.guanjia.fee.CollectionService;
import org.springframework.stereotype.Component;

/** Finds out which way the reason is dealt with. */
@Component
class ReadReasonDelegate implements JavaDelegate {

    private final CollectionReasons reasons;
    private final Decisions decisions;

    ReadReasonDelegate(CollectionReasons reasons, Decisions decisions) {
        this.reasons = reasons;
        this.decisions = decisions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        execution.setVariable(
                Variable.REASON_ROUTE,
                reasons.open(
                        caseNumber,
                        (String) execution.getVariable(Variable.REASON_CODE),
                        facts -> decisions.one(execution, "collection-route", facts)));
        execution.setVariable(Variable.COLLECTION_CONTINUES, CollectionService.RESUME);
    }
}
