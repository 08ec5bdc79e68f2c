package org.guanjia.engine;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.bpmn.deployer.BpmnDeployer;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantCommandChecker;
import org.guanjia.casefile.ConfidentialCases;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Hands the house's guards to the engine before it is built. */
@Component
class HouseEngine extends AbstractProcessEnginePlugin {

    private final ListableBeanFactory beans;
    private final GuardedDiagrams diagrams;
    private final DiagramCheck check;
    private final HouseTenants tenants;
    private final Conflicts conflicts;
    private final ObjectProvider<ConfidentialCases> confidence;

    HouseEngine(
            ListableBeanFactory beans,
            GuardedDiagrams diagrams,
            DiagramCheck check,
            HouseTenants tenants,
            Conflicts conflicts,
            ObjectProvider<ConfidentialCases> confidence) {
        this.beans = beans;
        this.diagrams = diagrams;
        this.check = check;
        this.tenants = tenants;
        this.conflicts = conflicts;
        this.confidence = confidence;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        NamedBeans named = new NamedBeans(beans);
        engine.setBeans(named);
        engine.setExpressionManager(new HouseExpressions(named));
        engine.setTenantIdProvider(tenants);
        engine.setCommandCheckers(List.of(new TenantCommandChecker(), new HiddenCases(conflicts)));
        engine.setCommandContextFactory(new QuietContexts(engine));
        engine.setEnableDefaultDbHistoryEventHandler(false);
        engine.setCustomHistoryEventHandlers(
                with(engine.getCustomHistoryEventHandlers(), new ConfidentialHistory(confidence)));
        engine.setCustomPreDeployers(with(engine.getCustomPreDeployers(), check));
        engine.setCustomPostBPMNParseListeners(
                with(engine.getCustomPostBPMNParseListeners(), diagrams));
        engine.setCustomPostCommandInterceptorsTxRequired(
                with(engine.getCustomPostCommandInterceptorsTxRequired(), new NoShortcut()));
        engine.setCustomPostCommandInterceptorsTxRequiresNew(
                with(engine.getCustomPostCommandInterceptorsTxRequiresNew(), new NoShortcut()));
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl engine) {
        engine.getSqlSessionFactory().getConfiguration().addInterceptor(new HiddenRows(conflicts));
        engine.getDeployers()
                .replaceAll(
                        one ->
                                one instanceof BpmnDeployer engines
                                        ? new CompleteDiagrams(engines)
                                        : one);
        engine.getDeploymentCache().setDeployers(engine.getDeployers());
    }

    private static <T> List<T> with(List<? extends T> present, T added) {
        List<T> all = new ArrayList<>();
        if (present != null) {
            all.addAll(present);
        }
        all.add(added);
        return all;
    }
}
