package org.guanjia.renovation.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.casework.DangerProcess;
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
    private final DangerProcess dangers;

    RecordStopDelegate(ViolationTalks talks, ServiceTimes times, DangerProcess dangers) {
        this.talks = talks;
        this.times = times;
        this.dangers = dangers;
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
                                answers.text(Variable.STOP_NOTE)),
                        answers.by(),
                        measure -> times.of(caseNumber, measure));
        boolean threatened = answers.yes(Variable.THREATENED);
        answers.forget();
        if (threatened) {
            dangers.report(caseNumber, null, answers.by());
        }
        execution.setVariable(Variable.VIOLATION_CONFIRMED, violation);
    }
}
