package org.guanjia.testing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.TransactionState;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoricActivityInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;

/** Remembers, per process id, which elements and which sequence flows committed work has taken. */
class PathCoverage extends AbstractProcessEnginePlugin {

    private final Map<String, Set<String>> taken = new ConcurrentHashMap<>();

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.getCustomHistoryEventHandlers().add(new Nodes());
        if (configuration.getCustomPostBPMNParseListeners() == null) {
            configuration.setCustomPostBPMNParseListeners(new ArrayList<>());
        }
        configuration.getCustomPostBPMNParseListeners().add(new Flows());
    }

    void forget(Collection<String> processes) {
        processes.forEach(taken::remove);
    }

    /** The ids of what was not taken, sorted, each after its process and a colon. */
    Set<String> missing(BpmnModelInstance model, String process) {
        Set<String> missing = new TreeSet<>();
        for (FlowNode node : model.getModelElementsByType(FlowNode.class)) {
            missing.add(process + ": " + node.getId());
        }
        for (SequenceFlow flow : model.getModelElementsByType(SequenceFlow.class)) {
            if (isConditional(flow)) {
                missing.add(process + ": " + flow.getId());
            }
        }
        taken.getOrDefault(process, Set.of()).forEach(id -> missing.remove(process + ": " + id));
        return missing;
    }

    /** A flow is one answer among several: with a condition, or beside one that has one. */
    private static boolean isConditional(SequenceFlow flow) {
        FlowNode source = flow.getSource();
        return flow.getConditionExpression() != null
                || (source instanceof ExclusiveGateway || source instanceof InclusiveGateway)
                        && source.getOutgoing().size() > 1;
    }

    private void take(String process, String id) {
        // A step that is rolled back was not taken: the person saw an error.
        Context.getCommandContext()
                .getTransactionContext()
                .addTransactionListener(
                        TransactionState.COMMITTED,
                        context ->
                                taken.computeIfAbsent(process, key -> ConcurrentHashMap.newKeySet())
                                        .add(id));
    }

    private final class Nodes implements HistoryEventHandler {

        @Override
        public void handleEvent(HistoryEvent event) {
            if (event instanceof HistoricActivityInstanceEventEntity activity) {
                take(activity.getProcessDefinitionKey(), activity.getActivityId());
            }
        }

        @Override
        public void handleEvents(List<HistoryEvent> events) {
            events.forEach(this::handleEvent);
        }
    }

    private final class Flows extends AbstractBpmnParseListener {

        @Override
        public void parseSequenceFlow(Element element, ScopeImpl scope, TransitionImpl transition) {
            String process = ((ProcessDefinitionEntity) scope.getProcessDefinition()).getKey();
            ExecutionListener listener = execution -> take(process, transition.getId());
            transition.addListener(ExecutionListener.EVENTNAME_TAKE, listener);
        }
    }
}
