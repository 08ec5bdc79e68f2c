package org.guanjia.complaint.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.complaint.ComplaintModel.Variable;
import org.guanjia.complaint.TalkProcess;
import org.guanjia.engine.Answers;
import org.springframework.stereotype.Component;

/** Calls for a talk beside the complaint. */
@Component
class CallForTalkDelegate implements JavaDelegate {

    private final TalkProcess talks;

    CallForTalkDelegate(TalkProcess talks) {
        this.talks = talks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        talks.start(
                Answers.caseNumber(execution),
                execution.getVariable(Variable.HOUSE),
                execution.getVariable(Variable.SUMMARY));
    }
}
