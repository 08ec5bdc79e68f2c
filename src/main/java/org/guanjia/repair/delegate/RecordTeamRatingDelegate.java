package org.guanjia.repair.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.repair.RepairModel.Variable;
import org.guanjia.repair.RepairResult;
import org.springframework.stereotype.Component;

/** Keeps the housekeeper's rating of the team. */
@Component
class RecordTeamRatingDelegate implements JavaDelegate {

    private final RepairResult repairResult;

    RecordTeamRatingDelegate(RepairResult repairResult) {
        this.repairResult = repairResult;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Answers answers = Answers.in(execution);
        repairResult.rateTeam(
                Answers.caseNumber(execution),
                answers.whole(Variable.TEAM_RATING),
                answers.text(Variable.TEAM_COMMENT),
                answers.by());
        answers.forget();
    }
}
