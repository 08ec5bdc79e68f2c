package org.guanjia.renovation.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.engine.ServiceTimes;
import org.guanjia.renovation.ViolationModel.Variable;
import org.guanjia.renovation.ViolationTalks;
import org.springframework.stereotype.Component;

/** Keeps the project manager's ruling. */
@Component
class RecordDisputeRulingDelegate implements JavaDelegate {

    private final ViolationTalks talks;
    private final ServiceTimes times;

    RecordDisputeRulingDelegate(ViolationTalks talks, ServiceTimes times) {
        this.talks = talks;
        this.times = times;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        Answers answers = Answers.in(execution);
        boolean violation =
                talks.ruled(
                        caseNumber,
                        answers.text(Variable.DISPUTE_RULING),
                        answers.text(Variable.DISPUTE_NOTE),
                        answers.by(),
                        measure -> times.of(caseNumber, measure));
        answers.forget();
        execution.setVariable(Variable.VIOLATION_CONFIRMED, violation);
        execution.setVariable(Variable.SETTLED_ON_SITE, !violation);
    }
}
