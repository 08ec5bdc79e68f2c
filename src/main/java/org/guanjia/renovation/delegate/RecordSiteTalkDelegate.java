package org.guanjia.renovation.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.engine.ServiceTimes;
import org.guanjia.renovation.ViolationModel.Variable;
import org.guanjia.renovation.ViolationTalks;
import org.springframework.stereotype.Component;

/** Keeps what was said on site. */
@Component
class RecordSiteTalkDelegate implements JavaDelegate {

    private final ViolationTalks talks;
    private final ServiceTimes times;

    RecordSiteTalkDelegate(ViolationTalks talks, ServiceTimes times) {
        this.talks = talks;
        this.times = times;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        Answers answers = Answers.in(execution);
        String outcome =
                talks.talked(
                        caseNumber,
                        new ViolationTalks.Talk(
                                answers.text(Variable.TALK_OUTCOME),
                                answers.text(Variable.PERSON_ON_SITE),
                                answers.text(Variable.TALK_NOTE),
                                answers.yes(Variable.THREATENED)),
                        answers.by(),
                        measure -> times.of(caseNumber, measure));
        answers.forget();
        execution.setVariable(Variable.TALK_OUTCOME, outcome);
        execution.setVariable(Variable.SETTLED_ON_SITE, outcome.equals("corrected"));
    }
}
