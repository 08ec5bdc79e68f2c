package org.guanjia.renovation.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.engine.ServiceTimes;
import org.guanjia.renovation.PermitModel.Variable;
import org.guanjia.renovation.PermitValidity;
import org.springframework.stereotype.Component;

/** Keeps the foreman's word; granted, a new permit is issued. */
@Component
class RecordExtensionDelegate implements JavaDelegate {

    private final PermitValidity validity;
    private final ServiceTimes times;

    RecordExtensionDelegate(PermitValidity validity, ServiceTimes times) {
        this.validity = validity;
        this.times = times;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        Answers answers = Answers.in(execution);
        boolean over =
                validity.decided(
                        caseNumber,
                        answers.text(Variable.EXTENSION),
                        answers.text(Variable.EXTEND_TO),
                        answers.text(Variable.EXTENSION_NOTE),
                        answers.by(),
                        times.of(caseNumber, "expiryNotice"));
        answers.forget();
        execution.removeVariable(Variable.EXTENSION_REQUEST);
        execution.setVariable(Variable.VALIDITY_OVER, over);
    }
}
