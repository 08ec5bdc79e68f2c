package org.guanjia.renovation.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.renovation.PermitAcceptance;
import org.guanjia.renovation.PermitModel.Variable;
import org.springframework.stereotype.Component;

/** Keeps where it leaks; the water test is over. */
@Component
class RecordLeakDelegate implements JavaDelegate {

    private final PermitAcceptance acceptance;

    RecordLeakDelegate(PermitAcceptance acceptance) {
        this.acceptance = acceptance;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Answers answers = Answers.in(execution);
        acceptance.leakFound(
                Answers.caseNumber(execution), answers.text(Variable.WATER_NOTE), answers.by());
        answers.forget();
        execution.setVariable(Variable.INSPECTION_PASSED, false);
    }
}
