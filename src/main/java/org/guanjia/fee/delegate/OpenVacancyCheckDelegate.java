package org.guanjia.fee.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.engine.ServiceTimes;
import org.guanjia.fee.CollectionModel.Variable;
import org.guanjia.fee.CollectionService;
import org.guanjia.fee.CollectionVacancies;
import org.springframework.stereotype.Component;

/** The housekeeper has to look at the house. */
@Component
class OpenVacancyCheckDelegate implements JavaDelegate {

    private final CollectionVacancies vacancies;
    private final ServiceTimes times;

    OpenVacancyCheckDelegate(CollectionVacancies vacancies, ServiceTimes times) {
        this.vacancies = vacancies;
        this.times = times;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        execution.setVariable(
                Variable.PROPOSAL,
                vacancies.open(caseNumber, times.of(caseNumber, "vacancyCheck")));
        execution.setVariable(Variable.COLLECTION_CONTINUES, CollectionService.RESUME);
    }
}
