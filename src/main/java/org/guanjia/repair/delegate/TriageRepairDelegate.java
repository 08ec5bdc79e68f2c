package org.guanjia.repair.delegate;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.engine.Decisions;
import org.guanjia.engine.ServiceTimes;
import org.guanjia.repair.RepairModel.Variable;
import org.guanjia.repair.RepairService;
import org.guanjia.repair.Triage;
import org.springframework.stereotype.Component;

/** Asks the tables what the report is about and whose matter it is. */
@Component
class TriageRepairDelegate implements JavaDelegate {

    private final RepairService repairs;
    private final Decisions decisions;
    private final ServiceTimes times;

    TriageRepairDelegate(RepairService repairs, Decisions decisions, ServiceTimes times) {
        this.repairs = repairs;
        this.decisions = decisions;
        this.times = times;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        Triage triage =
                Triage.of(
                        decisions.one(execution, "repair-triage", repairs.triageFacts(caseNumber)));
        boolean ours =
                Boolean.TRUE.equals(
                        decisions
                                .one(
                                        execution,
                                        "case-jurisdiction",
                                        Map.of("jurisdiction", triage.jurisdiction()))
                                .get("ours"));
        RepairService.Triaged triaged =
                repairs.triage(
                        caseNumber,
                        triage,
                        ours,
                        times.of(caseNumber, triage.severity(), triage.measures()));
        execution.setVariable(Variable.EMERGENCY, triaged.emergency());
        execution.setVariable(Variable.UNIT_NEEDED, triaged.unitNeeded());
        execution.setVariable(Variable.OUR_MATTER, ours);
        execution.setVariable(Variable.JURISDICTION, triage.jurisdiction());
        execution.setVariable(Variable.HOUSE, triaged.house());
        execution.setVariable(Variable.SUMMARY, triaged.summary());
        execution.setVariable(Variable.TECHNICIAN, null);
    }
}
