package org.guanjia.casework.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.casework.CaseModel.Variable;
import org.guanjia.casework.EscalationSteps;
import org.guanjia.engine.Answers;
import org.springframework.stereotype.Component;

/** Carries out what the manager decided. */
@Component
class RecordDecisionDelegate implements JavaDelegate {

    private final EscalationSteps escalations;

    RecordDecisionDelegate(EscalationSteps escalations) {
        this.escalations = escalations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Answers answers = Answers.in(execution);
        boolean extended =
                escalations.decide(
                        Answers.caseNumber(execution),
                        (String) execution.getVariable(Variable.MEASURE),
                        answers.text(Variable.ESCALATION_DECISION),
                        answers.text(Variable.DECISION_REASON),
                        answers.text(Variable.NEW_ASSIGNEE),
                        answers.text(Variable.SUPPORT_ROLE),
                        answers.whole(Variable.EXTEND_MINUTES),
                        answers.by());
        answers.text(Variable.ESCALATION_REASON);
        answers.forget();
        execution.setVariable(Variable.EXTENDED, extended);
    }
}
