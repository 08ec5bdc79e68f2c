package org.guanjia.fee.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.engine.Decisions;
import org.guanjia.engine.ServiceTimes;
import org.guanjia.fee.CollectionLetters;
import org.guanjia.fee.CollectionModel.Variable;
import org.springframework.stereotype.Component;

/** Issues the lawyer's letter. */
@Component
class IssueLetterDelegate implements JavaDelegate {

    private final CollectionLetters letters;
    private final ServiceTimes times;
    private final Decisions decisions;

    IssueLetterDelegate(CollectionLetters letters, ServiceTimes times, Decisions decisions) {
        this.letters = letters;
        this.times = times;
        this.decisions = decisions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        Answers answers = Answers.in(execution);
        letters.issueLetter(
                caseNumber,
                new CollectionLetters.Letter(
                        answers.text(Variable.LAW_FIRM),
                        answers.text(Variable.LAWYER),
                        answers.whole(Variable.LETTER_DAYS),
                        answers.text(Variable.LETTER_WORDS)),
                answers.by(),
                facts -> decisions.one(execution, "collection-demand-period", facts),
                measure -> times.of(caseNumber, measure));
        answers.forget();
    }
}
