package org.guanjia.renovation.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.engine.ServiceTimes;
import org.guanjia.renovation.ViolationMeasures;
import org.guanjia.renovation.ViolationModel.Variable;
import org.springframework.stereotype.Component;

/** Tells the house which measures are taken and that it may object. */
@Component
class AnnounceMeasuresDelegate implements JavaDelegate {

    private final ViolationMeasures measures;
    private final ServiceTimes times;

    AnnounceMeasuresDelegate(ViolationMeasures measures, ServiceTimes times) {
        this.measures = measures;
        this.times = times;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        execution.setVariable(
                Variable.REPORTED,
                measures.announce(caseNumber, measure -> times.of(caseNumber, measure)));
        execution.setVariable(Variable.OBJECTION_RAISED, false);
        execution.setVariable(Variable.UPHELD, false);
    }
}
