package org.guanjia.complaint.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.complaint.ComplaintMajor;
import org.guanjia.complaint.ComplaintModel.Variable;
import org.guanjia.engine.Answers;
import org.guanjia.engine.ServiceTimes;
import org.springframework.stereotype.Component;

/** Keeps the signature, or that the report comes back. */
@Component
class RecordSignatureDelegate implements JavaDelegate {

    private final ComplaintMajor major;
    private final ServiceTimes times;

    RecordSignatureDelegate(ComplaintMajor major, ServiceTimes times) {
        this.major = major;
        this.times = times;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        Answers answers = Answers.in(execution);
        ComplaintMajor.Ruling ruling =
                major.ruled(
                        caseNumber,
                        answers.text(Variable.SIGNATURE),
                        answers.text(Variable.SIGNATURE_NOTE),
                        answers.by(),
                        times.of(caseNumber, "report"));
        answers.forget();
        execution.setVariable(Variable.REPORT_SIGNED, ruling.signed());
        if (!ruling.signed()) {
            execution.setVariable(Variable.REPORT_RETURNED, ruling.returned());
        }
    }
}
