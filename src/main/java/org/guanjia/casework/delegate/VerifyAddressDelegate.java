package org.guanjia.casework.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.casework.AddressChecks;
import org.guanjia.casework.CaseModel.Variable;
import org.guanjia.engine.Answers;
import org.guanjia.engine.ServiceTimes;
import org.springframework.stereotype.Component;

/** Finds out whether the address is certain. */
@Component
class VerifyAddressDelegate implements JavaDelegate {

    private final AddressChecks addresses;
    private final ServiceTimes times;

    VerifyAddressDelegate(AddressChecks addresses, ServiceTimes times) {
        this.addresses = addresses;
        this.times = times;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        AddressChecks.Check check = addresses.verify(caseNumber);
        execution.setVariable(Variable.ADDRESS_CONFIRMED, check.certain());
        execution.setVariable(Variable.HOUSE, check.place());
        execution.setVariable(Variable.SUMMARY, check.title());
        if (!check.certain()) {
            addresses.doubted(caseNumber, times.of(caseNumber, "confirm"), check.intakeRole());
            execution.setVariable(Variable.INTAKE_ROLE, check.intakeRole());
            execution.setVariable(Variable.ADDRESS_CANDIDATES, check.candidates());
        }
    }
}
