package org.guanjia.renovation.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.engine.ServiceTimes;
import org.guanjia.renovation.ViolationModel.Variable;
import org.guanjia.renovation.ViolationObjections;
import org.springframework.stereotype.Component;

/** Keeps the objection for the project manager. */
@Component
class RecordObjectionDelegate implements JavaDelegate {

    private final ViolationObjections objections;
    private final ServiceTimes times;

    RecordObjectionDelegate(ViolationObjections objections, ServiceTimes times) {
        this.objections = objections;
        this.times = times;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        objections.raised(caseNumber, measure -> times.of(caseNumber, measure));
        execution.setVariable(Variable.PROPOSAL, objections.facts(caseNumber));
    }
}
