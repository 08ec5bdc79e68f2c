package org.guanjia.casework.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.casework.AddressChecks;
import org.guanjia.casework.CaseModel.Variable;
import org.guanjia.engine.Answers;
import org.springframework.stereotype.Component;

/** Keeps the address that a person confirmed. */
@Component
class RecordAddressDelegate implements JavaDelegate {

    private final AddressChecks addresses;

    RecordAddressDelegate(AddressChecks addresses) {
        this.addresses = addresses;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Answers answers = Answers.in(execution);
        boolean found =
                addresses.confirm(
                        Answers.caseNumber(execution),
                        answers.text(Variable.CONFIRM_OUTCOME),
                        answers.text(Variable.PHASE),
                        answers.text(Variable.BUILDING),
                        answers.text(Variable.UNIT),
                        answers.text(Variable.ROOM),
                        answers.text(Variable.CONFIRM_NOTE),
                        answers.by());
        answers.text(Variable.ADDRESS_CANDIDATES);
        answers.forget();
        execution.setVariable(Variable.ADDRESS_CONFIRMED, found);
    }
}
