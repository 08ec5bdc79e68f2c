package org.guanjia.complaint.delegate;

import java.math.BigDecimal;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.complaint.ComplaintModel.Variable;
import org.guanjia.complaint.ComplaintWork;
import org.guanjia.complaint.Hand;
import org.guanjia.engine.Answers;
import org.guanjia.engine.Decisions;
import org.guanjia.engine.ServiceTimes;
import org.springframework.stereotype.Component;

/** Keeps the proposal and says who has to approve it. */
@Component
class RecordRemedyDelegate implements JavaDelegate {

    private final ComplaintWork work;
    private final Decisions decisions;
    private final ServiceTimes times;

    RecordRemedyDelegate(ComplaintWork work, Decisions decisions, ServiceTimes times) {
        this.work = work;
        this.decisions = decisions;
        this.times = times;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        Answers answers = Answers.in(execution);
        String community = work.community(caseNumber);
        Hand approver =
                work.proposed(
                        caseNumber,
                        new ComplaintWork.Proposal(
                                answers.text(Variable.REMEDY),
                                answers.number(Variable.COMPENSATION),
                                answers.text(Variable.REPLY_TEXT)),
                        answers.by(),
                        role -> limit(execution, community, role),
                        times.of(caseNumber, "approval"),
                        role -> decisions.above(execution, role));
        answers.forget();
        execution.setVariable(Variable.APPROVAL_NEEDED, approver != null);
        if (approver != null) {
            execution.setVariable(Variable.APPROVER, approver.user());
            execution.setVariable(Variable.APPROVER_ROLE, approver.role());
            execution.setVariable(Variable.PROPOSAL, work.proposal(caseNumber));
        }
    }

    private BigDecimal limit(DelegateExecution execution, String community, String role) {
        Map<String, Object> rule =
                decisions.one(
                        execution,
                        "complaint-approval-limit",
                        Map.of("community", community, "role", role));
        return new BigDecimal(rule.get("limit").toString());
    }
}
