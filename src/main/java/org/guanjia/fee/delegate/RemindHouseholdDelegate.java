package org.guanjia.fee.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.fee.CollectionContacts;
import org.springframework.stereotype.Component;

/** Reminds the household by message. */
@Component
class RemindHouseholdDelegate implements JavaDelegate {

    private final CollectionContacts contacts;

    RemindHouseholdDelegate(CollectionContacts contacts) {
        this.contacts = contacts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        contacts.remind(Answers.caseNumber(execution));
    }
}
