package org.guanjia.testing.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.Condition;
import org.camunda.bpm.model.bpmn.instance.ConditionExpression;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Error;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.IntermediateThrowEvent;
import org.camunda.bpm.model.bpmn.instance.Lane;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.SendTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.InputExpression;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.guanjia.engine.DiagramLanguage;

/** The diagrams of one house against everything around them, rule by rule. */
public final class Contract {

    /**
     * What this version of form-js in Tasklist draws, taken from the bundle of the web apps' jar,
     * less what the diagram check refuses. What is not here leaves a red hole in the form.
     */
    static final Set<String> FORM_COMPONENTS =
            Set.of(
                    "default",
                    "textfield",
                    "textarea",
                    "number",
                    "datetime",
                    "checkbox",
                    "checklist",
                    "radio",
                    "select",
                    "taglist",
                    "text",
                    "image",
                    "table",
                    "expression",
                    "group",
                    "dynamiclist",
                    "separator",
                    "spacer",
                    "button");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final Pattern LITERAL = Pattern.compile("\"[^\"]*\"|'[^']*'");
    private static final Pattern WORD = Pattern.compile("(?<![\\w.])[A-Za-z_]\\w*(?!\\w|\\s*\\()");

    /** What an expression may say besides variables. */
    private static final Set<String> NOT_VARIABLES =
            Set.of(
                    "true",
                    "false",
                    "null",
                    "and",
                    "or",
                    "not",
                    "eq",
                    "ne",
                    "lt",
                    "gt",
                    "le",
                    "ge",
                    "empty",
                    "execution",
                    "timers");

    /**
     * A room of flows.
     *
     * @param prefix of its forms
     * @param model its constants, in nested classes Process, Element, Message, Error and Variable
     */
    public record Room(String prefix, Class<?> model) {}

    /**
     * A rule between the diagrams and their surroundings.
     *
     * @param because why; printed with each finding
     */
    public record Rule(String id, String because, Function<Contract, Collection<String>> findings) {

        @Override
        public String toString() {
            return id;
        }
    }

    /** Every rule. */
    public static final List<Rule> RULES =
            List.of(
                    new Rule(
                            "model-names-what-is-drawn",
                            "code that names an element which the diagram no longer has would find"
                                    + " out at night",
                            Contract::modelBeyondDiagram),
                    new Rule(
                            "what-is-drawn-is-named",
                            "a step, message, error or variable without its constant is spoken of"
                                    + " in strings that no rename finds",
                            Contract::diagramBeyondModel),
                    new Rule(
                            "delegate-is-named-after-its-activity",
                            "one word names a step everywhere",
                            Contract::delegateNames),
                    new Rule(
                            "delegate-exists",
                            "a missing bean is an incident in the middle of a case",
                            Contract::missingDelegates),
                    new Rule(
                            "delegate-is-used",
                            "a delegate in no diagram is a step that nobody can see",
                            Contract::unusedDelegates),
                    new Rule(
                            "candidate-group-is-lane",
                            "the lane in the picture is the role that gets the task",
                            Contract::groups),
                    new Rule(
                            "form-exists",
                            "a task whose form is missing cannot be completed in Tasklist",
                            Contract::missingForms),
                    new Rule(
                            "form-components-render",
                            "Tasklist's form-js leaves a hole where it does not know a component",
                            Contract::components),
                    new Rule(
                            "form-keys-are-variables",
                            "a form's answer under an undeclared name is stored by nobody",
                            Contract::formKeys),
                    new Rule(
                            "form-is-used",
                            "a form that no diagram names is edited in vain",
                            Contract::unusedForms),
                    new Rule(
                            "decision-exists",
                            "a rule task without its table stops every case",
                            Contract::decisions),
                    new Rule(
                            "decision-is-kept-well",
                            "a table is found by its file, its history ends, and each of its rules"
                                    + " says why it is there",
                            Contract::tables),
                    new Rule(
                            "standard-is-kept-well",
                            "a task whose standard is missing, or claims an answer that its form"
                                    + " does not have, cannot be completed or is completed"
                                    + " unjudged",
                            contract ->
                                    new StandardContract(contract.processes, contract.forms)
                                            .findings(contract.diagrams)),
                    new Rule(
                            "called-process-exists",
                            "a call that finds no process is an incident; a flow's own it must find"
                                    + " in the version deployed with it, a shared one in the"
                                    + " latest",
                            Contract::calledProcesses),
                    new Rule(
                            "message-is-caught",
                            "a message that nobody waits for is lost",
                            Contract::messages),
                    new Rule(
                            "error-is-caught",
                            "an error that nobody catches ends the path without a word",
                            Contract::errors),
                    new Rule(
                            "label-has-english",
                            "whoever chose English reads all of it in English, and nothing of a"
                                    + " step that is gone",
                            Contract::english));

    private final Path processes;
    private final Path forms;
    private final Map<String, Room> rooms;
    private final Set<String> delegates;
    private final Set<String> groups;
    private final List<Diagram> diagrams;

    /**
     * @param rooms by the name of their folder under {@code processes}
     * @param delegates the names of all delegate beans
     * @param groups all role ids
     */
    public Contract(
            Path processes,
            Path forms,
            Map<String, Room> rooms,
            Set<String> delegates,
            Set<String> groups) {
        this.processes = processes;
        this.forms = forms;
        this.rooms = rooms;
        this.delegates = delegates;
        this.groups = groups;
        this.diagrams = Diagram.files(processes, ".bpmn").stream().map(Diagram::read).toList();
    }

    /** Whether there is a diagram at all; without one the rest is still on its way. */
    public boolean hasDiagrams() {
        return !diagrams.isEmpty();
    }

    private static String folder(Diagram diagram) {
        return diagram.file().getParent().getFileName().toString();
    }

    private Set<String> folders() {
        return diagrams.stream()
                .map(Contract::folder)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private List<Diagram> diagramsOf(String folder) {
        return diagrams.stream().filter(diagram -> folder(diagram).equals(folder)).toList();
    }

    private Room room(String folder) {
        Room room = rooms.get(folder);
        if (room == null) {
            throw new AssertionError("no room is known for the folder processes/" + folder);
        }
        return room;
    }

    // ---- constants ---------------------------------------------------------------------------

    private static Set<String> constants(Class<?> model, String part) {
        return Arrays.stream(model.getDeclaredClasses())
                .filter(type -> type.getSimpleName().equals(part))
                .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
                .filter(field -> Modifier.isStatic(field.getModifiers()))
                .filter(field -> field.getType() == String.class)
                .map(Contract::value)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String value(Field field) {
        try {
            field.setAccessible(true);
            return (String) field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private Collection<String> modelBeyondDiagram() {
        Set<String> findings = new TreeSet<>();
        eachRoom(
                (model, drawn) ->
                        drawn.all.forEach(
                                (part, ids) ->
                                        constants(model, part).stream()
                                                .filter(id -> !ids.contains(id))
                                                .forEach(
                                                        id ->
                                                                findings.add(
                                                                        name(model, part, id)
                                                                                + " is in no"
                                                                                + " diagram"))));
        return findings;
    }

    private Collection<String> diagramBeyondModel() {
        Set<String> findings = new TreeSet<>();
        eachRoom(
                (model, drawn) ->
                        drawn.wanted.forEach(
                                (part, ids) -> {
                                    Set<String> named = constants(model, part);
                                    ids.stream()
                                            .filter(id -> !named.contains(id))
                                            .forEach(
                                                    id ->
                                                            findings.add(
                                                                    name(model, part, id)
                                                                            + " has no constant"));
                                }));
        return findings;
    }

    private static String name(Class<?> model, String part, String id) {
        return model.getSimpleName() + "." + part + " " + id;
    }

    private interface RoomCheck {
        void look(Class<?> model, Drawn drawn);
    }

    /** What the diagrams of a room hold, by the part of its model that names it. */
    private static final class Drawn {
        /** What a constant may name. */
        final Map<String, Set<String>> all = new TreeMap<>();

        /** What must have a constant. */
        final Map<String, Set<String>> wanted = new TreeMap<>();

        void add(String part, boolean mustBeNamed, String id) {
            all.computeIfAbsent(part, key -> new TreeSet<>());
            wanted.computeIfAbsent(part, key -> new TreeSet<>());
            if (id != null) {
                all.get(part).add(id);
                if (mustBeNamed) {
                    wanted.get(part).add(id);
                }
            }
        }
    }

    private void eachRoom(RoomCheck check) {
        Map<Class<?>, Drawn> found = new LinkedHashMap<>();
        for (String folder : folders()) {
            Class<?> model = room(folder).model();
            Drawn drawn = found.computeIfAbsent(model, key -> new Drawn());
            for (String part : List.of("Process", "Element", "Message", "Error", "Variable")) {
                drawn.add(part, false, null);
            }
            for (Diagram diagram : diagramsOf(folder)) {
                drawn.add("Process", true, diagram.process().getId());
                diagram.all(BaseElement.class)
                        .forEach(
                                element ->
                                        drawn.add(
                                                "Element",
                                                element instanceof FlowNode
                                                        && !(element instanceof Gateway),
                                                element.getId()));
                diagram.all(Message.class)
                        .forEach(message -> drawn.add("Message", true, message.getName()));
                diagram.all(Error.class)
                        .forEach(error -> drawn.add("Error", true, error.getErrorCode()));
                variables(diagram).forEach(variable -> drawn.add("Variable", true, variable));
            }
            formsOf(folder)
                    .forEach(form -> keys(form).forEach(key -> drawn.add("Variable", false, key)));
            decisionsOf(folder)
                    .forEach(
                            table ->
                                    decisionVariables(table)
                                            .forEach(key -> drawn.add("Variable", false, key)));
        }
        found.forEach(check::look);
    }

    // ---- variables ---------------------------------------------------------------------------

    /**
     * Every process variable that a diagram itself speaks of; one that only comes with a message,
     * or goes from step to step without being asked for, is named by the extension property {@code
     * carries} (separated by commas) of the event or step that brings it.
     */
    static Set<String> variables(Diagram diagram) {
        Set<String> variables = new TreeSet<>();
        for (ConditionExpression condition : diagram.all(ConditionExpression.class)) {
            variables.addAll(words(condition.getTextContent()));
        }
        for (Condition condition : diagram.all(Condition.class)) {
            variables.addAll(words(condition.getTextContent()));
        }
        for (TimerEventDefinition timer : diagram.all(TimerEventDefinition.class)) {
            variables.addAll(words(timer.getTextContent()));
        }
        for (UserTask task : diagram.all(UserTask.class)) {
            Stream.of(
                            task.getCamundaAssignee(),
                            task.getCamundaCandidateGroups(),
                            task.getCamundaCandidateUsers(),
                            task.getCamundaDueDate(),
                            task.getCamundaPriority())
                    .filter(Objects::nonNull)
                    .forEach(text -> variables.addAll(words(text)));
        }
        for (CamundaIn in : diagram.all(CamundaIn.class)) {
            add(variables, in.getCamundaSource());
            variables.addAll(words(in.getCamundaSourceExpression()));
        }
        for (CamundaOut out : diagram.all(CamundaOut.class)) {
            add(variables, out.getCamundaTarget());
        }
        for (FlowNode node : diagram.all(FlowNode.class)) {
            String carried = Diagram.properties(node).get("carries");
            if (carried != null) {
                variables.addAll(List.of(carried.trim().split("\\s*,\\s*")));
            }
        }
        return variables;
    }

    private static void add(Set<String> variables, String name) {
        if (name != null) {
            variables.add(name);
        }
    }

    private static Set<String> words(String text) {
        Set<String> words = new TreeSet<>();
        if (text == null) {
            return words;
        }
        Matcher expression = Pattern.compile("[$#]\\{([^}]*)}").matcher(text);
        while (expression.find()) {
            Matcher word = WORD.matcher(LITERAL.matcher(expression.group(1)).replaceAll(""));
            while (word.find()) {
                if (!NOT_VARIABLES.contains(word.group())) {
                    words.add(word.group());
                }
            }
        }
        return words;
    }

    private static Set<String> decisionVariables(Path table) {
        Set<String> names = new TreeSet<>();
        var model = Dmn.readModelFromFile(table.toFile());
        model.getModelElementsByType(InputExpression.class)
                .forEach(
                        input -> {
                            if (input.getText() != null) {
                                names.add(input.getText().getTextContent().trim());
                            }
                        });
        model.getModelElementsByType(Output.class).forEach(output -> add(names, output.getName()));
        return names;
    }

    // ---- delegates ---------------------------------------------------------------------------

    private Map<String, FlowNode> delegateTasks(Diagram diagram) {
        Map<String, FlowNode> tasks = new TreeMap<>();
        for (FlowNode node : diagram.all(FlowNode.class)) {
            List<BaseElement> bearers = new ArrayList<>(List.of(node));
            bearers.addAll(node.getChildElementsByType(MessageEventDefinition.class));
            for (BaseElement bearer : bearers) {
                String text =
                        bearer.getAttributeValueNs(
                                "http://camunda.org/schema/1.0/bpmn", "delegateExpression");
                if (text != null) {
                    tasks.put(node.getId() + " " + text, node);
                }
            }
        }
        return tasks;
    }

    private static String bean(String task) {
        return task.replaceFirst("^.*\\$\\{(.*)}$", "$1");
    }

    private Collection<String> delegateNames() {
        return eachDelegate(
                (task, node) -> {
                    String words = node.getId().replaceFirst("^[A-Za-z]+_", "");
                    String expected =
                            words.substring(0, 1).toLowerCase(Locale.ROOT)
                                    + words.substring(1)
                                    + "Delegate";
                    return expected.equals(bean(task)) ? null : "should be ${" + expected + "}";
                });
    }

    private Collection<String> missingDelegates() {
        return eachDelegate((task, node) -> delegates.contains(bean(task)) ? null : "is no bean");
    }

    private Collection<String> eachDelegate(BiFunction<String, FlowNode, String> look) {
        Set<String> findings = new TreeSet<>();
        for (Diagram diagram : diagrams) {
            delegateTasks(diagram)
                    .forEach(
                            (task, node) -> {
                                String finding = look.apply(task, node);
                                if (finding != null) {
                                    findings.add(diagram.name() + ": " + task + " " + finding);
                                }
                            });
        }
        return findings;
    }

    private Collection<String> unusedDelegates() {
        Set<String> unused = new TreeSet<>(delegates);
        diagrams.forEach(
                diagram ->
                        delegateTasks(diagram).keySet().forEach(task -> unused.remove(bean(task))));
        return unused;
    }

    // ---- roles -------------------------------------------------------------------------------

    private Collection<String> groups() {
        Set<String> findings = new TreeSet<>();
        for (Diagram diagram : diagrams) {
            for (UserTask task : diagram.all(UserTask.class)) {
                String lane = laneGroup(diagram, task);
                String group = task.getCamundaCandidateGroups();
                boolean ruled = Diagram.properties(task).containsKey("staff");
                boolean picked =
                        isVariable(group) || group == null && isVariable(task.getCamundaAssignee());
                boolean right =
                        ruled
                                ? picked
                                : groups.contains(lane)
                                        && (lane.equals(group) || group == null && picked);
                if (!right) {
                    findings.add(
                            "%s: %s in Lane_%s is offered to %s, staff rule %s"
                                    .formatted(
                                            diagram.name(),
                                            task.getId(),
                                            lane,
                                            group,
                                            Diagram.properties(task).get("staff")));
                }
            }
        }
        return findings;
    }

    private static boolean isVariable(String text) {
        return text != null && text.matches("\\$\\{[a-z]\\w*}");
    }

    private static String laneGroup(Diagram diagram, FlowNode node) {
        return diagram.lane(node).map(Lane::getId).orElse("").replaceFirst("^Lane_", "");
    }

    // ---- forms -------------------------------------------------------------------------------

    private List<Path> formFiles() {
        return Stream.of(".form", ".html")
                .flatMap(ending -> Diagram.files(forms, ending).stream())
                .toList();
    }

    private static String formId(Path file) {
        return file.getFileName().toString().replaceFirst("\\.(form|html)$", "");
    }

    /** The start form's path below {@code forms}, or null if the event has none of ours. */
    private static String startForm(StartEvent start) {
        String key = start.getCamundaFormKey();
        String ours = "embedded:deployment:forms/";
        return key != null && key.startsWith(ours) ? key.substring(ours.length()) : null;
    }

    private Collection<String> missingForms() {
        Set<String> findings = new TreeSet<>();
        for (Diagram diagram : diagrams) {
            String prefix = room(folder(diagram)).prefix();
            for (UserTask task : diagram.all(UserTask.class)) {
                String where = diagram.name() + ": " + task.getId();
                String form = task.getCamundaFormRef();
                String expected = prefix + "-" + kebab(task.getId().replaceFirst("^Activity_", ""));
                if (!expected.equals(form)) {
                    findings.add(where + " has the form " + form + ", not " + expected);
                    continue;
                }
                if (!"deployment".equals(task.getCamundaFormRefBinding())) {
                    findings.add(where + " binds its form to " + task.getCamundaFormRefBinding());
                }
                String lane = laneGroup(diagram, task);
                boolean there =
                        groups.contains(lane) && !Diagram.properties(task).containsKey("staff")
                                ? Files.isRegularFile(forms.resolve(lane).resolve(form + ".form"))
                                : formFiles().stream()
                                        .anyMatch(file -> file.endsWith(form + ".form"));
                if (!there) {
                    findings.add(where + " finds no forms/" + lane + "/" + form + ".form");
                }
            }
            for (StartEvent start : diagram.all(StartEvent.class)) {
                String form = startForm(start);
                boolean foreign =
                        start.getCamundaFormRef() != null
                                || start.getCamundaFormKey() != null && form == null;
                if (foreign || form != null && !Files.isRegularFile(forms.resolve(form))) {
                    findings.add(
                            diagram.name()
                                    + ": "
                                    + start.getId()
                                    + " finds no start form "
                                    + start.getCamundaFormKey());
                }
            }
        }
        for (Path file : Diagram.files(forms, ".form")) {
            if (!formId(file).equals(json(file).path("id").asText())) {
                findings.add(file + " bears the id " + json(file).path("id").asText());
            }
            String lane = forms.relativize(file).getName(0).toString();
            boolean drawn =
                    diagrams.stream()
                            .flatMap(diagram -> diagram.all(Lane.class).stream())
                            .anyMatch(known -> known.getId().equals("Lane_" + lane));
            if (!groups.contains(lane) && !drawn) {
                findings.add(file + " stands in a folder that is no role and no lane");
            }
        }
        return findings;
    }

    private static String kebab(String camel) {
        return camel.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    private Collection<String> components() {
        Set<String> findings = new TreeSet<>();
        for (Path file : Diagram.files(forms, ".form")) {
            for (JsonNode component : allComponents(json(file))) {
                String type = component.path("type").asText();
                if (!FORM_COMPONENTS.contains(type)) {
                    findings.add(file + ": " + component.path("id").asText() + " is a " + type);
                }
            }
        }
        return findings;
    }

    private Collection<String> formKeys() {
        Set<String> findings = new TreeSet<>();
        for (String folder : folders()) {
            Set<String> declared = constants(room(folder).model(), "Variable");
            for (Path form : formsOf(folder)) {
                keys(form).stream()
                        .filter(key -> !declared.contains(key))
                        .forEach(key -> findings.add(form + ": " + key));
            }
        }
        return findings;
    }

    private static Set<String> keys(Path form) {
        Set<String> keys = new TreeSet<>();
        if (form.toString().endsWith(".form")) {
            for (JsonNode component : json(form).path("components")) {
                collectKeys(component, keys);
            }
        }
        return keys;
    }

    /** What is inside a component with a path of its own is a part of that one variable. */
    private static void collectKeys(JsonNode component, Set<String> keys) {
        String own = component.path("key").asText(component.path("path").asText(""));
        if (!own.isEmpty()) {
            keys.add(own.replaceFirst("\\..*$", ""));
            if (component.has("path")) {
                return;
            }
        }
        component.path("components").forEach(inner -> collectKeys(inner, keys));
    }

    private static List<JsonNode> allComponents(JsonNode parent) {
        List<JsonNode> all = new ArrayList<>();
        for (JsonNode component : parent.path("components")) {
            all.add(component);
            all.addAll(allComponents(component));
        }
        return all;
    }

    private static JsonNode json(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The form files that the diagrams of a folder name. */
    private List<Path> formsOf(String folder) {
        Set<String> named = new LinkedHashSet<>();
        for (Diagram diagram : diagramsOf(folder)) {
            diagram.all(UserTask.class).stream()
                    .map(task -> task.getCamundaFormRef() + ".form")
                    .forEach(named::add);
            diagram.all(StartEvent.class).stream()
                    .map(Contract::startForm)
                    .filter(Objects::nonNull)
                    .forEach(named::add);
        }
        return formFiles().stream()
                .filter(file -> named.stream().anyMatch(name -> file.endsWith(Path.of(name))))
                .toList();
    }

    private Collection<String> unusedForms() {
        Set<String> unused = new TreeSet<>();
        formFiles().forEach(file -> unused.add(file.toString()));
        folders()
                .forEach(folder -> formsOf(folder).forEach(file -> unused.remove(file.toString())));
        return unused;
    }

    // ---- decisions, calls, messages, errors --------------------------------------------------

    private List<Path> decisionsOf(String folder) {
        return Diagram.files(processes.resolve(folder), ".dmn");
    }

    private static List<Decision> decisionsIn(Path file) {
        return List.copyOf(
                Dmn.readModelFromFile(file.toFile()).getModelElementsByType(Decision.class));
    }

    private Collection<String> decisions() {
        Set<String> findings = new TreeSet<>();
        for (Diagram diagram : diagrams) {
            Set<String> known =
                    Stream.of(folder(diagram), "shared")
                            .flatMap(folder -> decisionsOf(folder).stream())
                            .flatMap(file -> decisionsIn(file).stream())
                            .map(Decision::getId)
                            .collect(Collectors.toSet());
            for (FlowNode node : diagram.all(FlowNode.class)) {
                String decision = Diagram.properties(node).get("decision");
                if (node instanceof BusinessRuleTask || decision != null) {
                    if (!known.contains(decision)) {
                        findings.add(diagram.name() + ": " + node.getId() + " asks " + decision);
                    }
                }
            }
        }
        return findings;
    }

    private Collection<String> tables() {
        Set<String> findings = new TreeSet<>();
        for (Path file : Diagram.files(processes, ".dmn")) {
            String name = file.getFileName().toString().replaceFirst("\\.dmn$", "");
            String folder = file.getParent().getFileName().toString();
            String prefix = room(folder).prefix();
            List<Decision> decisions = decisionsIn(file);
            // The service times bear the name of the flow, by which any step asks for them.
            if (!name.startsWith(prefix + "-") && !name.equals(folder + "-service-times")) {
                findings.add(file + " does not begin with " + prefix + "-");
            }
            if (decisions.stream().noneMatch(decision -> decision.getId().equals(name))) {
                findings.add(file + " has no decision " + name);
            }
            for (Decision decision : decisions) {
                if (decision.getCamundaHistoryTimeToLiveString() == null) {
                    findings.add(file + ": " + decision.getId() + " has no time to live");
                }
            }
            Dmn.readModelFromFile(file.toFile())
                    .getModelElementsByType(org.camunda.bpm.model.dmn.instance.Rule.class)
                    .forEach(
                            rule -> {
                                if (rule.getDescription() == null
                                        || rule.getDescription().getTextContent().isBlank()) {
                                    findings.add(file + ": rule " + rule.getId() + " says no why");
                                }
                            });
        }
        return findings;
    }

    private Collection<String> calledProcesses() {
        Map<String, String> folders = new TreeMap<>();
        diagrams.forEach(diagram -> folders.put(diagram.process().getId(), folder(diagram)));
        Set<String> findings = new TreeSet<>();
        for (Diagram diagram : diagrams) {
            for (CallActivity call : diagram.all(CallActivity.class)) {
                String where = diagram.name() + ": " + call.getId();
                String folder = folders.get(call.getCalledElement());
                if (folder == null) {
                    findings.add(where + " calls " + call.getCalledElement());
                    continue;
                }
                boolean own = folder.equals(folder(diagram)) && !folder.equals("shared");
                String binding = own ? "deployment" : "latest";
                if (!binding.equals(
                        Objects.requireNonNullElse(
                                call.getCamundaCalledElementBinding(), "latest"))) {
                    findings.add(where + " should bind its call to " + binding);
                }
            }
        }
        return findings;
    }

    private Collection<String> messages() {
        Set<String> caught = new TreeSet<>();
        Map<String, String> thrown = new TreeMap<>();
        Set<String> findings = new TreeSet<>();
        for (Diagram diagram : diagrams) {
            Set<String> used = new TreeSet<>();
            for (MessageEventDefinition event : diagram.all(MessageEventDefinition.class)) {
                ModelElementInstance owner = event.getParentElement();
                String where = diagram.name() + ": " + ((BaseElement) owner).getId();
                if (event.getMessage() == null) {
                    findings.add(where + " names no message");
                    continue;
                }
                used.add(event.getMessage().getId());
                boolean throwsIt =
                        owner instanceof EndEvent || owner instanceof IntermediateThrowEvent;
                if (throwsIt) {
                    thrown.put(event.getMessage().getName(), where);
                } else {
                    caught.add(event.getMessage().getName());
                }
            }
            diagram.all(ReceiveTask.class).stream()
                    .filter(task -> task.getMessage() != null)
                    .forEach(
                            task -> {
                                used.add(task.getMessage().getId());
                                caught.add(task.getMessage().getName());
                            });
            diagram.all(SendTask.class).stream()
                    .filter(task -> task.getMessage() != null)
                    .forEach(
                            task -> {
                                used.add(task.getMessage().getId());
                                thrown.put(
                                        task.getMessage().getName(),
                                        diagram.name() + ": " + task.getId());
                            });
            diagram.all(Message.class).stream()
                    .filter(message -> !used.contains(message.getId()))
                    .forEach(
                            message ->
                                    findings.add(
                                            diagram.name() + ": nobody uses " + message.getName()));
        }
        thrown.forEach(
                (message, where) -> {
                    if (!caught.contains(message)) {
                        findings.add(where + " throws " + message + ", which nobody catches");
                    }
                });
        return findings;
    }

    private Collection<String> errors() {
        Set<String> findings = new TreeSet<>();
        for (Diagram diagram : diagrams) {
            for (EndEvent end : diagram.all(EndEvent.class)) {
                end.getChildElementsByType(ErrorEventDefinition.class).stream()
                        .map(Contract::code)
                        .filter(code -> !isCaught(code, diagram, end.getParentElement()))
                        .forEach(
                                code ->
                                        findings.add(
                                                diagram.name()
                                                        + ": "
                                                        + end.getId()
                                                        + " throws "
                                                        + code
                                                        + ", which nobody catches"));
            }
            for (ErrorEventDefinition event : diagram.all(ErrorEventDefinition.class)) {
                if (code(event).isEmpty()) {
                    findings.add(
                            diagram.name()
                                    + ": "
                                    + ((BaseElement) event.getParentElement()).getId()
                                    + " names no error");
                }
            }
        }
        return findings;
    }

    private static String code(ErrorEventDefinition event) {
        return event.getError() == null || event.getError().getErrorCode() == null
                ? ""
                : event.getError().getErrorCode();
    }

    /** Whether an error that leaves this level is caught there, around it, or by each caller. */
    private boolean isCaught(String code, Diagram diagram, ModelElementInstance level) {
        boolean within =
                Diagram.onLevel(level, SubProcess.class).stream()
                        .filter(SubProcess::triggeredByEvent)
                        .flatMap(sub -> Diagram.onLevel(sub, StartEvent.class).stream())
                        .anyMatch(start -> catches(start, code));
        if (within || catchesAround(diagram, level, code)) {
            return true;
        }
        if (level instanceof SubProcess sub) {
            return isCaught(code, diagram, sub.getParentElement());
        }
        List<Map.Entry<Diagram, CallActivity>> callers =
                diagrams.stream()
                        .flatMap(
                                caller ->
                                        caller.all(CallActivity.class).stream()
                                                .filter(
                                                        call ->
                                                                diagram.process()
                                                                        .getId()
                                                                        .equals(
                                                                                call
                                                                                        .getCalledElement()))
                                                .map(call -> Map.entry(caller, call)))
                        .toList();
        return !callers.isEmpty()
                && callers.stream()
                        .allMatch(
                                caller ->
                                        catchesAround(caller.getKey(), caller.getValue(), code)
                                                || isCaught(
                                                        code,
                                                        caller.getKey(),
                                                        caller.getValue().getParentElement()));
    }

    private static boolean catchesAround(
            Diagram diagram, ModelElementInstance activity, String code) {
        return diagram.all(BoundaryEvent.class).stream()
                .filter(event -> activity.equals(event.getAttachedTo()))
                .anyMatch(event -> catches(event, code));
    }

    private static boolean catches(FlowNode event, String code) {
        return event.getChildElementsByType(ErrorEventDefinition.class).stream()
                .anyMatch(error -> code(error).equals(code));
    }

    // ---- languages ---------------------------------------------------------------------------

    private Collection<String> english() {
        Set<String> findings = new TreeSet<>();
        for (String folder : folders()) {
            Properties words =
                    properties(processes.resolve(folder).resolve("labels_en.properties"));
            Map<String, String> labels = new TreeMap<>();
            Stream.of(
                            Diagram.files(processes.resolve(folder), ".bpmn"),
                            decisionsOf(folder),
                            formsOf(folder))
                    .flatMap(Collection::stream)
                    .forEach(file -> labels.putAll(labels(file)));
            labels.forEach(
                    (key, label) -> {
                        String english = words.getProperty(key, "");
                        // A number or a unit without a Chinese letter serves in both languages.
                        if (HAN.matcher(label).find()
                                && (english.isBlank() || HAN.matcher(english).find())) {
                            findings.add(folder + ": no English for " + key);
                        }
                    });
            words.stringPropertyNames().stream()
                    .filter(key -> !labels.containsKey(key))
                    .forEach(key -> findings.add(folder + ": English for nothing, " + key));
        }
        return findings;
    }

    private static Map<String, String> labels(Path file) {
        try {
            return DiagramLanguage.labels(file.getFileName().toString(), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties properties(Path file) {
        Properties words = new Properties();
        if (Files.isRegularFile(file)) {
            try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                words.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return words;
    }
}
