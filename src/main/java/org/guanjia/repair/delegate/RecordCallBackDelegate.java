package org.guanjia.repair.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.repair.RepairModel.Variable;
import org.guanjia.repair.RepairResult;
import org.springframework.stereotype.Component;

/** Keeps the call-back. */
@Component
class RecordCallBackDelegate implements JavaDelegate {

    private final RepairResult repairResult;

    RecordCallBackDelegate(RepairResult repairResult) {
        this.repairResult = repairResult;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Answers answers = Answers.in(execution);
        String caseNumber = Answers.caseNumber(execution);
        String heard = answers.text(Variable.CALL_BACK_NOTE);
        String result =
                repairResult.calledBack(
                        caseNumber, answers.text(Variable.CALL_BACK_OUTCOME), heard, answers.by());
        answers.forget();
        execution.setVariable(Variable.CALL_BACK_RESULT, result);
        if (result.equals("rework")) {
            execution.setVariable(Variable.PROPOSAL, repairResult.workFacts(caseNumber, heard));
        }
    }
}
