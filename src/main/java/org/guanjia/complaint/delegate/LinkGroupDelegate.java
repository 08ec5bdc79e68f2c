package org.guanjia.complaint.delegate;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.complaint.ComplaintGroups;
import org.guanjia.engine.Answers;
import org.guanjia.engine.Decisions;
import org.springframework.stereotype.Component;

/** Asks the table whether many households complain of the same, and links them. */
@Component
class LinkGroupDelegate implements JavaDelegate {

    private final ComplaintGroups groups;
    private final Decisions decisions;

    LinkGroupDelegate(ComplaintGroups groups, Decisions decisions) {
        this.groups = groups;
        this.decisions = decisions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        Map<String, Object> rule =
                decisions.one(execution, "complaint-group", groups.facts(caseNumber));
        groups.link(
                caseNumber, Boolean.TRUE.equals(rule.get("group")), (String) rule.get("severity"));
    }
}
