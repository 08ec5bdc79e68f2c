package org.guanjia.repair.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.repair.RepairModel.Variable;
import org.guanjia.repair.RepairWork;
import org.springframework.stereotype.Component;

/** Keeps that only the danger was removed. */
@Component
class RecordMakeSafeDelegate implements JavaDelegate {

    private final RepairWork work;

    RecordMakeSafeDelegate(RepairWork work) {
        this.work = work;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Answers answers = Answers.in(execution);
        work.madeSafe(
                Answers.caseNumber(execution), answers.text(Variable.SAFETY_NOTE), answers.by());
        answers.forget();
        execution.setVariable(Variable.JOB_RESULT, "safeOnly");
    }
}
