package org.guanjia.engine;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.guanjia.staff.StaffService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * A new task whose assignee has left meanwhile waits for its role instead: whoever diagnosed a
 * fault may be gone when the part arrives. Those tasks that a leaver had already are given back by
 * {@link ReturnedTasks}.
 */
@Component
class LeaverCheck implements TaskListener {

    private final ObjectProvider<StaffService> staff;

    LeaverCheck(ObjectProvider<StaffService> staff) {
        this.staff = staff;
    }

    @Override
    public void notify(DelegateTask task) {
        if (task.getAssignee() != null
                && staff.getObject()
                        .find(task.getAssignee())
                        .filter(member -> !member.active())
                        .isPresent()) {
            task.setAssignee(null);
        }
    }
}
