package org.guanjia.engine;

import java.lang.ref.WeakReference;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.HistoricProcessInstanceEntity;
import org.camunda.bpm.webapp.impl.db.QuerySessionFactory;
import org.guanjia.casefile.CaseExclusion;
import org.guanjia.casefile.CaseExclusions;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Conflicts of interest as the engine's guards ask for them. What the caller is kept out of is read
 * once in a command; the house itself, which acts without a user, is kept out of nothing.
 */
@Component
class Conflicts {

    private record Read(
            WeakReference<CommandContext> command, String userId, List<CaseExclusion> rows) {}

    private final ObjectProvider<CaseExclusions> exclusions;
    private final ThreadLocal<Read> read = new ThreadLocal<>();

    Conflicts(ObjectProvider<CaseExclusions> exclusions) {
        this.exclusions = exclusions;
    }

    /** What the caller of the command is kept out of; empty for the house itself. */
    List<CaseExclusion> ofCaller() {
        CommandContext command = Context.getCommandContext();
        if (command == null || !command.isAuthorizationCheckEnabled()) {
            return List.of();
        }
        Authentication caller = caller(command);
        if (caller == null || caller.getUserId() == null) {
            return List.of();
        }
        Read known = read.get();
        if (known == null
                || !known.command().refersTo(command)
                || !known.userId().equals(caller.getUserId())) {
            known =
                    new Read(
                            new WeakReference<>(command),
                            caller.getUserId(),
                            exclusions.getObject().ofUser(caller.getUserId()));
            read.set(known);
        }
        return known.rows();
    }

    /** A query of Cockpit's own runs in a command that knows no identities but its engine. */
    private static Authentication caller(CommandContext command) {
        return command.getProcessEngineConfiguration() instanceof QuerySessionFactory cockpit
                ? cockpit.getWrappedConfiguration().getIdentityService().getCurrentAuthentication()
                : command.getAuthentication();
    }

    /** Whether this task must not be this colleague's; asks the table. */
    boolean excluded(DelegateTask task, String userId) {
        String caseNumber = caseNumber(task);
        return caseNumber != null
                && exclusions.getObject().of(caseNumber, userId).stream()
                        .anyMatch(one -> one.covers(task.getTaskDefinitionKey()));
    }

    /** Number of the task's case; null when it belongs to none. */
    static String caseNumber(DelegateTask task) {
        return task.getExecution() == null ? null : task.getExecution().getProcessBusinessKey();
    }

    /**
     * Number of the case that a process instance, running or ended, belongs to; null when there is
     * none.
     */
    static String caseNumber(String processInstanceId) {
        if (processInstanceId == null) {
            return null;
        }
        CommandContext command = Context.getCommandContext();
        ExecutionEntity running =
                command.getExecutionManager().findExecutionById(processInstanceId);
        if (running != null) {
            return running.getProcessBusinessKey();
        }
        HistoricProcessInstanceEntity ended =
                command.getHistoricProcessInstanceManager()
                        .findHistoricProcessInstance(processInstanceId);
        return ended == null ? null : ended.getBusinessKey();
    }
}
