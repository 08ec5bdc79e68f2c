package org.guanjia.fee.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.fee.CollectionModel.Variable;
import org.guanjia.fee.CollectionWriteOffs;
import org.springframework.stereotype.Component;

/** Keeps what was decided on the write-off. */
@Component
class RecordWriteOffDecisionDelegate implements JavaDelegate {

    private final CollectionWriteOffs writeOffs;

    RecordWriteOffDecisionDelegate(CollectionWriteOffs writeOffs) {
        this.writeOffs = writeOffs;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        Answers answers = Answers.in(execution);
        boolean approved =
                writeOffs.decided(
                        caseNumber,
                        answers.yes(Variable.WRITE_OFF_APPROVED),
                        answers.text(Variable.WRITE_OFF_NOTE),
                        answers.by());
        answers.forget();
        execution.setVariable(Variable.WRITE_OFF_APPROVED, approved);
    }
}
