package org.guanjia.fee.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.fee.CollectionWriteOffs;
import org.springframework.stereotype.Component;

/** Posts the write-off to the ledger. */
@Component
class PostWriteOffDelegate implements JavaDelegate {

    private final CollectionWriteOffs writeOffs;

    PostWriteOffDelegate(CollectionWriteOffs writeOffs) {
        this.writeOffs = writeOffs;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        writeOffs.post(caseNumber, Answers.in(execution).by());
    }
}
