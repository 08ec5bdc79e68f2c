package org.guanjia.repair.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.engine.Decisions;
import org.guanjia.repair.RepairModel.Variable;
import org.guanjia.repair.RepairOutside;
import org.springframework.stereotype.Component;

/** Keeps the developer's answer. */
@Component
class RecordDeveloperAnswerDelegate implements JavaDelegate {

    private final RepairOutside repairOutside;
    private final Decisions decisions;

    RecordDeveloperAnswerDelegate(RepairOutside repairOutside, Decisions decisions) {
        this.repairOutside = repairOutside;
        this.decisions = decisions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Answers answers = Answers.in(execution);
        String caseNumber = Answers.caseNumber(execution);
        String result =
                repairOutside.developerAnswered(
                        caseNumber,
                        answers.text(Variable.DEVELOPER_ANSWER),
                        answers.text(Variable.DEVELOPER_NOTE),
                        FundLimit.of(decisions, execution, repairOutside.limitFacts(caseNumber)),
                        answers.by());
        answers.forget();
        execution.setVariable(Variable.OUTSIDE_RESULT, result);
        execution.setVariable(Variable.PROPOSAL, repairOutside.facts(caseNumber));
    }
}
