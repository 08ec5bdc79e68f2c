package org.guanjia.fee.delegate;

import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.Variables;
import org.guanjia.engine.Answers;
import org.guanjia.engine.Decisions;
import org.guanjia.fee.CollectionModel.Variable;
import org.guanjia.fee.CollectionService;
import org.springframework.stereotype.Component;

/** Plans when to look again. */
@Component
class PlanNextStepDelegate implements JavaDelegate {

    private final CollectionService collections;
    private final Decisions decisions;

    PlanNextStepDelegate(CollectionService collections, Decisions decisions) {
        this.collections = collections;
        this.decisions = decisions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Instant at =
                collections.plan(
                        Answers.caseNumber(execution),
                        (String) execution.getVariable(Variable.NEXT_STEP),
                        (String) execution.getVariable(Variable.COLLECTION_CONTINUES),
                        facts -> decisions.one(execution, "collection-stage", facts));
        // The wait that follows asks for it once: it need not be kept.
        execution.setVariable(Variable.NEXT_STEP_AT, Variables.dateValue(Date.from(at), true));
    }
}
