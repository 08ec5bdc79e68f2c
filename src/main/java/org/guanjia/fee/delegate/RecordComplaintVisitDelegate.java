package org.guanjia.fee.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.fee.CollectionDisputes;
import org.guanjia.fee.CollectionModel.Variable;
import org.springframework.stereotype.Component;

/** Keeps what the household thinks of the result. */
@Component
class RecordComplaintVisitDelegate implements JavaDelegate {

    private final CollectionDisputes disputes;

    RecordComplaintVisitDelegate(CollectionDisputes disputes) {
        this.disputes = disputes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        Answers answers = Answers.in(execution);
        disputes.explained(
                caseNumber,
                answers.text(Variable.EXPLANATION),
                answers.text(Variable.EXPLANATION_NOTE),
                answers.by());
        answers.forget();
    }
}
