package org.guanjia.engine;

import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.impl.cmd.AbstractSetTaskPropertyCmd;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteIdentityLinkCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskBpmnErrorCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskEscalationCmd;
import org.camunda.bpm.engine.impl.cmd.SaveTaskCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.guanjia.language.Refusal;

/**
 * A user leaves a task by completing it. Throwing an error or an escalation from it by REST would
 * lead on without the form, the photo and the check of who does it. Whoever has a task may give it
 * back or hand it on, but neither its name, its due time nor its roles are theirs to change: a task
 * without a due time would be missing among the overdue ones, one of another role would return to
 * the wrong people.
 */
class NoShortcut extends CommandInterceptor {

    @Override
    public <T> T execute(Command<T> command) {
        Authentication caller = Context.getCommandContext().getAuthentication();
        if (caller != null && caller.getUserId() != null) {
            if (command instanceof HandleTaskBpmnErrorCmd
                    || command instanceof HandleTaskEscalationCmd) {
                throw Refusal.forbidden("engine.task.shortcut");
            }
            if (changesTheTask(command) && !admin(caller)) {
                throw Refusal.forbidden("engine.task.fixed");
            }
        }
        return next.execute(command);
    }

    private static boolean changesTheTask(Command<?> command) {
        return command instanceof SaveTaskCmd
                || command instanceof DeleteIdentityLinkCmd
                || command instanceof AbstractSetTaskPropertyCmd
                        // Giving it back and handing it on.
                        && !(command instanceof AssignTaskCmd);
    }

    private static boolean admin(Authentication caller) {
        return caller.getGroupIds() != null && caller.getGroupIds().contains(Groups.CAMUNDA_ADMIN);
    }
}
