package org.guanjia.repair.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.repair.RepairModel.Variable;
import org.guanjia.repair.RepairWork;
import org.springframework.stereotype.Component;

/** Keeps what was done, with materials and labour. */
@Component
class RecordRepairDelegate implements JavaDelegate {

    private final RepairWork work;

    RecordRepairDelegate(RepairWork work) {
        this.work = work;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Answers answers = Answers.in(execution);
        work.repaired(
                Answers.caseNumber(execution),
                answers.text(Variable.REPAIR_NOTE),
                Materials.in(answers),
                answers.number(Variable.LABOUR_HOURS),
                answers.by());
        answers.forget();
        execution.setVariable(Variable.JOB_RESULT, "repaired");
    }
}
