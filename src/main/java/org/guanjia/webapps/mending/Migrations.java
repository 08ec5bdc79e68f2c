package org.guanjia.webapps.mending;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.migration.MigrationInstruction;
import org.camunda.bpm.engine.migration.MigrationInstructionsBuilder;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.migration.MigrationPlanValidationException;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.guanjia.engine.EngineWork;
import org.guanjia.language.Refusal;
import org.guanjia.staff.Caller;
import org.springframework.stereotype.Component;

/** From one version of a diagram to another: which step becomes which, and what has no place. */
@Component
class Migrations {

    /**
     * What would come of it.
     *
     * @param mapped steps that have their place in the other version
     * @param unmapped steps of this version that have none
     * @param targets steps of the other version, for pairs made by hand
     * @param cases the cases, each with what stands in its way
     */
    record Preview(
            List<Pair> mapped,
            List<Steps.Step> unmapped,
            List<Steps.Step> targets,
            List<Case> cases) {}

    record Pair(String from, String fromLabel, String to, String toLabel) {}

    /**
     * @param lost labels of the steps where the case stands and which have no place; empty when it
     *     can go over
     */
    record Case(String instanceId, String caseNumber, List<String> lost) {}

    private final RepositoryService models;
    private final RuntimeService runtime;
    private final EngineWork work;
    private final MendingDesk desk;
    private final Steps steps;

    Migrations(
            RepositoryService models,
            RuntimeService runtime,
            EngineWork work,
            MendingDesk desk,
            Steps steps) {
        this.models = models;
        this.runtime = runtime;
        this.work = work;
        this.desk = desk;
        this.steps = steps;
    }

    /** Changes nothing. Refuses as {@link Mending#migrate} does. */
    Preview preview(
            List<String> instances, String target, Map<String, String> mappings, Caller caller) {
        List<HistoricProcessInstance> cases = desk.taken(instances, caller);
        String source = source(cases);
        MigrationPlan plan = plan(source, target, mappings);
        Set<String> placed = placed(plan);
        return new Preview(
                plan.getInstructions().stream()
                        .map(
                                one ->
                                        new Pair(
                                                one.getSourceActivityId(),
                                                steps.label(source, one.getSourceActivityId()),
                                                one.getTargetActivityId(),
                                                steps.label(target, one.getTargetActivityId())))
                        .toList(),
                steps.of(source).stream().filter(step -> rests(step, placed)).toList(),
                steps.of(target),
                cases.stream()
                        .map(
                                one ->
                                        new Case(
                                                one.getId(),
                                                one.getBusinessKey(),
                                                one.getEndTime() != null
                                                        ? List.of()
                                                        : steps.labels(
                                                                source,
                                                                new TreeSet<>(
                                                                        lost(one.getId(), plan)))))
                        .toList());
    }

    /** Events that pass at once and gateways hold no case up. */
    private static boolean rests(Steps.Step step, Set<String> placed) {
        return !placed.contains(step.id())
                && (step.type().endsWith("Task")
                        || step.type().endsWith("ctivity")
                        || step.type().endsWith("ubProcess")
                        || step.type().equals("intermediateCatchEvent"));
    }

    /**
     * The one version that these cases are on.
     *
     * @throws Refusal 422 when there are several
     */
    String source(List<HistoricProcessInstance> cases) {
        Set<String> versions = new HashSet<>();
        cases.forEach(one -> versions.add(one.getProcessDefinitionId()));
        if (versions.size() > 1) {
            throw Refusal.invalid("instances", "webapps.mending.severalVersions");
        }
        return versions.iterator().next();
    }

    /** What is called alike goes over as it is; the rest as the pairs say. */
    MigrationPlan plan(String source, String target, Map<String, String> mappings) {
        Map<String, String> pairs = mappings == null ? Map.of() : mappings;
        return work.asHouse(
                () -> {
                    if (target == null
                            || source.equals(target)
                            || !key(source).equals(key(target))) {
                        throw Refusal.invalid("target", "webapps.mending.otherDiagram");
                    }
                    Set<String> alike =
                            placed(
                                    runtime.createMigrationPlan(source, target)
                                            .mapEqualActivities()
                                            .build());
                    MigrationInstructionsBuilder plan =
                            runtime.createMigrationPlan(source, target).mapEqualActivities();
                    try {
                        for (Map.Entry<String, String> pair : pairs.entrySet()) {
                            if (!alike.contains(pair.getKey())) {
                                plan.mapActivities(pair.getKey(), pair.getValue());
                            }
                        }
                        return plan.build();
                    } catch (MigrationPlanValidationException unfit) {
                        throw Refusal.invalid("mappings", "webapps.mending.unfitPair");
                    }
                });
    }

    private String key(String definitionId) {
        ProcessDefinition found =
                models.createProcessDefinitionQuery()
                        .processDefinitionId(definitionId)
                        .singleResult();
        return found == null ? "" : found.getKey();
    }

    private static Set<String> placed(MigrationPlan plan) {
        Set<String> placed = new HashSet<>();
        plan.getInstructions().stream()
                .map(MigrationInstruction::getSourceActivityId)
                .forEach(placed::add);
        return placed;
    }

    /** Element ids where the case stands and which have no place in the other version. */
    Set<String> lost(String instanceId, MigrationPlan plan) {
        ActivityInstance tree = work.asHouse(() -> runtime.getActivityInstance(instanceId));
        Collection<String> standing = tree == null ? List.of() : Steps.standing(tree);
        List<String> lost = new ArrayList<>(standing);
        lost.removeAll(placed(plan));
        return new TreeSet<>(lost);
    }
}
