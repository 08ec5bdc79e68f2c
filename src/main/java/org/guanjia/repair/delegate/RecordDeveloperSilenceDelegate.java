package org.guanjia.repair.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.repair.RepairModel.Variable;
import org.guanjia.repair.RepairOutside;
import org.springframework.stereotype.Component;

/** Keeps that the developer did not answer. */
@Component
class RecordDeveloperSilenceDelegate implements JavaDelegate {

    private final RepairOutside outside;

    RecordDeveloperSilenceDelegate(RepairOutside outside) {
        this.outside = outside;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable(
                Variable.OUTSIDE_RESULT, outside.developerSilent(Answers.caseNumber(execution)));
    }
}
