package org.guanjia.fee.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.fee.CollectionModel.Variable;
import org.guanjia.fee.CollectionVacancies;
import org.springframework.stereotype.Component;

/** Books the reduction. */
@Component
class ReduceBillsDelegate implements JavaDelegate {

    private final CollectionVacancies vacancies;

    ReduceBillsDelegate(CollectionVacancies vacancies) {
        this.vacancies = vacancies;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        execution.setVariable(Variable.COLLECTION_CONTINUES, vacancies.reduce(caseNumber));
    }
}
