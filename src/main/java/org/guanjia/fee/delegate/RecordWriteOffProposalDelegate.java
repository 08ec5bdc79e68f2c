package org.guanjia.fee.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.engine.Decisions;
import org.guanjia.engine.ServiceTimes;
import org.guanjia.fee.CollectionModel.Variable;
import org.guanjia.fee.CollectionWriteOffs;
import org.springframework.stereotype.Component;

/** Keeps the proposal and asks the table who approves. */
@Component
class RecordWriteOffProposalDelegate implements JavaDelegate {

    private final CollectionWriteOffs writeOffs;
    private final ServiceTimes times;
    private final Decisions decisions;

    RecordWriteOffProposalDelegate(
            CollectionWriteOffs writeOffs, ServiceTimes times, Decisions decisions) {
        this.writeOffs = writeOffs;
        this.times = times;
        this.decisions = decisions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        Answers answers = Answers.in(execution);
        CollectionWriteOffs.Proposed proposed =
                writeOffs.proposed(
                        caseNumber,
                        new CollectionWriteOffs.Proposal(
                                answers.text(Variable.WRITE_OFF_REASON),
                                answers.text(Variable.JUDGMENT_NUMBER),
                                answers.text(Variable.WRITE_OFF_BASIS)),
                        answers.by(),
                        facts -> decisions.one(execution, "collection-write-off-limit", facts),
                        measure -> times.of(caseNumber, measure));
        answers.forget();
        execution.setVariable(Variable.WRITE_OFF_APPROVER, proposed.role());
        execution.setVariable(Variable.PROPOSAL, proposed.words());
    }
}
