package org.guanjia.renovation.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.engine.ServiceTimes;
import org.guanjia.renovation.ViolationMeasures;
import org.guanjia.renovation.ViolationModel.Variable;
import org.springframework.stereotype.Component;

/** Deducts under the agreement, or not. */
@Component
class RecordDeductionDelegate implements JavaDelegate {

    private final ViolationMeasures measures;
    private final ServiceTimes times;

    RecordDeductionDelegate(ViolationMeasures measures, ServiceTimes times) {
        this.measures = measures;
        this.times = times;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        Answers answers = Answers.in(execution);
        measures.deducted(
                caseNumber,
                new ViolationMeasures.Deduction(
                        answers.text(Variable.DEDUCTION_DECISION),
                        answers.number(Variable.DEDUCTION_AMOUNT),
                        answers.text(Variable.AGREEMENT_CLAUSE),
                        answers.text(Variable.DEDUCTION_REASON)),
                answers.by(),
                measure -> times.of(caseNumber, measure));
        answers.forget();
    }
}
