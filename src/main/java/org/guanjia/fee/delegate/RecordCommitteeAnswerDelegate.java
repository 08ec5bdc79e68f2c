package org.guanjia.fee.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.fee.CollectionLetters;
import org.guanjia.fee.CollectionModel.Variable;
import org.springframework.stereotype.Component;

/** Keeps what the owners' committee answered. */
@Component
class RecordCommitteeAnswerDelegate implements JavaDelegate {

    private final CollectionLetters letters;

    RecordCommitteeAnswerDelegate(CollectionLetters letters) {
        this.letters = letters;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        Answers answers = Answers.in(execution);
        letters.committeeAnswered(
                caseNumber,
                answers.text(Variable.COMMITTEE_ANSWER),
                answers.text(Variable.COMMITTEE_NOTE),
                answers.by());
        answers.forget();
    }
}
