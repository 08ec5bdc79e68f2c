package org.guanjia.fee.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.engine.ServiceTimes;
import org.guanjia.fee.CollectionLetters;
import org.guanjia.fee.CollectionModel.Variable;
import org.springframework.stereotype.Component;

/** Keeps how the letter reached the debtor, or that it did not. */
@Component
class RecordLetterServiceDelegate implements JavaDelegate {

    private final CollectionLetters letters;
    private final ServiceTimes times;

    RecordLetterServiceDelegate(CollectionLetters letters, ServiceTimes times) {
        this.letters = letters;
        this.times = times;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        Answers answers = Answers.in(execution);
        boolean served =
                letters.letterServed(
                        caseNumber,
                        ServiceProof.in(answers),
                        answers.by(),
                        measure -> times.of(caseNumber, measure));
        answers.forget();
        execution.setVariable(Variable.LETTER_SERVED, served);
    }
}
