package org.guanjia.visit.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.visit.VisitModel.Variable;
import org.guanjia.visit.VisitService;
import org.springframework.stereotype.Component;

/** Ends the visit that nobody needs any more. */
@Component
class CancelVisitDelegate implements JavaDelegate {

    private final VisitService visits;

    CancelVisitDelegate(VisitService visits) {
        this.visits = visits;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Answers answers = Answers.in(execution);
        visits.cancel(Answers.caseNumber(execution), answers.text(Variable.CANCEL_REASON));
        answers.forget();
    }
}
