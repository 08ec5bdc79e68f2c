package org.guanjia.fee.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.fee.CollectionModel.Variable;
import org.guanjia.fee.CollectionVacancies;
import org.springframework.stereotype.Component;

/** Keeps the project manager's word. */
@Component
class RecordReductionDecisionDelegate implements JavaDelegate {

    private final CollectionVacancies vacancies;

    RecordReductionDecisionDelegate(CollectionVacancies vacancies) {
        this.vacancies = vacancies;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        Answers answers = Answers.in(execution);
        boolean approved =
                vacancies.decided(
                        caseNumber,
                        answers.text(Variable.REDUCTION_DECISION),
                        answers.text(Variable.REDUCTION_NOTE),
                        answers.by());
        answers.forget();
        execution.setVariable(Variable.REDUCTION_APPROVED, approved);
    }
}
