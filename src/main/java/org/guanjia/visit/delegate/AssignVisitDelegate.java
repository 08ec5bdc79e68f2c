package org.guanjia.visit.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.engine.ServiceTimes;
import org.guanjia.visit.VisitModel.Variable;
import org.guanjia.visit.VisitService;
import org.springframework.stereotype.Component;

/** Gives the visit to whoever looks after the house. */
@Component
class AssignVisitDelegate implements JavaDelegate {

    private final VisitService visits;
    private final ServiceTimes times;

    AssignVisitDelegate(VisitService visits, ServiceTimes times) {
        this.visits = visits;
        this.times = times;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        VisitService.Planned planned = visits.plan(caseNumber, times.of(caseNumber, "houseVisit"));
        execution.setVariable(Variable.HOUSE, planned.house());
        execution.setVariable(Variable.SUMMARY, planned.summary());
        execution.setVariable(Variable.HOUSEKEEPER, planned.housekeeper());
    }
}
