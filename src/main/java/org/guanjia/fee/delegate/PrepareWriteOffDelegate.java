package org.guanjia.fee.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.engine.ServiceTimes;
import org.guanjia.fee.CollectionModel.Variable;
import org.guanjia.fee.CollectionWriteOffs;
import org.springframework.stereotype.Component;

/** Works out what is left, for whoever proposes. */
@Component
class PrepareWriteOffDelegate implements JavaDelegate {

    private final CollectionWriteOffs writeOffs;
    private final ServiceTimes times;

    PrepareWriteOffDelegate(CollectionWriteOffs writeOffs, ServiceTimes times) {
        this.writeOffs = writeOffs;
        this.times = times;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        execution.setVariable(
                Variable.PROPOSAL,
                writeOffs.prepare(caseNumber, measure -> times.of(caseNumber, measure)));
    }
}
