package org.guanjia.fee.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.engine.ServiceTimes;
import org.guanjia.fee.CollectionModel.Variable;
import org.guanjia.fee.CollectionVacancies;
import org.springframework.stereotype.Component;

/** Keeps what was seen and works out the reduction. */
@Component
class RecordVacancyDelegate implements JavaDelegate {

    private final CollectionVacancies vacancies;
    private final ServiceTimes times;

    RecordVacancyDelegate(CollectionVacancies vacancies, ServiceTimes times) {
        this.vacancies = vacancies;
        this.times = times;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        Answers answers = Answers.in(execution);
        boolean reducible =
                vacancies.checked(
                        caseNumber,
                        new CollectionVacancies.Look(
                                answers.text(Variable.VACANCY_FINDING),
                                answers.day(Variable.VACANT_FROM),
                                answers.day(Variable.VACANT_TO),
                                answers.text(Variable.VACANCY_NOTE)),
                        answers.by(),
                        times.of(caseNumber, "reduction"));
        answers.forget();
        execution.setVariable(Variable.REDUCIBLE, reducible);
        if (reducible) {
            execution.setVariable(Variable.PROPOSAL, vacancies.proposal(caseNumber));
        }
    }
}
