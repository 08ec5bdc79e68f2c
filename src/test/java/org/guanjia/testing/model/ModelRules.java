package org.guanjia.testing.model;

import java.awt.geom.Line2D;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.ConditionExpression;
import org.camunda.bpm.model.bpmn.instance.Documentation;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Error;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.IntermediateThrowEvent;
import org.camunda.bpm.model.bpmn.instance.Lane;
import org.camunda.bpm.model.bpmn.instance.LinkEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Participant;
import org.camunda.bpm.model.bpmn.instance.ScriptTask;
import org.camunda.bpm.model.bpmn.instance.SendTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaConnector;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaScript;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.guanjia.testing.model.Diagram.Box;
import org.guanjia.testing.model.Diagram.Point;
import org.guanjia.testing.model.ModelRule.Finding;

/** The rules of sections 3 to 5 of the design that a diagram alone can keep or break. */
public final class ModelRules {

    /** Drawing tools round to a unit; more than that is a fault. */
    private static final double TOLERANCE = 2;

    private static final int MOST_ACTIVITIES = 15;
    private static final int LONGEST_INSTRUCTION = 3500;
    private static final int SHORTEST_INSTRUCTION = 20;

    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final String CAMEL = "[A-Z][A-Za-z0-9]*";
    private static final String KEBAB = "[a-z][a-z0-9]*(-[a-z0-9]+)*";

    /** How a timer that belongs to a row of service clocks says when. */
    private static final Pattern CLOCK =
            Pattern.compile(
                    "\\$\\{timers\\.(warning|due)\\(caseNumber, ?(?:[\"'](\\w+)[\"']|(measure))\\)}");

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{[a-z]\\w*}");

    /** Every rule, in the order in which a designer meets them. */
    public static final List<ModelRule> ALL =
            List.of(
                    new ModelRule(
                            "ids-follow-the-grammar",
                            "one word names a step in diagram, delegate, service and test; an id"
                                    + " that a tool made up names nothing",
                            ModelRules::ids),
                    new ModelRule(
                            "answers-name-their-question",
                            "tests and history speak of Flow_<Question><Answer>",
                            ModelRules::answerIds),
                    new ModelRule(
                            "one-pool-with-lanes",
                            "a diagram shows who acts, and only those who act in this house",
                            ModelRules::pool),
                    new ModelRule(
                            "labels-are-chinese",
                            "the staff read the diagram, in the words of their trade",
                            ModelRules::labels),
                    new ModelRule(
                            "gateways-ask",
                            "a question at the gateway and answers at its flows can be read aloud",
                            ModelRules::questions),
                    new ModelRule(
                            "answers-are-named",
                            "a flow that leaves a question without its answer cannot be read",
                            ModelRules::answers),
                    new ModelRule(
                            "explicit-start-and-end",
                            "end events name the results; a path that just stops has none",
                            ModelRules::ends),
                    new ModelRule(
                            "no-implicit-split",
                            "two flows out of a step start two paths, which only a gateway shows",
                            ModelRules::splits),
                    new ModelRule(
                            "default-flow",
                            "without a default an unforeseen answer is an incident at night",
                            ModelRules::defaults),
                    new ModelRule(
                            "everything-is-drawn",
                            "what is not drawn runs all the same, and nobody sees it",
                            ModelRules::drawn),
                    new ModelRule(
                            "standard-sizes",
                            "equal things look equal: task 100x80, event 36, gateway 50",
                            ModelRules::sizes),
                    new ModelRule(
                            "orthogonal-edges",
                            "right angles let the eye follow a flow",
                            ModelRules::rightAngles),
                    new ModelRule(
                            "edges-touch-their-ends",
                            "a flow that ends in the air is read as going elsewhere",
                            ModelRules::docking),
                    new ModelRule(
                            "edges-avoid-shapes",
                            "a flow through a shape is read as going into it",
                            ModelRules::edgesThroughShapes),
                    new ModelRule(
                            "edges-do-not-cross",
                            "at a crossing the eye takes the wrong turn",
                            ModelRules::crossings),
                    new ModelRule(
                            "shapes-do-not-overlap",
                            "a covered shape is not read",
                            ModelRules::overlaps),
                    new ModelRule(
                            "labels-are-clear",
                            "a word under a line or over a shape is not read",
                            Readability::labels),
                    new ModelRule(
                            "marks-are-clear",
                            "the mark of a call activity says that there is a diagram inside",
                            Readability::marks),
                    new ModelRule(
                            "nodes-stand-in-their-lane",
                            "the lane in the picture and the lane in the file are one role",
                            ModelRules::lanes),
                    new ModelRule(
                            "automatic-steps-in-the-last-lane",
                            "a role's lane holds what its people do, the lane 系统 the rest",
                            ModelRules::automaticSteps),
                    new ModelRule(
                            "few-activities-on-a-level",
                            "more than fifteen steps at once are not taken in",
                            ModelRules::levels),
                    new ModelRule(
                            "no-scripts",
                            "a script is code that no compiler, test or review sees",
                            ModelRules::scripts),
                    new ModelRule(
                            "service-tasks-call-a-delegate",
                            "delegates come from a named list of beans; a class or a method named"
                                    + " in a diagram would run any code",
                            ModelRules::delegates),
                    new ModelRule(
                            "no-listeners",
                            "no business step hides in a listener",
                            ModelRules::listeners),
                    new ModelRule(
                            "history-time-to-live",
                            "history that never ends fills the database, and a process without it"
                                    + " is refused",
                            ModelRules::timeToLive),
                    new ModelRule(
                            "started-by-its-form",
                            "Tasklist offers for starting what people start; a flow that another"
                                    + " one calls, started by hand, would have no case",
                            ModelRules::startable),
                    new ModelRule(
                            "timers-parse",
                            "a timer that cannot be read fails when a case reaches it, not when"
                                    + " it is deployed",
                            ModelRules::timers),
                    new ModelRule(
                            "clock-properties-agree",
                            "a timer is moved by the clock and level that it bears",
                            ModelRules::clocks),
                    new ModelRule(
                            "work-instruction",
                            "it is what a new colleague reads: what to bring, in what order, when"
                                    + " it counts as done; over 3,500 characters the engine fails",
                            ModelRules::instructions),
                    new ModelRule(
                            "save-point-after-message-start",
                            "a report that was taken in must not be lost by a later failure",
                            ModelRules::savePoints),
                    new ModelRule(
                            "answers-are-stored",
                            "what a person submitted becomes durable in the next visible step",
                            ModelRules::storedAnswers),
                    new ModelRule(
                            "no-milestone-on-user-tasks",
                            "a milestone tells the resident what has happened, not what waits",
                            ModelRules::milestones),
                    new ModelRule(
                            "calls-pass-the-case",
                            "every process of a case is found by its number",
                            ModelRules::calls));

    private ModelRules() {}

    private static List<Finding> ids(Diagram diagram) {
        List<Finding> findings = new ArrayList<>();
        if (!diagram.process().getId().equals(diagram.name()) || !diagram.name().matches(KEBAB)) {
            findings.add(
                    new Finding(
                            diagram.process(),
                            "is not the file's name in kebab case: " + diagram.name()));
        }
        for (FlowNode node : diagram.all(FlowNode.class)) {
            String kind = kind(node);
            if (!node.getId().matches(kind + "_" + CAMEL)) {
                findings.add(new Finding(node, "should be " + kind + "_UpperCamel"));
            }
        }
        findings.addAll(
                find(
                        diagram.all(SequenceFlow.class),
                        flow -> !flow.getId().matches("Flow_\\w+"),
                        "should be Flow_..."));
        findings.addAll(
                find(
                        diagram.all(Lane.class),
                        lane -> !lane.getId().matches("Lane_" + KEBAB),
                        "should be Lane_<group>"));
        findings.addAll(
                find(
                        diagram.all(Message.class),
                        message ->
                                message.getName() == null
                                        || !message.getName()
                                                .matches(KEBAB + "\\.[a-z][A-Za-z0-9]*"),
                        "should be named <prefix>.<objectState>"));
        findings.addAll(
                find(
                        diagram.all(Error.class),
                        error ->
                                error.getErrorCode() == null
                                        || !error.getErrorCode().matches("[a-z][A-Za-z0-9]*"),
                        "should have a camelCase code"));
        return findings;
    }

    private static String kind(FlowNode node) {
        if (node instanceof StartEvent) {
            return "StartEvent";
        }
        if (node instanceof EndEvent) {
            return "EndEvent";
        }
        if (node instanceof Event) {
            return "Event";
        }
        return node instanceof Gateway ? "Gateway" : "Activity";
    }

    private static List<Finding> answerIds(Diagram diagram) {
        return questionsOf(diagram).stream()
                .flatMap(
                        gateway ->
                                find(
                                        gateway.getOutgoing(),
                                        flow ->
                                                !flow.getId()
                                                        .matches(
                                                                gateway.getId()
                                                                                .replaceFirst(
                                                                                        "^Gateway_",
                                                                                        "Flow_")
                                                                        + "[A-Z0-9]\\w*"),
                                        "should name its question, " + gateway.getId())
                                        .stream())
                .toList();
    }

    private static List<Gateway> questionsOf(Diagram diagram) {
        return diagram.all(Gateway.class).stream()
                .filter(
                        gateway ->
                                gateway instanceof ExclusiveGateway
                                        || gateway instanceof InclusiveGateway)
                .filter(gateway -> gateway.getOutgoing().size() > 1)
                .toList();
    }

    private static List<Finding> pool(Diagram diagram) {
        int pools = diagram.all(Participant.class).size();
        List<Finding> findings = new ArrayList<>();
        if (pools != 1) {
            findings.add(new Finding(diagram.process(), "stands among " + pools + " pools"));
        }
        if (diagram.all(Lane.class).isEmpty()) {
            findings.add(new Finding(diagram.process(), "has no lanes"));
        }
        findings.addAll(
                find(
                        List.of(diagram.process()),
                        process -> !process.isExecutable(),
                        "is not executable"));
        return findings;
    }

    private static List<Finding> labels(Diagram diagram) {
        List<Finding> findings = new ArrayList<>();
        named(
                findings,
                List.of(diagram.process()),
                org.camunda.bpm.model.bpmn.instance.Process::getName);
        named(findings, diagram.all(Participant.class), Participant::getName);
        named(findings, diagram.all(Lane.class), Lane::getName);
        named(
                findings,
                diagram.all(FlowNode.class).stream()
                        .filter(
                                node ->
                                        !(node instanceof Gateway)
                                                || questionsOf(diagram).contains(node))
                        .toList(),
                FlowNode::getName);
        return findings;
    }

    private static <T extends BaseElement> void named(
            List<Finding> findings, Collection<T> elements, Function<T, String> name) {
        for (T element : elements) {
            String label = name.apply(element);
            if (label == null || !HAN.matcher(label).find()) {
                findings.add(new Finding(element, "has no Chinese label: " + label));
            }
        }
    }

    private static List<Finding> questions(Diagram diagram) {
        return find(
                questionsOf(diagram),
                gateway -> gateway.getName() != null && !gateway.getName().matches(".*[?？]"),
                "asks no question");
    }

    private static List<Finding> answers(Diagram diagram) {
        return questionsOf(diagram).stream()
                .flatMap(
                        gateway ->
                                find(
                                        gateway.getOutgoing(),
                                        flow -> flow.getName() == null || flow.getName().isBlank(),
                                        "has no answer as its label")
                                        .stream())
                .toList();
    }

    private static List<Finding> ends(Diagram diagram) {
        List<Finding> findings = new ArrayList<>();
        for (ModelElementInstance level : diagram.levels()) {
            BaseElement owner = (BaseElement) level;
            if (Diagram.onLevel(level, StartEvent.class).isEmpty()) {
                findings.add(new Finding(owner, "has no start event"));
            }
            if (Diagram.onLevel(level, EndEvent.class).isEmpty()) {
                findings.add(new Finding(owner, "has no end event"));
            }
        }
        for (FlowNode node : diagram.all(FlowNode.class)) {
            boolean event = node instanceof SubProcess sub && sub.triggeredByEvent();
            boolean compensates = node instanceof Activity activity && activity.isForCompensation();
            if (event || compensates) {
                continue;
            }
            boolean begins =
                    node instanceof StartEvent
                            || node instanceof BoundaryEvent
                            || isLink(node) && !(node instanceof IntermediateThrowEvent);
            boolean stops =
                    node instanceof EndEvent
                            || isLink(node) && node instanceof IntermediateThrowEvent;
            if (!begins && node.getIncoming().isEmpty()) {
                findings.add(new Finding(node, "is reached by no flow"));
            }
            if (!stops && node.getOutgoing().isEmpty()) {
                findings.add(new Finding(node, "leads nowhere"));
            }
        }
        return findings;
    }

    private static boolean isLink(FlowNode node) {
        return !node.getChildElementsByType(LinkEventDefinition.class).isEmpty();
    }

    private static List<Finding> splits(Diagram diagram) {
        return find(
                diagram.all(FlowNode.class),
                node ->
                        !(node instanceof Gateway)
                                && (node.getOutgoing().size() > 1
                                        || node.getOutgoing().stream()
                                                .anyMatch(
                                                        flow ->
                                                                flow.getConditionExpression()
                                                                        != null)),
                "splits the path without a gateway");
    }

    private static List<Finding> defaults(Diagram diagram) {
        List<Finding> findings = new ArrayList<>();
        for (Gateway gateway : questionsOf(diagram)) {
            SequenceFlow fallback =
                    gateway instanceof ExclusiveGateway exclusive
                            ? exclusive.getDefault()
                            : ((InclusiveGateway) gateway).getDefault();
            if (fallback == null) {
                findings.add(new Finding(gateway, "has no default flow"));
            }
            findings.addAll(
                    find(
                            gateway.getOutgoing(),
                            flow ->
                                    flow.equals(fallback)
                                            == (flow.getConditionExpression() != null),
                            "needs a condition, unless it is the default, which has none"));
        }
        return findings;
    }

    private static List<Finding> drawn(Diagram diagram) {
        List<Finding> findings = new ArrayList<>();
        Predicate<BaseElement> noShape = element -> diagram.box(element).isEmpty();
        findings.addAll(find(diagram.all(Participant.class), noShape::test, "is not drawn"));
        findings.addAll(find(diagram.all(Lane.class), noShape::test, "is not drawn"));
        findings.addAll(find(diagram.all(FlowNode.class), noShape::test, "is not drawn"));
        findings.addAll(
                find(
                        diagram.all(SequenceFlow.class),
                        flow -> diagram.edge(flow).isEmpty(),
                        "is not drawn"));
        return findings;
    }

    private static List<Finding> sizes(Diagram diagram) {
        List<Finding> findings = new ArrayList<>();
        for (FlowNode node : diagram.all(FlowNode.class)) {
            double width = node instanceof Event ? 36 : node instanceof Gateway ? 50 : 100;
            double height = node instanceof Activity ? 80 : width;
            diagram.box(node)
                    .filter(box -> !diagram.isOpen(node))
                    .filter(box -> box.width() != width || box.height() != height)
                    .ifPresent(
                            box ->
                                    findings.add(
                                            new Finding(
                                                    node,
                                                    "is %.0fx%.0f, not %.0fx%.0f"
                                                            .formatted(
                                                                    box.width(),
                                                                    box.height(),
                                                                    width,
                                                                    height))));
        }
        return findings;
    }

    private static List<Finding> rightAngles(Diagram diagram) {
        return find(
                diagram.drawnFlows(),
                flow ->
                        segments(diagram, flow).stream()
                                .anyMatch(
                                        part ->
                                                part.from().x() != part.to().x()
                                                        && part.from().y() != part.to().y()),
                "runs aslant");
    }

    private static List<Finding> docking(Diagram diagram) {
        List<Finding> findings = new ArrayList<>();
        for (SequenceFlow flow : diagram.drawnFlows()) {
            List<Point> points = diagram.edge(flow).orElseThrow();
            docked(diagram, flow, flow.getSource(), points.get(0)).ifPresent(findings::add);
            docked(diagram, flow, flow.getTarget(), points.get(points.size() - 1))
                    .ifPresent(findings::add);
        }
        return findings;
    }

    private static Optional<Finding> docked(
            Diagram diagram, SequenceFlow flow, FlowNode node, Point point) {
        return diagram.box(node)
                .filter(
                        box ->
                                !box.grown(TOLERANCE).holds(point)
                                        || box.grown(-TOLERANCE).holds(point))
                .map(box -> new Finding(flow, "does not touch the border of " + node.getId()));
    }

    private record Segment(Point from, Point to) {

        Box box() {
            return new Box(
                    Math.min(from.x(), to.x()),
                    Math.min(from.y(), to.y()),
                    Math.abs(from.x() - to.x()),
                    Math.abs(from.y() - to.y()));
        }

        private boolean level() {
            return from.y() == to.y();
        }

        /** Whether the two, one level and one upright, pass through each other. */
        boolean crosses(Segment other) {
            if (level() == other.level()) {
                return false;
            }
            Box level = level() ? box() : other.box();
            Box upright = level() ? other.box() : box();
            return upright.x() > level.x() + TOLERANCE
                    && upright.x() < level.right() - TOLERANCE
                    && level.y() > upright.y() + TOLERANCE
                    && level.y() < upright.bottom() - TOLERANCE;
        }
    }

    private static List<Segment> segments(Diagram diagram, SequenceFlow flow) {
        List<Point> points = diagram.edge(flow).orElse(List.of());
        List<Segment> segments = new ArrayList<>();
        for (int i = 1; i < points.size(); i++) {
            segments.add(new Segment(points.get(i - 1), points.get(i)));
        }
        return segments;
    }

    private static List<Finding> edgesThroughShapes(Diagram diagram) {
        List<Finding> findings = new ArrayList<>();
        for (SequenceFlow flow : diagram.drawnFlows()) {
            for (FlowNode node : diagram.all(FlowNode.class)) {
                boolean around = Diagram.surrounds(node, flow);
                if (around || diagram.box(node).isEmpty()) {
                    continue;
                }
                // A flow may touch what it leaves and reaches, but not run through that either.
                Box inside = diagram.box(node).get().grown(-TOLERANCE);
                if (segments(diagram, flow).stream().anyMatch(part -> runsThrough(part, inside))) {
                    findings.add(new Finding(flow, "runs through " + node.getId()));
                }
            }
        }
        return findings;
    }

    private static boolean runsThrough(Segment part, Box box) {
        return new Line2D.Double(part.from().x(), part.from().y(), part.to().x(), part.to().y())
                .intersects(box.x(), box.y(), box.width(), box.height());
    }

    private static List<Finding> crossings(Diagram diagram) {
        List<Finding> findings = new ArrayList<>();
        List<SequenceFlow> flows = diagram.drawnFlows();
        for (int i = 0; i < flows.size(); i++) {
            for (int j = i + 1; j < flows.size(); j++) {
                SequenceFlow one = flows.get(i);
                SequenceFlow other = flows.get(j);
                boolean cross =
                        segments(diagram, one).stream()
                                .anyMatch(
                                        a ->
                                                segments(diagram, other).stream()
                                                        .anyMatch(a::crosses));
                if (cross) {
                    findings.add(new Finding(one, "crosses " + other.getId()));
                }
            }
        }
        return findings;
    }

    private static List<Finding> overlaps(Diagram diagram) {
        List<Finding> findings = new ArrayList<>();
        List<FlowNode> nodes =
                diagram.all(FlowNode.class).stream()
                        .filter(node -> diagram.box(node).isPresent())
                        .toList();
        for (int i = 0; i < nodes.size(); i++) {
            for (int j = i + 1; j < nodes.size(); j++) {
                FlowNode one = nodes.get(i);
                FlowNode other = nodes.get(j);
                if (!mayTouch(one, other)
                        && !mayTouch(other, one)
                        && diagram.box(one).get().overlaps(diagram.box(other).get())) {
                    findings.add(new Finding(one, "overlaps " + other.getId()));
                }
            }
        }
        return findings;
    }

    private static boolean mayTouch(FlowNode one, FlowNode other) {
        return Diagram.surrounds(one, other)
                || other instanceof BoundaryEvent event && event.getAttachedTo().equals(one)
                || other instanceof BoundaryEvent inner
                        && Diagram.surrounds(one, inner.getAttachedTo());
    }

    private static List<Finding> lanes(Diagram diagram) {
        List<Finding> findings = new ArrayList<>();
        if (diagram.all(Lane.class).isEmpty()) {
            return findings;
        }
        for (FlowNode node : Diagram.onLevel(diagram.process(), FlowNode.class)) {
            List<Lane> holding =
                    diagram.all(Lane.class).stream()
                            .filter(lane -> lane.getFlowNodeRefs().contains(node))
                            .toList();
            if (holding.size() != 1) {
                findings.add(new Finding(node, "belongs to " + holding.size() + " lanes"));
                continue;
            }
            Optional<Box> lane = diagram.box(holding.get(0));
            Optional<Box> box = diagram.box(node);
            if (lane.isPresent() && box.isPresent() && !lane.get().holds(box.get())) {
                findings.add(new Finding(node, "is drawn outside " + holding.get(0).getId()));
            }
        }
        return findings;
    }

    private static List<Finding> automaticSteps(Diagram diagram) {
        List<Finding> findings = new ArrayList<>();
        for (FlowNode node : diagram.all(FlowNode.class)) {
            // A step of a sub-process takes the lane in which that stands.
            if (node.getParentElement() instanceof SubProcess && !(node instanceof UserTask)) {
                continue;
            }
            boolean system =
                    diagram.lane(node).map(Lane::getId).filter("Lane_system"::equals).isPresent();
            boolean automatic =
                    node instanceof ServiceTask
                            || node instanceof BusinessRuleTask
                            || node instanceof SendTask;
            if (automatic && !system || node instanceof UserTask && system) {
                findings.add(
                        new Finding(
                                node,
                                "stands in "
                                        + diagram.lane(node).map(Lane::getId).orElse("no lane")));
            }
        }
        Optional<Box> last =
                diagram.all(Lane.class).stream()
                        .filter(lane -> lane.getId().equals("Lane_system"))
                        .findFirst()
                        .flatMap(diagram::box);
        findings.addAll(
                find(
                        diagram.all(Lane.class),
                        lane ->
                                last.isPresent()
                                        && diagram.box(lane)
                                                .filter(box -> box.y() > last.get().y())
                                                .isPresent(),
                        "stands below the lane of automatic steps"));
        return findings;
    }

    private static List<Finding> levels(Diagram diagram) {
        return diagram.levels().stream()
                .filter(level -> Diagram.onLevel(level, Activity.class).size() > MOST_ACTIVITIES)
                .map(
                        level ->
                                new Finding(
                                        (BaseElement) level,
                                        "has "
                                                + Diagram.onLevel(level, Activity.class).size()
                                                + " activities on one level"))
                .toList();
    }

    private static List<Finding> scripts(Diagram diagram) {
        List<Finding> findings = new ArrayList<>();
        diagram.all(ScriptTask.class)
                .forEach(task -> findings.add(new Finding(task, "is a script")));
        for (CamundaScript script : diagram.all(CamundaScript.class)) {
            findings.add(new Finding(owner(script), "has a script"));
        }
        for (ConditionExpression condition : diagram.all(ConditionExpression.class)) {
            if (condition.getLanguage() != null) {
                findings.add(new Finding(owner(condition), "has a script as its condition"));
            }
        }
        return findings;
    }

    private static List<Finding> delegates(Diagram diagram) {
        List<Finding> findings = new ArrayList<>();
        for (Activity activity : diagram.all(Activity.class)) {
            boolean automatic =
                    activity instanceof ServiceTask
                            || activity instanceof BusinessRuleTask
                            || activity instanceof SendTask;
            String delegate = camunda(activity, "delegateExpression");
            boolean bean = delegate != null && delegate.matches("\\$\\{[a-z]\\w*Delegate}");
            boolean other =
                    Stream.of("class", "expression", "type", "decisionRef")
                            .anyMatch(name -> camunda(activity, name) != null);
            if (other || automatic && !bean) {
                findings.add(new Finding(activity, "is not done by ${...Delegate}"));
            }
        }
        for (CamundaConnector connector : diagram.all(CamundaConnector.class)) {
            findings.add(new Finding(owner(connector), "has a connector"));
        }
        return findings;
    }

    private static String camunda(BaseElement element, String attribute) {
        return element.getAttributeValueNs("http://camunda.org/schema/1.0/bpmn", attribute);
    }

    private static List<Finding> listeners(Diagram diagram) {
        return Stream.concat(
                        diagram.all(CamundaExecutionListener.class).stream(),
                        diagram.all(CamundaTaskListener.class).stream())
                .map(listener -> new Finding(owner(listener), "has a listener"))
                .toList();
    }

    private static List<Finding> timeToLive(Diagram diagram) {
        return find(
                List.of(diagram.process()),
                process -> {
                    String days = process.getCamundaHistoryTimeToLiveString();
                    return days == null || !days.matches("P\\d+D");
                },
                "has no history time to live such as P1825D");
    }

    private static List<Finding> startable(Diagram diagram) {
        boolean form =
                diagram.all(StartEvent.class).stream()
                        .anyMatch(start -> start.getCamundaFormKey() != null);
        return find(
                List.of(diagram.process()),
                process -> process.isCamundaStartableInTasklist() != form,
                form
                        ? "has a start form that Tasklist does not offer"
                        : "is offered without a form");
    }

    private static List<Finding> timers(Diagram diagram) {
        List<Finding> findings = new ArrayList<>();
        for (TimerEventDefinition timer : diagram.all(TimerEventDefinition.class)) {
            List<String> texts = timerTexts(timer);
            boolean readable =
                    texts.size() == 1
                            && (CLOCK.matcher(texts.get(0)).matches()
                                    || VARIABLE.matcher(texts.get(0)).matches()
                                    || isTime(timer, texts.get(0)));
            if (!readable) {
                findings.add(new Finding(owner(timer), "has no readable time: " + texts));
            }
        }
        return findings;
    }

    private static List<String> timerTexts(TimerEventDefinition timer) {
        return Stream.of(timer.getTimeDate(), timer.getTimeDuration(), timer.getTimeCycle())
                .filter(expression -> expression != null)
                .map(expression -> expression.getTextContent().trim())
                .toList();
    }

    private static boolean isTime(TimerEventDefinition timer, String text) {
        if (timer.getTimeDate() != null) {
            return parses(text, OffsetDateTime::parse) || parses(text, LocalDateTime::parse);
        }
        String duration = text;
        if (timer.getTimeCycle() != null) {
            Matcher cycle = Pattern.compile("R\\d*/(P.+)").matcher(text);
            if (!cycle.matches()) {
                return false;
            }
            duration = cycle.group(1);
        }
        return parses(duration, Duration::parse) || parses(duration, Period::parse);
    }

    private static boolean parses(String text, Function<String, ?> parser) {
        try {
            parser.apply(text);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static List<Finding> clocks(Diagram diagram) {
        List<Finding> findings = new ArrayList<>();
        for (TimerEventDefinition timer : diagram.all(TimerEventDefinition.class)) {
            BaseElement event = owner(timer);
            Map<String, String> properties = Diagram.properties(event);
            String text = String.join("", timerTexts(timer));
            Matcher clock = CLOCK.matcher(text);
            boolean agrees =
                    clock.matches()
                            ? clock.group(1).equals(properties.get("level"))
                                    && measure(clock).equals(properties.get("clock"))
                            : !properties.containsKey("clock") && !properties.containsKey("level");
            if (!agrees) {
                findings.add(new Finding(event, "says " + text + " and bears " + properties));
            }
        }
        return findings;
    }

    /** A clock's own word, or the variable that holds it. */
    private static String measure(Matcher clock) {
        return clock.group(2) == null ? "variable:" + clock.group(3) : clock.group(2);
    }

    private static List<Finding> instructions(Diagram diagram) {
        return find(
                diagram.all(UserTask.class),
                task -> {
                    String text =
                            String.join(
                                            "\n",
                                            task.getDocumentations().stream()
                                                    .map(Documentation::getTextContent)
                                                    .toList())
                                    .trim();
                    return text.length() < SHORTEST_INSTRUCTION
                            || text.length() >= LONGEST_INSTRUCTION
                            || !HAN.matcher(text).find();
                },
                "has no work instruction of 20 to 3,500 characters in Chinese");
    }

    private static List<Finding> savePoints(Diagram diagram) {
        return find(
                Diagram.onLevel(diagram.process(), StartEvent.class),
                start ->
                        !start.getChildElementsByType(MessageEventDefinition.class).isEmpty()
                                && !start.isCamundaAsyncAfter()
                                && !start.getOutgoing().stream()
                                        .allMatch(flow -> flow.getTarget().isCamundaAsyncBefore()),
                "is a message start with no save point behind it");
    }

    private static List<Finding> storedAnswers(Diagram diagram) {
        return find(
                diagram.all(UserTask.class),
                task ->
                        task.getOutgoing().stream()
                                .map(ModelRules::behindJoins)
                                .anyMatch(next -> !(next instanceof ServiceTask)),
                "is not followed by a service task that stores its answers");
    }

    /** Where a flow leads, gateways that only join paths left out. */
    private static FlowNode behindJoins(SequenceFlow flow) {
        FlowNode target = flow.getTarget();
        return target instanceof ExclusiveGateway && target.getOutgoing().size() == 1
                ? behindJoins(target.getOutgoing().iterator().next())
                : target;
    }

    private static List<Finding> milestones(Diagram diagram) {
        return find(
                diagram.all(UserTask.class),
                task -> Diagram.properties(task).containsKey("milestone"),
                "bears a milestone");
    }

    private static List<Finding> calls(Diagram diagram) {
        return find(
                diagram.all(CallActivity.class),
                call -> {
                    List<CamundaIn> ins = children(call, CamundaIn.class);
                    boolean key =
                            ins.stream()
                                    .anyMatch(
                                            in ->
                                                    "#{execution.processBusinessKey}"
                                                            .equals(in.getCamundaBusinessKey()));
                    boolean number =
                            ins.stream().anyMatch(in -> "caseNumber".equals(in.getCamundaTarget()));
                    boolean all =
                            ins.stream().anyMatch(in -> in.getCamundaVariables() != null)
                                    || children(call, CamundaOut.class).stream()
                                            .anyMatch(out -> out.getCamundaVariables() != null);
                    return !key || !number || all;
                },
                "does not pass business key and caseNumber, or passes all variables");
    }

    private static <T extends ModelElementInstance> List<T> children(
            BaseElement element, Class<T> type) {
        return element.getExtensionElements() == null
                ? List.of()
                : element.getExtensionElements().getElementsQuery().filterByType(type).list();
    }

    /** The nearest element with an id in which an extension or a definition stands. */
    private static BaseElement owner(ModelElementInstance part) {
        ModelElementInstance parent = part.getParentElement();
        return parent instanceof FlowNode
                        || parent instanceof SequenceFlow
                        || parent instanceof org.camunda.bpm.model.bpmn.instance.Process
                ? (BaseElement) parent
                : owner(parent);
    }

    private static <T extends BaseElement> List<Finding> find(
            Collection<T> elements, Predicate<T> wrong, String text) {
        return elements.stream().filter(wrong).map(element -> new Finding(element, text)).toList();
    }
}
