package org.guanjia.renovation.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.renovation.PermitAcceptance;
import org.guanjia.renovation.PermitModel.Variable;
import org.springframework.stereotype.Component;

/** Keeps what was seen below after the water test. */
@Component
class RecordWaterTestDelegate implements JavaDelegate {

    private final PermitAcceptance acceptance;

    RecordWaterTestDelegate(PermitAcceptance acceptance) {
        this.acceptance = acceptance;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        Answers answers = Answers.in(execution);
        boolean tight =
                acceptance.waterTested(
                        caseNumber,
                        answers.text(Variable.WATER_TEST),
                        answers.text(Variable.WATER_NOTE),
                        answers.by());
        answers.forget();
        execution.setVariable(Variable.INSPECTION_PASSED, tight);
    }
}
