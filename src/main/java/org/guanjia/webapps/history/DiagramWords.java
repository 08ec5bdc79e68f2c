package org.guanjia.webapps.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.guanjia.engine.EngineWork;
import org.springframework.stereotype.Component;

/**
 * What the elements, variables and answers of a deployed diagram are called: elements by their
 * label; a variable as the form that asks for it labels it, else by the question of the gateway
 * that reads it; an answer by its choice in the form, else by the flow that it takes. In the
 * language in which the diagram is deployed.
 */
@Component
public class DiagramWords {

    private static final Pattern ANSWER =
            Pattern.compile("(!?)\\s*\\b([a-zA-Z]\\w*)\\b\\s*(?:(==|eq)\\s*[\"']([^\"']*)[\"'])?");
    private static final Pattern ONE_VALUE =
            Pattern.compile("\\$\\{\\s*(\\w+)\\s*(?:==|eq)\\s*[\"'][^\"']*[\"']\\s*}");

    /** In the words of a variable: the word for a value that no way names. */
    private static final String ANY_OTHER = "*";

    private static final Pattern QUOTED = Pattern.compile("[\"'][^\"']*[\"']");
    private static final String FORM = ".form";

    /**
     * The words of one diagram.
     *
     * @param flow what the diagram is called
     * @param elements label by element id
     * @param types what the elements are, such as userTask, by element id
     * @param variables label by variable
     * @param answers word by variable and value
     */
    public record Words(
            String flow,
            int version,
            Map<String, String> elements,
            Map<String, String> types,
            Map<String, String> variables,
            Map<String, Map<String, String>> answers) {

        /** The word for a value of a variable; null where the diagrams have none. */
        String answer(String variable, String value) {
            Map<String, String> known = answers.getOrDefault(variable, Map.of());
            return known.getOrDefault(value, known.get(ANY_OTHER));
        }

        /** The element's label; its id where the diagram gives it none. */
        public String element(String id) {
            return id == null ? null : elements.getOrDefault(id, id);
        }
    }

    private final RepositoryService models;
    private final EngineWork work;
    private final ObjectMapper json;
    private final Cache<String, Words> known = Caffeine.newBuilder().maximumSize(500).build();

    DiagramWords(RepositoryService models, EngineWork work, ObjectMapper json) {
        this.models = models;
        this.work = work;
        this.json = json;
    }

    /** Of this version of a diagram; what is deployed never changes, so it is read once. */
    public Words of(String definitionId) {
        return known.get(definitionId, id -> work.asHouse(() -> read(id)));
    }

    private Words read(String definitionId) {
        ProcessDefinition definition = models.getProcessDefinition(definitionId);
        BpmnModelInstance model = models.getBpmnModelInstance(definitionId);
        Map<String, String> elements = new HashMap<>();
        Map<String, String> types = new HashMap<>();
        for (FlowElement element : model.getModelElementsByType(FlowElement.class)) {
            types.put(element.getId(), element.getElementType().getTypeName());
            if (element.getName() != null && !element.getName().isBlank()) {
                elements.put(element.getId(), line(element.getName()));
            }
        }
        Map<String, String> variables = new HashMap<>();
        Map<String, Map<String, String>> answers = new HashMap<>();
        model.getModelElementsByType(SequenceFlow.class)
                .forEach(flow -> readCondition(flow, variables, answers));
        readDefaults(model, answers);
        // What this diagram hands on is asked about in those that it calls, or that called it.
        models
                .createProcessDefinitionQuery()
                .deploymentId(definition.getDeploymentId())
                .list()
                .stream()
                .filter(other -> !other.getId().equals(definitionId))
                .map(other -> models.getBpmnModelInstance(other.getId()))
                .forEach(
                        other -> {
                            other.getModelElementsByType(SequenceFlow.class)
                                    .forEach(flow -> readCondition(flow, variables, answers));
                            readDefaults(other, answers);
                        });
        for (String name : models.getDeploymentResourceNames(definition.getDeploymentId())) {
            if (name.endsWith(FORM)) {
                readForm(form(definition.getDeploymentId(), name), variables, answers);
            }
        }
        String flow = definition.getName() == null ? definition.getKey() : definition.getName();
        return new Words(
                line(flow),
                definition.getVersion(),
                Map.copyOf(elements),
                Map.copyOf(types),
                Map.copyOf(variables),
                Map.copyOf(answers));
    }

    private static void readCondition(
            SequenceFlow flow,
            Map<String, String> variables,
            Map<String, Map<String, String>> answers) {
        if (flow.getConditionExpression() == null) {
            return;
        }
        FlowNode asks = flow.getSource();
        String condition = flow.getConditionExpression().getTextContent();
        Matcher found = ANSWER.matcher(condition);
        int from = 0;
        while (found.find(from)) {
            from = found.end();
            // A word inside quotes is a value, not a variable.
            if (isQuoted(condition, found.start(2))) {
                continue;
            }
            String variable = found.group(2);
            if (asks.getName() != null) {
                variables.putIfAbsent(variable, line(asks.getName()));
            }
            if (flow.getName() != null && found.group(3) != null) {
                answers.computeIfAbsent(variable, any -> new HashMap<>())
                        .putIfAbsent(found.group(4), line(flow.getName()));
            }
        }
    }

    /** Where each way but one names a value, the last one is the way of all other values. */
    private static void readDefaults(
            BpmnModelInstance model, Map<String, Map<String, String>> answers) {
        for (ExclusiveGateway gateway : model.getModelElementsByType(ExclusiveGateway.class)) {
            SequenceFlow rest = gateway.getDefault();
            if (rest == null || rest.getName() == null) {
                continue;
            }
            List<String> asked =
                    gateway.getOutgoing().stream()
                            .filter(flow -> flow.getConditionExpression() != null)
                            .map(flow -> flow.getConditionExpression().getTextContent().strip())
                            .map(ONE_VALUE::matcher)
                            .map(one -> one.matches() ? one.group(1) : "")
                            .distinct()
                            .toList();
            if (asked.size() == 1 && !asked.get(0).isEmpty()) {
                answers.computeIfAbsent(asked.get(0), any -> new HashMap<>())
                        .putIfAbsent(ANY_OTHER, line(rest.getName()));
            }
        }
    }

    private static boolean isQuoted(String condition, int at) {
        return QUOTED.matcher(condition)
                .results()
                .anyMatch(quoted -> quoted.start() < at && at < quoted.end());
    }

    private JsonNode form(String deploymentId, String name) {
        try (InputStream file = models.getResourceAsStream(deploymentId, name)) {
            return json.readTree(file);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void readForm(
            JsonNode part,
            Map<String, String> variables,
            Map<String, Map<String, String>> answers) {
        for (JsonNode component : part.path("components")) {
            String key = component.path("key").asText();
            String label = component.path("label").asText();
            if (!key.isEmpty() && !label.isEmpty()) {
                variables.put(key, line(label));
            }
            for (JsonNode choice : component.path("values")) {
                answers.computeIfAbsent(key, any -> new HashMap<>())
                        .put(choice.path("value").asText(), line(choice.path("label").asText()));
            }
            readForm(component, variables, answers);
        }
    }

    /** Labels are broken into lines for the eye. */
    private static String line(String label) {
        return String.join(" ", List.of(label.strip().split("\\s*\\R\\s*")));
    }
}
