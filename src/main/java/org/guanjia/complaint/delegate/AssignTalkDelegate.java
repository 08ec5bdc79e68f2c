package org.guanjia.complaint.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.complaint.ComplaintFollowUp;
import org.guanjia.complaint.ComplaintModel.Variable;
import org.guanjia.engine.Answers;
import org.guanjia.engine.Decisions;
import org.guanjia.engine.ServiceTimes;
import org.springframework.stereotype.Component;

/** Asks somebody above the colleague. */
@Component
class AssignTalkDelegate implements JavaDelegate {

    private final ComplaintFollowUp followUp;
    private final Decisions decisions;
    private final ServiceTimes times;

    AssignTalkDelegate(ComplaintFollowUp followUp, Decisions decisions, ServiceTimes times) {
        this.followUp = followUp;
        this.decisions = decisions;
        this.times = times;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        ComplaintFollowUp.Talk talk =
                followUp.assignTalk(
                        caseNumber,
                        times.of(caseNumber, "talk"),
                        role -> decisions.above(execution, role));
        execution.setVariable(Variable.TALKER, talk.talker().user());
        execution.setVariable(Variable.TALKER_ROLE, talk.talker().role());
        execution.setVariable(Variable.TALK_ABOUT, talk.about());
        execution.setVariable(Variable.FINDINGS, followUp.findings(caseNumber));
    }
}
