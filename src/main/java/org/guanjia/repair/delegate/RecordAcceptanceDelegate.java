package org.guanjia.repair.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.repair.RepairModel.Variable;
import org.guanjia.repair.RepairResult;
import org.springframework.stereotype.Component;

/** Takes over the resident's answer, or his silence. */
@Component
class RecordAcceptanceDelegate implements JavaDelegate {

    private final RepairResult result;

    RecordAcceptanceDelegate(RepairResult result) {
        this.result = result;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        boolean accepted = result.takeAcceptance(caseNumber);
        execution.setVariable(Variable.WORK_ACCEPTED, accepted);
        if (!accepted) {
            execution.setVariable(Variable.PROPOSAL, result.workFacts(caseNumber));
        }
    }
}
