package org.guanjia.engine;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * A task whose extension property {@code standard} names a table is not done with a result that
 * claims more than its lines were judged to be, see {@link Checklists#check}.
 */
@Component
class RequiredStandard implements TaskListener {

    private final ObjectProvider<Checklists> checklists;

    RequiredStandard(ObjectProvider<Checklists> checklists) {
        this.checklists = checklists;
    }

    @Override
    public void notify(DelegateTask task) {
        checklists.getObject().check(task);
    }
}
