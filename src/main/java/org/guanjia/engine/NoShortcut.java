package org.guanjia.engine;

import org.camunda.bpm.engine.impl.cmd.HandleTaskBpmnErrorCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskEscalationCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.guanjia.language.Refusal;

/**
 * A user leaves a task by completing it. Throwing an error or an escalation from it by REST would
 * lead on without the form, the photo and the check of who does it.
 */
class NoShortcut extends CommandInterceptor {

    @Override
    public <T> T execute(Command<T> command) {
        if (command instanceof HandleTaskBpmnErrorCmd
                || command instanceof HandleTaskEscalationCmd) {
            Authentication caller = Context.getCommandContext().getAuthentication();
            if (caller != null && caller.getUserId() != null) {
                throw Refusal.forbidden("engine.task.shortcut");
            }
        }
        return next.execute(command);
    }
}
