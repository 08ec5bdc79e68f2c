package org.guanjia.engine;

import java.io.InputStream;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.guanjia.language.Texts;
import org.springframework.stereotype.Component;

/**
 * Reads standards of results. A task keeps to the table that was deployed with its diagram, as with
 * every decision ({@link Decisions}): a new version begins with new cases. The tables are asked on
 * every look at a task, so they are read by an engine of their own, which keeps no history of it.
 */
@Component
class Standards {

    /** What a rule says when a failed line refuses a result that claims the standard. */
    private static final String FORBID = "forbid";

    private final RepositoryService repository;
    private final Decisions decisions;
    private final EngineWork work;
    private final boolean english;
    private final DmnEngine tables =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    private final Map<String, DmnDecision> read = new ConcurrentHashMap<>();

    Standards(RepositoryService repository, Decisions decisions, EngineWork work, Texts texts) {
        this.repository = repository;
        this.decisions = decisions;
        this.work = work;
        this.english = texts.language().equals(Locale.ENGLISH);
    }

    /**
     * @param processDefinitionId the version of the diagram that the task is of
     * @param id of the table
     * @param category of the case; null where it has none
     * @throws IllegalStateException when no such table is deployed
     */
    Standard of(String processDefinitionId, String id, String category) {
        return work.asHouse(
                () -> {
                    DecisionDefinition definition = decisions.definition(processDefinitionId, id);
                    DmnDecision table =
                            read.computeIfAbsent(definition.getId(), key -> read(definition));
                    List<Standard.Line> lines =
                            tables
                                    .evaluateDecisionTable(
                                            table, Collections.singletonMap("category", category))
                                    .stream()
                                    .map(this::line)
                                    .toList();
                    return new Standard(id, definition.getName(), definition.getVersion(), lines);
                });
    }

    private DmnDecision read(DecisionDefinition definition) {
        InputStream table =
                repository.getResourceAsStream(
                        definition.getDeploymentId(), definition.getResourceName());
        return tables.parseDecision(definition.getKey(), table);
    }

    private Standard.Line line(DmnDecisionRuleResult rule) {
        return new Standard.Line(
                rule.getEntry("line"),
                words(rule, "text"),
                words(rule, "measure"),
                FORBID.equals(rule.getEntry("failed")),
                Boolean.TRUE.equals(rule.getEntry("notApplicable")));
    }

    private String words(DmnDecisionRuleResult rule, String name) {
        return rule.getEntry(english ? name + "En" : name);
    }
}
