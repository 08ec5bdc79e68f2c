package org.guanjia.renovation.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.engine.ServiceTimes;
import org.guanjia.renovation.ViolationModel.Variable;
import org.guanjia.renovation.ViolationTalks;
import org.springframework.stereotype.Component;

/** Keeps how the work was stopped. */
@Component
class RecordStopDelegate implements JavaDelegate {

    private final ViolationTalks talks;
    private final ServiceTimes times;

    RecordStopDelegate(ViolationTalks talks, ServiceTimes times) {
        this.talks = talks;
        this.times = times;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        Answers answers = Answers.in(execution);
        boolean violation =
                talks.stopped(
                        caseNumber,
                        new ViolationTalks.Talk(
                                answers.text(Variable.STOP_OUTCOME),
                                answers.text(Variable.PERSON_ON_SITE),
                                answers.text(Variable.STOP_NOTE),
                                answers.yes(Variable.THREATENED)),
                        answers.by(),
                        measure -> times.of(caseNumber, measure));
        answers.forget();
        execution.setVariable(Variable.VIOLATION_CONFIRMED, violation);
    }
}
