package org.guanjia.fee.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.fee.CollectionContacts;
import org.guanjia.fee.CollectionModel.Variable;
import org.springframework.stereotype.Component;

/** Keeps what was said at a call or a visit. */
@Component
class RecordHouseholdContactDelegate implements JavaDelegate {

    private final CollectionContacts contacts;

    RecordHouseholdContactDelegate(CollectionContacts contacts) {
        this.contacts = contacts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Answers answers = Answers.in(execution);
        contacts.contacted(
                Answers.caseNumber(execution),
                (String) execution.getVariable(Variable.CONTACT_CHANNEL),
                answers.text(Variable.CONTACT_RESULT),
                new CollectionContacts.Said(
                        answers.text(Variable.REASON_CODE),
                        answers.text(Variable.CONTACT_NOTE),
                        answers.day(Variable.PROMISE_ON),
                        answers.number(Variable.PROMISE_AMOUNT)),
                answers.by());
        answers.forget();
    }
}
