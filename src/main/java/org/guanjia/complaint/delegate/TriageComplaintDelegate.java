package org.guanjia.complaint.delegate;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.complaint.ComplaintModel.Variable;
import org.guanjia.complaint.ComplaintService;
import org.guanjia.complaint.Triage;
import org.guanjia.engine.Answers;
import org.guanjia.engine.Decisions;
import org.springframework.stereotype.Component;

/** Asks the tables what the complaint is about, how grave it is and whose matter it is. */
@Component
class TriageComplaintDelegate implements JavaDelegate {

    private final ComplaintService complaints;
    private final Decisions decisions;

    TriageComplaintDelegate(ComplaintService complaints, Decisions decisions) {
        this.complaints = complaints;
        this.decisions = decisions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        Triage triage =
                Triage.of(
                        decisions.one(
                                execution, "complaint-triage", complaints.triageFacts(caseNumber)));
        Map<String, Object> severity =
                decisions.one(
                        execution,
                        "complaint-severity",
                        complaints.severityFacts(caseNumber, triage));
        boolean ours =
                Boolean.TRUE.equals(
                        decisions
                                .one(
                                        execution,
                                        "case-jurisdiction",
                                        Map.of("jurisdiction", triage.jurisdiction()))
                                .get("ours"));
        ComplaintService.Triaged triaged =
                complaints.triage(
                        caseNumber,
                        triage,
                        (String) severity.get("severity"),
                        (String) severity.get("reason"),
                        ours);
        execution.setVariable(Variable.OUR_MATTER, ours);
        execution.setVariable(Variable.JURISDICTION, triage.jurisdiction());
        execution.setVariable(Variable.PEOPLE_IN_DANGER, triage.violence());
        execution.setVariable(Variable.HOUSE, triaged.house());
        execution.setVariable(Variable.SUMMARY, triaged.summary());
    }
}
