package org.guanjia.renovation.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.engine.ServiceTimes;
import org.guanjia.renovation.ViolationModel.Variable;
import org.guanjia.renovation.ViolationTalks;
import org.springframework.stereotype.Component;

/** Keeps the foreman's verdict; where he calls it a violation, the manager reads both views. */
@Component
class RecordVerdictDelegate implements JavaDelegate {

    private final ViolationTalks talks;
    private final ServiceTimes times;

    RecordVerdictDelegate(ViolationTalks talks, ServiceTimes times) {
        this.talks = talks;
        this.times = times;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        Answers answers = Answers.in(execution);
        boolean violation =
                talks.judged(
                        caseNumber,
                        answers.text(Variable.VERDICT),
                        answers.text(Variable.VERDICT_NOTE),
                        answers.by(),
                        measure -> times.of(caseNumber, measure));
        answers.forget();
        execution.setVariable(Variable.VIOLATION_CONFIRMED, violation);
        execution.setVariable(Variable.SETTLED_ON_SITE, !violation);
        if (violation) {
            execution.setVariable(Variable.PROPOSAL, talks.views(caseNumber));
        }
    }
}
