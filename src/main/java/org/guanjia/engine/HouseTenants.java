package org.guanjia.engine;

import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProvider;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderCaseInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderHistoricDecisionInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderProcessInstanceContext;
import org.guanjia.casefile.CaseFiles;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Diagrams are shared; each case belongs to the community of its house, which is the engine's
 * tenant. Taken from the case file of {@code caseNumber}; a called process has its caller's, which
 * the engine sees to.
 */
@Component
class HouseTenants implements TenantIdProvider {

    private final ObjectProvider<CaseFiles> cases;

    HouseTenants(ObjectProvider<CaseFiles> cases) {
        this.cases = cases;
    }

    @Override
    public String provideTenantIdForProcessInstance(TenantIdProviderProcessInstanceContext start) {
        Object number = start.getVariables().get("caseNumber");
        return number == null
                ? null
                : cases.getObject().findCommunity(number.toString()).orElse(null);
    }

    @Override
    public String provideTenantIdForHistoricDecisionInstance(
            TenantIdProviderHistoricDecisionInstanceContext decision) {
        return decision.getExecution() == null ? null : decision.getExecution().getTenantId();
    }

    /** Case models are not deployed in this house. */
    @Override
    public String provideTenantIdForCaseInstance(TenantIdProviderCaseInstanceContext start) {
        return null;
    }
}
