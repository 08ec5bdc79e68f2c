package org.guanjia.renovation.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.engine.ServiceTimes;
import org.guanjia.renovation.ViolationModel.Variable;
import org.guanjia.renovation.ViolationTalks;
import org.springframework.stereotype.Component;

/** Keeps the visit of foreman and housekeeper. */
@Component
class RecordJointVisitDelegate implements JavaDelegate {

    private final ViolationTalks talks;
    private final ServiceTimes times;

    RecordJointVisitDelegate(ViolationTalks talks, ServiceTimes times) {
        this.talks = talks;
        this.times = times;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        Answers answers = Answers.in(execution);
        ViolationTalks.Visited visited =
                talks.visited(
                        caseNumber,
                        new ViolationTalks.Visit(
                                answers.text(Variable.PARTNER),
                                answers.text(Variable.FOREMAN_VIEW),
                                answers.text(Variable.HOUSEKEEPER_VIEW),
                                answers.text(Variable.OWNER_ATTITUDE),
                                answers.text(Variable.VISIT_NOTE),
                                answers.yes(Variable.THREATENED)),
                        answers.by(),
                        measure -> times.of(caseNumber, measure));
        answers.forget();
        execution.setVariable(Variable.ONE_VOICE, visited.oneVoice());
        execution.setVariable(Variable.VIOLATION_CONFIRMED, visited.violation());
        execution.setVariable(Variable.SETTLED_ON_SITE, !visited.violation());
        if (!visited.oneVoice()) {
            execution.setVariable(Variable.PROPOSAL, talks.views(caseNumber));
        }
    }
}
