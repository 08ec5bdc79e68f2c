package org.guanjia.renovation.delegate;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.engine.Decisions;
import org.guanjia.engine.ServiceTimes;
import org.guanjia.renovation.CatalogueRow;
import org.guanjia.renovation.ViolationModel.Variable;
import org.guanjia.renovation.ViolationService;
import org.springframework.stereotype.Component;

/** Asks the tables which kind it is and how grave, and matches it to its permit. */
@Component
class ClassifyViolationDelegate implements JavaDelegate {

    private final ViolationService violations;
    private final ServiceTimes times;
    private final Decisions decisions;

    ClassifyViolationDelegate(
            ViolationService violations, ServiceTimes times, Decisions decisions) {
        this.violations = violations;
        this.times = times;
        this.decisions = decisions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        String code =
                (String)
                        decisions
                                .one(execution, "violation-kind", violations.kindFacts(caseNumber))
                                .get("code");
        CatalogueRow row =
                CatalogueRow.of(
                        decisions.one(
                                execution,
                                "violation-severity",
                                violations.catalogueFacts(caseNumber, code)));
        boolean repeated = violations.match(caseNumber, code);
        Map<String, Object> strict =
                decisions.one(
                        execution,
                        "violation-repeat",
                        Map.of(
                                "severity",
                                row.severity(),
                                "repeated",
                                repeated,
                                "hours",
                                row.deadlineHours()));
        String severity = (String) strict.get("severity");
        ViolationService.Classified done =
                violations.classify(
                        caseNumber,
                        row,
                        severity,
                        ((Number) strict.get("hours")).intValue(),
                        measure -> times.of(caseNumber, measure));
        execution.setVariable(Variable.HOUSE, done.house());
        execution.setVariable(Variable.SUMMARY, done.summary());
        execution.setVariable(Variable.FINDER, done.finder());
        execution.setVariable(Variable.FINDER_ROLE, done.finderRole());
        execution.setVariable(Variable.DANGEROUS, done.dangerous());
        execution.setVariable(Variable.JOINT_VISIT, done.jointVisit());
    }
}
