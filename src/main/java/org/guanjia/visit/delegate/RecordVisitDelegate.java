package org.guanjia.visit.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.visit.VisitModel.Variable;
import org.guanjia.visit.VisitService;
import org.springframework.stereotype.Component;

/** Keeps what came of going there. */
@Component
class RecordVisitDelegate implements JavaDelegate {

    private final VisitService visits;

    RecordVisitDelegate(VisitService visits) {
        this.visits = visits;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Answers answers = Answers.in(execution);
        VisitService.Visited visited =
                visits.visited(
                        Answers.caseNumber(execution),
                        answers.text(Variable.VISIT_RESULT),
                        answers.text(Variable.VISIT_NOTE),
                        answers.text(Variable.FOLLOW_UP),
                        answers.by());
        answers.forget();
        execution.setVariable(Variable.RESIDENT_MET, visited.met());
        execution.setVariable(Variable.VISIT_AGAIN, visited.again());
        execution.setVariable(Variable.FOLLOW_UP_NEEDED, visited.followUp());
    }
}
