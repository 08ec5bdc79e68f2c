package org.guanjia.repair.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.repair.RepairDispatch;
import org.guanjia.repair.RepairModel.Variable;
import org.springframework.stereotype.Component;

/** Keeps what the technician answered to the offered job. */
@Component
class RecordJobAnswerDelegate implements JavaDelegate {

    private final RepairDispatch dispatch;

    RecordJobAnswerDelegate(RepairDispatch dispatch) {
        this.dispatch = dispatch;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Answers answers = Answers.in(execution);
        String result =
                dispatch.answer(
                        Answers.caseNumber(execution),
                        new RepairDispatch.JobAnswer(
                                answers.text(Variable.JOB_DECISION),
                                answers.whole(Variable.ARRIVAL_IN_MINUTES),
                                answers.text(Variable.MEETING_POINT),
                                answers.text(Variable.RETURN_REASON),
                                answers.text(Variable.CORRECTED_CATEGORY),
                                answers.text(Variable.DUPLICATE_OF),
                                answers.text(Variable.RETURN_NOTE)),
                        answers.by());
        answers.forget();
        execution.setVariable(Variable.DISPATCH_RESULT, result);
        if (result.equals("disputed")) {
            execution.setVariable(
                    Variable.PROPOSAL, dispatch.returned(Answers.caseNumber(execution)));
        }
        execution.setVariable(Variable.TECHNICIAN, result.equals("accepted") ? answers.by() : null);
    }
}
