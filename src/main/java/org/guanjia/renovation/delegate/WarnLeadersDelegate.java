package org.guanjia.renovation.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.engine.ServiceTimes;
import org.guanjia.renovation.ViolationTalks;
import org.springframework.stereotype.Component;

/** Tells project manager and housekeeper of the danger. */
@Component
class WarnLeadersDelegate implements JavaDelegate {

    private final ViolationTalks talks;
    private final ServiceTimes times;

    WarnLeadersDelegate(ViolationTalks talks, ServiceTimes times) {
        this.talks = talks;
        this.times = times;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        talks.alert(caseNumber, measure -> times.of(caseNumber, measure));
    }
}
