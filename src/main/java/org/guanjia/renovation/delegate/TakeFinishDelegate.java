package org.guanjia.renovation.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.renovation.PermitModel.Variable;
import org.guanjia.renovation.PermitWork;
import org.springframework.stereotype.Component;

/** The resident reports the works finished. */
@Component
class TakeFinishDelegate implements JavaDelegate {

    private final PermitWork work;

    TakeFinishDelegate(PermitWork work) {
        this.work = work;
    }

    @Override
    public void execute(DelegateExecution execution) {
        work.finish(Answers.caseNumber(execution));
        execution.setVariable(Variable.WORKS_FINISHED, true);
    }
}
