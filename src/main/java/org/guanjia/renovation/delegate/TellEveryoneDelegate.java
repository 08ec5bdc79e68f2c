package org.guanjia.renovation.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.renovation.ViolationObjections;
import org.springframework.stereotype.Component;

/** Tells all who had a part that the measures are undone. */
@Component
class TellEveryoneDelegate implements JavaDelegate {

    private final ViolationObjections objections;

    TellEveryoneDelegate(ViolationObjections objections) {
        this.objections = objections;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        objections.tellEveryone(caseNumber);
    }
}
