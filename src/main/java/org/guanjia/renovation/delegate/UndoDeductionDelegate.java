package org.guanjia.renovation.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.guanjia.engine.Answers;
import org.guanjia.renovation.ViolationObjections;
import org.springframework.stereotype.Component;

/** Puts back what was deducted. */
@Component
class UndoDeductionDelegate implements JavaDelegate {

    private final ViolationObjections objections;

    UndoDeductionDelegate(ViolationObjections objections) {
        this.objections = objections;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = Answers.caseNumber(execution);
        objections.undoDeduction(caseNumber);
    }
}
