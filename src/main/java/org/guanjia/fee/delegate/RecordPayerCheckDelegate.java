package org.guanjia.fee.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.fee.CollectionModel.Variable;
import org.guanjia.fee.CollectionPayers;
import org.springframework.stereotype.Component;

/** Keeps who has to pay. */
@Component
class RecordPayerCheckDelegate implements JavaDelegate {

    private final CollectionPayers payers;

    RecordPayerCheckDelegate(CollectionPayers payers) {
        this.payers = payers;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        Answers answers = Answers.in(execution);
        boolean wrong =
                payers.checked(
                        caseNumber,
                        new CollectionPayers.Found(
                                answers.text(Variable.PAYER_FINDING),
                                answers.text(Variable.PAYER_KIND),
                                answers.text(Variable.PAYER_NAME),
                                answers.day(Variable.PAYER_FROM),
                                answers.yes(Variable.OWNER_JOINT),
                                answers.text(Variable.PAYER_NOTE)),
                        answers.by());
        answers.forget();
        execution.setVariable(Variable.PAYER_WRONG, wrong);
    }
}
