package org.guanjia.engine;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.guanjia.casefile.CaseFiles;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Writes a milestone to the case file in the transaction that reaches it. Where milestones stand is
 * the diagram's matter: the extension property {@code milestone} on an event, or on a service task,
 * whose milestone is reached when its work is done.
 */
@Component
class MilestoneListener implements ExecutionListener {

    static final String PROPERTY = "milestone";

    private final ObjectProvider<CaseFiles> cases;

    MilestoneListener(ObjectProvider<CaseFiles> cases) {
        this.cases = cases;
    }

    @Override
    public void notify(DelegateExecution execution) {
        String milestone =
                ElementProperties.of(
                                execution.getProcessDefinitionId(),
                                execution.getCurrentActivityId())
                        .get(PROPERTY);
        if (execution.isCanceled()) {
            return;
        }
        cases.getObject().reach(execution.getProcessBusinessKey(), milestone);
    }
}
