package org.guanjia.complaint.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.complaint.ComplaintModel.Variable;
import org.guanjia.complaint.ComplaintResult;
import org.guanjia.engine.Answers;
import org.springframework.stereotype.Component;

/** Takes over the resident's word. */
@Component
class RecordResolutionDelegate implements JavaDelegate {

    private final ComplaintResult result;

    RecordResolutionDelegate(ComplaintResult result) {
        this.result = result;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String resolution = result.takeResolution(Answers.caseNumber(execution));
        execution.setVariable(Variable.RESOLUTION, resolution);
        execution.setVariable(Variable.COMPLAINT_RESULT, Outcomes.of(resolution));
    }
}
