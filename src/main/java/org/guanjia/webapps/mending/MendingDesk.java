package org.guanjia.webapps.mending;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.guanjia.casefile.CaseAccess;
import org.guanjia.casefile.CaseExclusions;
import org.guanjia.engine.EngineWork;
import org.guanjia.language.Refusal;
import org.guanjia.staff.Caller;
import org.springframework.stereotype.Component;

/**
 * Who may lay hands on which instance, and how the engine is told whose hands these are. The engine
 * grants nobody but an administrator these rights, so that nobody goes around the reason; whether
 * the caller may, was decided before, by the access table and here.
 */
@Component
class MendingDesk {

    /** More at once would hold the tables of other people's work too long. */
    static final int MOST = 200;

    private final HistoryService history;
    private final IdentityService identity;
    private final ProcessEngineConfigurationImpl engine;
    private final EngineWork work;
    private final CaseAccess access;
    private final CaseExclusions exclusions;

    MendingDesk(
            HistoryService history,
            IdentityService identity,
            ProcessEngineConfigurationImpl engine,
            EngineWork work,
            CaseAccess access,
            CaseExclusions exclusions) {
        this.history = history;
        this.identity = identity;
        this.engine = engine;
        this.work = work;
        this.access = access;
        this.exclusions = exclusions;
    }

    /** An instance that the caller may see. */
    HistoricProcessInstance seen(String instanceId, Caller caller) {
        HistoricProcessInstance found =
                work.asHouse(
                        () ->
                                history.createHistoricProcessInstanceQuery()
                                        .processInstanceId(instanceId)
                                        .singleResult());
        if (found == null
                || found.getBusinessKey() == null
                || !access.maySee(found.getBusinessKey(), caller)) {
            throw Refusal.notFound("engine.instanceUnknown");
        }
        return found;
    }

    /**
     * The instances that were named, each once, if the caller may mend all of them.
     *
     * @throws Refusal 422 for none or too many; 404 for one that the caller does not see; 403 where
     *     a conflict of interest keeps the caller out of the case
     */
    List<HistoricProcessInstance> taken(Collection<String> instanceIds, Caller caller) {
        if (instanceIds == null || instanceIds.isEmpty() || instanceIds.contains(null)) {
            throw Refusal.invalid("instances", "webapps.mending.nothingChosen");
        }
        if (instanceIds.size() > MOST) {
            throw Refusal.invalid("instances", "webapps.mending.tooMany", MOST);
        }
        return new LinkedHashSet<>(instanceIds)
                .stream()
                        .map(
                                id -> {
                                    HistoricProcessInstance one = seen(id, caller);
                                    notInConflict(one.getBusinessKey(), caller);
                                    return one;
                                })
                        .toList();
    }

    private void notInConflict(String caseNumber, Caller caller) {
        if (!exclusions.of(caseNumber, caller.userId()).isEmpty()) {
            throw Refusal.forbidden("webapps.mending.conflict", caseNumber);
        }
    }

    /**
     * Does it in the engine in the caller's name, with the house's rights.
     *
     * @throws Refusal 409 with the number of the case and what the engine said, where the engine or
     *     a step refused in no words of the house
     */
    <T> T by(Caller caller, String caseNumber, Supplier<T> mending) {
        identity.setAuthentication(
                caller.userId(), List.copyOf(caller.roles()), List.copyOf(caller.communities()));
        try {
            return engine.getCommandExecutorTxRequired()
                    .execute(context -> context.runWithoutAuthorization(mending::get));
        } catch (OptimisticLockingException overtaken) {
            throw overtaken;
        } catch (ProcessEngineException refused) {
            throw Refusal.conflict("webapps.mending.refused", caseNumber, refused.getMessage());
        } finally {
            identity.clearAuthentication();
        }
    }
}
