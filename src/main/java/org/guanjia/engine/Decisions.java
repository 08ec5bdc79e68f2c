package org.guanjia.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.guanjia.casefile.ServiceTime;
import org.springframework.stereotype.Component;

/**
 * Asks the decision tables under {@code processes/}. A case keeps to the tables that were deployed
 * together with its diagram when the asking step hands in its execution; a table that the diagram's
 * deployment does not hold (those of {@code processes/shared}), and every question asked outside a
 * process, is answered by the latest version.
 *
 * <p>Facts are plain values (text, numbers, booleans, dates, lists); every input that the table
 * names must be present, with null where nothing is known.
 */
@Component
public class Decisions {

    private final DecisionService decisions;
    private final RepositoryService repository;
    private final EngineWork work;

    Decisions(DecisionService decisions, RepositoryService repository, EngineWork work) {
        this.decisions = decisions;
        this.repository = repository;
        this.work = work;
    }

    /**
     * The one rule that fits, by the latest version of the table.
     *
     * @return the rule's outputs by their names; a value may be null
     * @throws IllegalStateException when no rule fits or several do
     */
    public Map<String, Object> one(String decision, Map<String, ?> facts) {
        return one(null, decision, facts);
    }

    /**
     * The one rule that fits, by the version that belongs to the diagram of {@code asking}.
     *
     * @param asking the step that asks; null for the latest version
     * @return the rule's outputs by their names; a value may be null
     * @throws IllegalStateException when no rule fits or several do
     */
    public Map<String, Object> one(
            DelegateExecution asking, String decision, Map<String, ?> facts) {
        List<Map<String, Object>> rules = all(asking, decision, facts);
        if (rules.size() != 1) {
            throw new IllegalStateException(
                    "decision '%s' has %d rules for %s, one is needed"
                            .formatted(decision, rules.size(), facts));
        }
        return rules.get(0);
    }

    /**
     * Every rule that fits, in the order of the table's hit policy, by the latest version.
     *
     * @return the outputs of each rule by their names; empty when no rule fits
     */
    public List<Map<String, Object>> all(String decision, Map<String, ?> facts) {
        return all(null, decision, facts);
    }

    /**
     * Every rule that fits, by the version that belongs to the diagram of {@code asking}.
     *
     * @param asking the step that asks; null for the latest version
     * @return the outputs of each rule by their names; empty when no rule fits
     * @throws IllegalStateException when no such decision is deployed
     */
    public List<Map<String, Object>> all(
            DelegateExecution asking, String decision, Map<String, ?> facts) {
        String diagram = asking == null ? null : asking.getProcessDefinitionId();
        return work.asHouse(
                () -> {
                    DmnDecisionResult result =
                            decisions
                                    .evaluateDecisionById(definition(diagram, decision).getId())
                                    .variables(new LinkedHashMap<String, Object>(facts))
                                    .evaluate();
                    List<Map<String, Object>> rules = new ArrayList<>();
                    result.forEach(rule -> rules.add(new LinkedHashMap<>(rule.getEntryMap())));
                    return rules;
                });
    }

    /**
     * How long a measure may take, by the latest version of a table of service times: inputs {@code
     * measure}, {@code severity}, {@code grade}; outputs {@code minutes}, {@code workingTime},
     * {@code ownerRole}, {@code waiting}.
     *
     * @param severity null where it is not known yet
     * @param grade of the community; null where it has none
     * @throws IllegalStateException when no rule fits or several do
     */
    public ServiceTime serviceTime(String decision, String severity, String grade, String measure) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("severity", severity);
        facts.put("grade", grade);
        facts.put("measure", measure);
        Map<String, Object> rule = one(decision, facts);
        return new ServiceTime(
                measure,
                Duration.ofMinutes(((Number) rule.get("minutes")).longValue()),
                Boolean.TRUE.equals(rule.get("workingTime")),
                (String) rule.get("ownerRole"),
                Boolean.TRUE.equals(rule.get("waiting")));
    }

    /**
     * Who stands above a role, by {@code case-escalation-ladder}.
     *
     * @param asking the step that asks; null for the latest version
     */
    public Optional<String> above(DelegateExecution asking, String role) {
        Object above = one(asking, "case-escalation-ladder", Map.of("role", role)).get("nextRole");
        return above == null || above.toString().isBlank()
                ? Optional.empty()
                : Optional.of(above.toString());
    }

    /**
     * The version of a table that belongs to a version of a diagram.
     *
     * @param processDefinitionId null for the latest version
     * @throws IllegalStateException when no such decision is deployed
     */
    DecisionDefinition definition(String processDefinitionId, String decision) {
        if (processDefinitionId != null) {
            String deployment =
                    repository.getProcessDefinition(processDefinitionId).getDeploymentId();
            DecisionDefinition own =
                    repository
                            .createDecisionDefinitionQuery()
                            .deploymentId(deployment)
                            .decisionDefinitionKey(decision)
                            .singleResult();
            if (own != null) {
                return own;
            }
        }
        DecisionDefinition latest =
                repository
                        .createDecisionDefinitionQuery()
                        .decisionDefinitionKey(decision)
                        .latestVersion()
                        .singleResult();
        if (latest == null) {
            throw new IllegalStateException("no decision '%s' is deployed".formatted(decision));
        }
        return latest;
    }
}
