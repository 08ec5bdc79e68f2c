package org.guanjia.renovation.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.renovation.ViolationModel.Variable;
import org.guanjia.renovation.ViolationObjections;
import org.springframework.stereotype.Component;

/** Keeps the ruling. */
@Component
class RecordObjectionRulingDelegate implements JavaDelegate {

    private final ViolationObjections objections;

    RecordObjectionRulingDelegate(ViolationObjections objections) {
        this.objections = objections;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        Answers answers = Answers.in(execution);
        boolean upheld =
                objections.ruled(
                        caseNumber,
                        answers.text(Variable.OBJECTION_DECISION),
                        answers.text(Variable.OBJECTION_NOTE),
                        answers.by());
        answers.forget();
        execution.setVariable(Variable.UPHELD, upheld);
    }
}
