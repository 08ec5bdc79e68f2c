package org.guanjia;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationListener;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.InformationRequirement;
import org.camunda.bpm.model.dmn.instance.InputData;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;

/**
 * A decision file read from the class path and run in a decision engine of its own, with the same
 * FEEL as the process engine and without Spring. It remembers which rules answered, so that a test
 * can tell a rule that nothing reaches.
 */
public final class DecisionFile {

    private static final String DRAWING = "https://www.omg.org/spec/DMN/20191111/DMNDI/";

    private final DmnModelInstance model;
    private final DmnEngine engine;
    private final Map<String, DmnDecision> decisions = new LinkedHashMap<>();
    private final Set<String> answered = new HashSet<>();

    private DecisionFile(String path) {
        DmnDecisionTableEvaluationListener remember =
                event ->
                        event.getMatchingRules().stream()
                                .map(DmnEvaluatedDecisionRule::getId)
                                .forEach(answered::add);
        DefaultDmnEngineConfiguration configuration = new DefaultDmnEngineConfiguration();
        configuration.setCustomPostDecisionTableEvaluationListeners(
                new ArrayList<>(List.of(remember)));
        engine = configuration.buildEngine();
        try (InputStream bytes = open(path)) {
            engine.parseDecisions(bytes)
                    .forEach(decision -> decisions.put(decision.getKey(), decision));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try (InputStream bytes = open(path)) {
            model = Dmn.readModelFromStream(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads the file.
     *
     * @param path on the class path, e.g. {@code processes/repair/repair-triage.dmn}
     */
    public static DecisionFile read(String path) {
        return new DecisionFile(path);
    }

    private static InputStream open(String path) {
        InputStream bytes = DecisionFile.class.getClassLoader().getResourceAsStream(path);
        assertThat(bytes).as("decision file %s", path).isNotNull();
        return bytes;
    }

    /** The single answer of a decision for these facts; a null fact is a fact. */
    public Map<String, Object> answer(String decision, Map<String, Object> facts) {
        List<Map<String, Object>> answers = answers(decision, facts);
        assertThat(answers).as("answers of %s to %s", decision, facts).hasSize(1);
        return answers.get(0);
    }

    /** All answers of a decision table for these facts; empty when no rule matches. */
    public List<Map<String, Object>> answers(String decision, Map<String, Object> facts) {
        return engine.evaluateDecisionTable(decisions.get(decision), facts).getResultList();
    }

    /** The parsed model, with its diagram. */
    public DmnModelInstance model() {
        return model;
    }

    /** Ids of every decision in the file. */
    public Set<String> decisions() {
        return decisions.keySet();
    }

    /** The decision table of that id. */
    public DecisionTable table(String decision) {
        return model.<Decision>getModelElementById(decision)
                .getChildElementsByType(DecisionTable.class)
                .iterator()
                .next();
    }

    /** Every literal that an output column may give, without quotes. */
    public List<String> literals(String decision, String output) {
        DecisionTable table = table(decision);
        List<String> names = table.getOutputs().stream().map(Output::getName).toList();
        int column = names.indexOf(output);
        assertThat(column).as("output %s of %s", output, decision).isNotNegative();
        return table.getRules().stream()
                .map(rule -> List.copyOf(rule.getOutputEntries()).get(column))
                .map(OutputEntry::getTextContent)
                .map(String::strip)
                .filter(text -> text.startsWith("\""))
                .map(text -> text.substring(1, text.length() - 1))
                .distinct()
                .toList();
    }

    /** Fails and names the rules that answered nothing so far, over every table of the file. */
    public void assertEveryRuleAnswered() {
        List<String> silent =
                model.getModelElementsByType(Rule.class).stream()
                        .filter(rule -> !answered.contains(rule.getId()))
                        .map(rule -> rule.getId() + " " + rule.getDescription().getTextContent())
                        .toList();
        assertThat(silent).as("rules that no example reaches").isEmpty();
    }

    /** What every table of ours must have; see the messages. */
    public void assertReadable() {
        Dmn.validateModel(model);
        assertThat(decisions).isNotEmpty();
        for (Decision decision : model.getModelElementsByType(Decision.class)) {
            assertThat(decision.getId())
                    .matches(
                            "(repair|complaint|case|permit|violation|renovation|collection|fee|house)(-[a-z]+)+");
            assertChinese("name of " + decision.getId(), decision.getName());
            assertThat(decision.getCamundaHistoryTimeToLiveString())
                    .as("history of %s is kept as long as a case may run", decision.getId())
                    .isEqualTo(
                            decision.getId().matches("(fee-)?collection-.*") ? "P3650D" : "P1825D");
        }
        assertDrawn(
                "DMNShape",
                Stream.concat(
                        model.getModelElementsByType(Decision.class).stream().map(Decision::getId),
                        model.getModelElementsByType(InputData.class).stream()
                                .map(InputData::getId)));
        assertDrawn(
                "DMNEdge",
                model.getModelElementsByType(InformationRequirement.class).stream()
                        .map(r -> r.getDomElement().getAttribute("id")));
        for (DecisionTable table : model.getModelElementsByType(DecisionTable.class)) {
            assertThat(table.getHitPolicy()).isIn(HitPolicy.FIRST, HitPolicy.UNIQUE);
            table.getInputs().forEach(input -> assertChinese(input.getId(), input.getLabel()));
            table.getOutputs().forEach(output -> assertChinese(output.getId(), output.getLabel()));
            assertColumns(table.getInputs(), "Input_");
            assertColumns(table.getOutputs(), "Output_");
            for (Rule rule : table.getRules()) {
                assertThat(rule.getId()).matches("Rule_[A-Z][A-Za-z0-9]*");
                assertThat(rule.getDescription())
                        .as("%s has a description", rule.getId())
                        .isNotNull();
                assertChinese(rule.getId(), rule.getDescription().getTextContent());
            }
        }
    }

    private void assertDrawn(String element, Stream<String> ids) {
        List<String> drawn =
                model.getDocument().getElementsByNameNs(DRAWING, element).stream()
                        .map(shape -> shape.getAttribute("dmnElementRef"))
                        .toList();
        assertThat(drawn)
                .as("%s of the drawing; the Modeler opens the file by it", element)
                .containsExactlyInAnyOrderElementsOf(ids.toList());
    }

    private static void assertColumns(Collection<? extends DmnElement> columns, String prefix) {
        columns.forEach(column -> assertThat(column.getId()).startsWith(prefix));
    }

    private static void assertChinese(String what, String text) {
        assertThat(text).as(what).isNotBlank().matches("(?s).*\\p{IsHan}.*");
    }
}
