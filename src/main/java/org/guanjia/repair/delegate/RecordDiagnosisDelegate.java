package org.guanjia.repair.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.repair.RepairModel.Variable;
import org.guanjia.repair.RepairWork;
import org.springframework.stereotype.Component;

/** Keeps what the technician found and how it is to be repaired. */
@Component
class RecordDiagnosisDelegate implements JavaDelegate {

    private final RepairWork work;

    RecordDiagnosisDelegate(RepairWork work) {
        this.work = work;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Answers answers = Answers.in(execution);
        String way = answers.text(Variable.REPAIR_WAY);
        boolean partNeeded = answers.yes(Variable.PART_NEEDED);
        work.diagnose(
                Answers.caseNumber(execution),
                new RepairWork.Diagnosis(
                        answers.text(Variable.DIAGNOSIS),
                        way,
                        Materials.in(answers),
                        answers.number(Variable.LABOUR_HOURS),
                        answers.number(Variable.ESTIMATED_COST),
                        partNeeded,
                        answers.text(Variable.PART_NAME)),
                answers.by());
        answers.forget();
        execution.setVariable(Variable.TECHNICIAN, answers.by());
        execution.setVariable(Variable.REPAIR_WAY, way);
        execution.setVariable(Variable.PART_NEEDED, partNeeded);
    }
}
