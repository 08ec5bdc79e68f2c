package org.guanjia.complaint.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.complaint.ComplaintModel.Variable;
import org.guanjia.complaint.ComplaintWork;
import org.guanjia.engine.Answers;
import org.springframework.stereotype.Component;

/** Keeps the approver's word. */
@Component
class RecordRemedyApprovalDelegate implements JavaDelegate {

    private final ComplaintWork work;

    RecordRemedyApprovalDelegate(ComplaintWork work) {
        this.work = work;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Answers answers = Answers.in(execution);
        ComplaintWork.Ruled ruled =
                work.ruled(
                        Answers.caseNumber(execution),
                        answers.text(Variable.APPROVAL),
                        answers.text(Variable.APPROVAL_NOTE),
                        answers.by());
        answers.forget();
        execution.removeVariable(Variable.PROPOSAL);
        execution.setVariable(Variable.REMEDY_APPROVED, ruled.approved());
        execution.setVariable(Variable.HANDLER, ruled.handler().user());
        execution.setVariable(Variable.HANDLER_ROLE, ruled.handler().role());
        execution.setVariable(Variable.FINDINGS, work.findings(Answers.caseNumber(execution)));
        if (!ruled.approved()) {
            // What came back is improved, not written anew.
            ComplaintWork.Proposal returned = work.returned(Answers.caseNumber(execution));
            execution.setVariable(Variable.REMEDY, returned.remedy());
            execution.setVariable(Variable.COMPENSATION, returned.compensation().doubleValue());
            execution.setVariable(Variable.REPLY_TEXT, returned.reply());
        }
    }
}
