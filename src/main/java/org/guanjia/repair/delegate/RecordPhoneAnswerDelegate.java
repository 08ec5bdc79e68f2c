package org.guanjia.repair.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.repair.RepairModel.Variable;
import org.guanjia.repair.RepairWork;
import org.springframework.stereotype.Component;

/** Keeps what was agreed on the telephone. */
@Component
class RecordPhoneAnswerDelegate implements JavaDelegate {

    private final RepairWork work;

    RecordPhoneAnswerDelegate(RepairWork work) {
        this.work = work;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Answers answers = Answers.in(execution);
        boolean accepted =
                work.takePhoneAnswer(
                        Answers.caseNumber(execution),
                        answers.text(Variable.PHONE_ANSWER),
                        answers.text(Variable.PHONE_NOTE),
                        answers.by());
        answers.forget();
        execution.setVariable(Variable.QUOTE_ACCEPTED, accepted);
    }
}
