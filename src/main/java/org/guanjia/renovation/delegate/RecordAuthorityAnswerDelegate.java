package org.guanjia.renovation.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.engine.ServiceTimes;
import org.guanjia.renovation.ViolationModel.Variable;
import org.guanjia.renovation.ViolationReports;
import org.springframework.stereotype.Component;

/** Keeps what the authority did. */
@Component
class RecordAuthorityAnswerDelegate implements JavaDelegate {

    private final ViolationReports reports;
    private final ServiceTimes times;

    RecordAuthorityAnswerDelegate(ViolationReports reports, ServiceTimes times) {
        this.reports = reports;
        this.times = times;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        Answers answers = Answers.in(execution);
        boolean accepted =
                reports.answered(
                        caseNumber,
                        answers.text(Variable.AUTHORITY_RESULT),
                        answers.text(Variable.AUTHORITY_NOTE),
                        answers.by(),
                        measure -> times.of(caseNumber, measure));
        answers.forget();
        execution.setVariable(Variable.AUTHORITY_ACCEPTED, accepted);
    }
}
