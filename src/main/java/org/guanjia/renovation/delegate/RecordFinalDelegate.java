package org.guanjia.renovation.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.engine.ServiceTimes;
import org.guanjia.renovation.PermitAcceptance;
import org.guanjia.renovation.PermitModel.Variable;
import org.springframework.stereotype.Component;

/** Keeps the inspection of the finished works. */
@Component
class RecordFinalDelegate implements JavaDelegate {

    private final PermitAcceptance acceptance;
    private final ServiceTimes times;

    RecordFinalDelegate(PermitAcceptance acceptance, ServiceTimes times) {
        this.acceptance = acceptance;
        this.times = times;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        Answers answers = Answers.in(execution);
        String result =
                acceptance.inspected(
                        caseNumber,
                        new PermitAcceptance.Inspection(
                                answers.text(Variable.INSPECTION),
                                answers.text(Variable.INSPECTION_NOTE),
                                answers.number(Variable.DEDUCTION_AMOUNT),
                                answers.text(Variable.DEDUCTION_CLAUSE)),
                        answers.by(),
                        times.of(caseNumber, "waterTest"),
                        times.of(caseNumber, "waterCheck"));
        answers.forget();
        execution.setVariable(Variable.FINAL_RESULT, result);
        if (result.equals("waterTest")) {
            execution.setVariable(Variable.SUMMARY, acceptance.underWater(caseNumber));
        }
        execution.setVariable(Variable.INSPECTION_PASSED, result.equals("passed"));
    }
}
