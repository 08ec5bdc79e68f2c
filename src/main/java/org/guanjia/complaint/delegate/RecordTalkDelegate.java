package org.guanjia.complaint.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.complaint.ComplaintFollowUp;
import org.guanjia.complaint.ComplaintModel.Variable;
import org.guanjia.engine.Answers;
import org.guanjia.engine.Decisions;
import org.springframework.stereotype.Component;

/** Keeps what was agreed. */
@Component
class RecordTalkDelegate implements JavaDelegate {

    private final ComplaintFollowUp followUp;
    private final Decisions decisions;

    RecordTalkDelegate(ComplaintFollowUp followUp, Decisions decisions) {
        this.followUp = followUp;
        this.decisions = decisions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Answers answers = Answers.in(execution);
        followUp.talkHeld(
                Answers.caseNumber(execution),
                answers.text(Variable.TALK_KIND),
                answers.text(Variable.TALK_AGREED),
                answers.text(Variable.TALK_DATE),
                answers.by(),
                role -> decisions.above(execution, role));
        answers.forget();
    }
}
