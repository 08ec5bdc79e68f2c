package org.guanjia.engine;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.guanjia.casefile.CaseFiles;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Writes a milestone to the case file in the transaction that reaches it. Where milestones stand is
 * the diagram's matter: the extension property {@code milestone} on an event, or on a service task,
 * whose milestone is reached when its work is done. An end event with the property {@code outcome}
 * ends the case file too.
 */
@Component
class MilestoneListener implements ExecutionListener {

    static final String PROPERTY = "milestone";

    /** Beside a milestone on an end event: how the case ended. */
    private static final String OUTCOME = "outcome";

    private final ObjectProvider<CaseFiles> cases;

    MilestoneListener(ObjectProvider<CaseFiles> cases) {
        this.cases = cases;
    }

    @Override
    public void notify(DelegateExecution execution) {
        if (execution.isCanceled()) {
            return;
        }
        Map<String, String> properties =
                ElementProperties.of(
                        execution.getProcessDefinitionId(), execution.getCurrentActivityId());
        String caseNumber = execution.getProcessBusinessKey();
        cases.getObject().reach(caseNumber, properties.get(PROPERTY));
        String outcome = properties.get(OUTCOME);
        if (outcome != null) {
            cases.getObject().ended(caseNumber, outcome);
        }
    }
}
