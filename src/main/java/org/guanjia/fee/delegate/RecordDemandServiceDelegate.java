package org.guanjia.fee.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.engine.ServiceTimes;
import org.guanjia.fee.CollectionDemands;
import org.guanjia.fee.CollectionModel.Variable;
import org.springframework.stereotype.Component;

/** Keeps how the demand reached the debtor, or that it did not. */
@Component
class RecordDemandServiceDelegate implements JavaDelegate {

    private final CollectionDemands demands;
    private final ServiceTimes times;

    RecordDemandServiceDelegate(CollectionDemands demands, ServiceTimes times) {
        this.demands = demands;
        this.times = times;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        Answers answers = Answers.in(execution);
        boolean served =
                demands.served(
                        caseNumber,
                        ServiceProof.in(answers),
                        answers.by(),
                        measure -> times.of(caseNumber, measure));
        answers.forget();
        execution.setVariable(Variable.DEMAND_SERVED, served);
    }
}
