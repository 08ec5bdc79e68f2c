package org.guanjia.repair.delegate;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.engine.Decisions;
import org.guanjia.engine.ServiceTimes;
import org.guanjia.repair.RepairModel.Variable;
import org.guanjia.repair.RepairResult;
import org.springframework.stereotype.Component;

/** Asks the table whether somebody calls back. */
@Component
class DecideCallBackDelegate implements JavaDelegate {

    private final RepairResult result;
    private final Decisions decisions;
    private final ServiceTimes times;

    DecideCallBackDelegate(RepairResult result, Decisions decisions, ServiceTimes times) {
        this.result = result;
        this.decisions = decisions;
        this.times = times;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        Map<String, Object> rule =
                decisions.one(execution, "repair-callback", result.callBackFacts(caseNumber));
        boolean due =
                result.decideCallBack(
                        caseNumber,
                        Boolean.TRUE.equals(rule.get("callBack")),
                        (String) rule.get("reason"),
                        times.of(caseNumber, "callback"));
        execution.setVariable(Variable.CALL_BACK_DUE, due);
        if (due) {
            execution.setVariable(Variable.PROPOSAL, result.workFacts(caseNumber));
        }
    }
}
