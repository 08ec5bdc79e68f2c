package org.guanjia.webapps.mending;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.guanjia.engine.EngineWork;
import org.guanjia.language.Refusal;
import org.guanjia.webapps.history.DiagramWords;
import org.springframework.stereotype.Component;

/** The steps of a diagram where a case may stand, or be put. */
@Component
class Steps {

    /**
     * A step.
     *
     * @param type such as userTask
     */
    record Step(String id, String label, String type) {}

    private final RepositoryService models;
    private final EngineWork work;
    private final DiagramWords diagrams;

    Steps(RepositoryService models, EngineWork work, DiagramWords diagrams) {
        this.models = models;
        this.work = work;
        this.diagrams = diagrams;
    }

    /** Where a case can be put, by label. */
    List<Step> of(String definitionId) {
        return work.asHouse(
                () ->
                        nodes(definitionId)
                                .map(
                                        node ->
                                                new Step(
                                                        node.getId(),
                                                        label(definitionId, node.getId()),
                                                        node.getElementType().getTypeName()))
                                .sorted(Comparator.comparing(Step::label))
                                .toList());
    }

    /**
     * @return whether it is the start of the diagram
     * @throws Refusal 422 when a case cannot be put there
     */
    boolean mustEnter(String definitionId, String step) {
        return work.asHouse(
                () ->
                        nodes(definitionId)
                                .filter(node -> node.getId().equals(step))
                                .map(StartEvent.class::isInstance)
                                .findFirst()
                                .orElseThrow(
                                        () ->
                                                Refusal.invalid(
                                                        "to",
                                                        "webapps.mending.unknownStep",
                                                        step)));
    }

    /** What hangs on another element, or starts by itself, cannot be entered by hand. */
    private Stream<FlowNode> nodes(String definitionId) {
        return models
                .getBpmnModelInstance(definitionId)
                .getModelElementsByType(FlowNode.class)
                .stream()
                .filter(node -> !(node instanceof BoundaryEvent))
                .filter(node -> !(node instanceof SubProcess inner && inner.triggeredByEvent()))
                .filter(
                        node ->
                                !(node instanceof StartEvent)
                                        || node.getParentElement() instanceof Process);
    }

    String label(String definitionId, String step) {
        return diagrams.of(definitionId).element(step);
    }

    List<String> labels(String definitionId, Set<String> ids) {
        return ids.stream().map(step -> label(definitionId, step)).toList();
    }

    /** The instance's activities, scopes included, itself first. */
    static Stream<ActivityInstance> all(ActivityInstance tree) {
        return Stream.concat(
                Stream.of(tree),
                Arrays.stream(tree.getChildActivityInstances()).flatMap(Steps::all));
    }

    /** How many tokens the instance has. */
    static long tokens(ActivityInstance tree) {
        return all(tree)
                .mapToLong(one -> one.getChildTransitionInstances().length + (isLeaf(one) ? 1 : 0))
                .sum();
    }

    /** Ids of the elements where tokens stand. */
    static Collection<String> standing(ActivityInstance tree) {
        return all(tree)
                .flatMap(
                        one ->
                                Stream.concat(
                                        isLeaf(one)
                                                ? Stream.of(one.getActivityId())
                                                : Stream.empty(),
                                        Arrays.stream(one.getChildTransitionInstances())
                                                .map(next -> next.getActivityId())))
                .toList();
    }

    private static boolean isLeaf(ActivityInstance one) {
        return one.getParentActivityInstanceId() != null
                && one.getChildActivityInstances().length == 0
                && one.getChildTransitionInstances().length == 0;
    }
}
