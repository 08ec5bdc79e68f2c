package org.guanjia.engine;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.guanjia.language.Refusal;
import org.springframework.stereotype.Component;

/**
 * A task is completed by the colleague who has it, and by nobody else: the engine only asks for
 * permission, which every member of the role has, and the admin on everything. Who wants to do a
 * task that nobody has, claims it first. The house itself, which completes tasks without a user,
 * may.
 */
@Component
class CompletionCheck implements TaskListener {

    @Override
    public void notify(DelegateTask task) {
        Authentication caller = Context.getCommandContext().getAuthentication();
        if (caller == null || caller.getUserId() == null) {
            return;
        }
        if (task.getAssignee() == null) {
            throw Refusal.conflict("engine.task.claimFirst", task.getName());
        }
        if (!task.getAssignee().equals(caller.getUserId())) {
            throw Refusal.forbidden("engine.task.ofSomeoneElse", task.getName());
        }
    }
}
