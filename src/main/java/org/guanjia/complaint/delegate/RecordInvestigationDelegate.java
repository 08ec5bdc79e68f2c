package org.guanjia.complaint.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.complaint.ComplaintModel.Variable;
import org.guanjia.complaint.ComplaintWork;
import org.guanjia.engine.Answers;
import org.springframework.stereotype.Component;

/** Keeps what was found. */
@Component
class RecordInvestigationDelegate implements JavaDelegate {

    private final ComplaintWork work;

    RecordInvestigationDelegate(ComplaintWork work) {
        this.work = work;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Answers answers = Answers.in(execution);
        ComplaintWork.Found found =
                work.investigated(
                        Answers.caseNumber(execution),
                        new ComplaintWork.Investigation(
                                answers.text(Variable.FACTS),
                                answers.text(Variable.FINDING),
                                answers.text(Variable.ROOT_CAUSE),
                                answers.text(Variable.REPAIR_WANTED),
                                answers.text(Variable.CORRECTIVE_ACTION),
                                answers.text(Variable.NO_ACTION_REASON)),
                        answers.by());
        answers.forget();
        execution.setVariable(Variable.HANDLER, found.handler().user());
        execution.setVariable(Variable.HANDLER_ROLE, found.handler().role());
        if (found.repairNeeded()) {
            execution.setVariable(Variable.REPAIR_NEEDED, true);
        }
        if (found.talkNeeded()) {
            execution.setVariable(Variable.TALK_NEEDED, true);
        }
        execution.setVariable(Variable.FINDINGS, work.findings(Answers.caseNumber(execution)));
    }
}
