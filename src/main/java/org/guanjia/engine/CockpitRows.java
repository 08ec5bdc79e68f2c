package org.guanjia.engine;

import org.camunda.bpm.cockpit.Cockpit;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Cockpit asks the engine's tables by SQL of its own, through a session that knows none of the
 * engine's guards; it gets {@link HiddenRows} before the server lets anybody in.
 */
@Component
class CockpitRows {

    private final ProcessEngine engine;
    private final Conflicts conflicts;

    CockpitRows(ProcessEngine engine, Conflicts conflicts) {
        this.engine = engine;
        this.conflicts = conflicts;
    }

    @EventListener(ApplicationStartedEvent.class)
    void guard() {
        // Without a web server, as on the command line, there is no Cockpit.
        if (Cockpit.getRuntimeDelegate() != null) {
            Cockpit.getCommandExecutor(engine.getName())
                    .executeCommand(
                            command -> {
                                command.getProcessEngineConfiguration()
                                        .getSqlSessionFactory()
                                        .getConfiguration()
                                        .addInterceptor(new HiddenRows(conflicts));
                                return null;
                            });
        }
    }
}
