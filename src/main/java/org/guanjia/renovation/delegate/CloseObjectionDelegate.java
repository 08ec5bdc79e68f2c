package org.guanjia.renovation.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.renovation.ViolationModel.Variable;
import org.guanjia.renovation.ViolationObjections;
import org.springframework.stereotype.Component;

/** Nobody objected in time. */
@Component
class CloseObjectionDelegate implements JavaDelegate {

    private final ViolationObjections objections;

    CloseObjectionDelegate(ViolationObjections objections) {
        this.objections = objections;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        objections.periodOver(caseNumber);
        execution.setVariable(Variable.UPHELD, false);
    }
}
