package org.guanjia.renovation.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.renovation.PermitModel.Variable;
import org.guanjia.renovation.PermitWork;
import org.springframework.stereotype.Component;

/** Keeps how far the works were when the validity ended. */
@Component
class RecordSiteDelegate implements JavaDelegate {

    private final PermitWork work;

    RecordSiteDelegate(PermitWork work) {
        this.work = work;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        Answers answers = Answers.in(execution);
        boolean finished =
                work.siteChecked(
                        caseNumber,
                        answers.text(Variable.SITE_STATE),
                        answers.text(Variable.SITE_NOTE),
                        answers.by());
        answers.forget();
        execution.setVariable(Variable.WORKS_FINISHED, finished);
    }
}
