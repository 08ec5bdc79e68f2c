package org.guanjia.engine;

import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.guanjia.language.Refusal;

/**
 * Lets a refusal of ours leave the engine as itself. The engine wraps what a delegate or a listener
 * throws, depending on where it stood; whoever called should meet the same exception either way.
 * Outermost, after the transaction was rolled back.
 */
class RefusalUnwrapper extends CommandInterceptor {

    @Override
    public <T> T execute(Command<T> command) {
        try {
            return next.execute(command);
        } catch (RuntimeException e) {
            Refusal refusal = Causes.find(e, Refusal.class);
            throw refusal == null ? e : refusal;
        }
    }
}
