package org.guanjia.engine;

import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandContextFactory;
import org.guanjia.language.Refusal;

/**
 * Keeps refusals out of the log: a form that is refused is an answer to whoever sent it, and the
 * engine would write it down as an error with its stack. In a job nobody reads the answer: there it
 * stays one.
 */
class QuietContexts extends CommandContextFactory {

    QuietContexts(ProcessEngineConfigurationImpl configuration) {
        setProcessEngineConfiguration(configuration);
    }

    @Override
    public CommandContext createCommandContext() {
        return new CommandContext(processEngineConfiguration) {
            @Override
            protected boolean shouldLogFine(Throwable thrown) {
                return super.shouldLogFine(thrown)
                        || Context.getJobExecutorContext() == null
                                && Causes.find(thrown, Refusal.class) != null;
            }
        };
    }
}
