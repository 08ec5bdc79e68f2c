package org.guanjia.testing.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Lane;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnLabel;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** A BPMN file with what the rules ask of it: its elements, their places and their properties. */
public final class Diagram {

    private final Path file;
    private final BpmnModelInstance model;
    private final Map<String, Box> boxes = new HashMap<>();
    private final Map<String, BpmnShape> shapes = new HashMap<>();
    private final Map<String, List<Point>> edges = new HashMap<>();
    private final Map<String, Box> labels = new HashMap<>();

    private Diagram(Path file) {
        this.file = file;
        this.model = Bpmn.readModelFromFile(file.toFile());
        for (BpmnShape shape : model.getModelElementsByType(BpmnShape.class)) {
            if (shape.getBpmnElement() != null) {
                shapes.put(shape.getBpmnElement().getId(), shape);
                boxes.put(shape.getBpmnElement().getId(), box(shape.getBounds()));
                keep(shape.getBpmnElement(), shape.getBpmnLabel());
            }
        }
        for (BpmnEdge edge : model.getModelElementsByType(BpmnEdge.class)) {
            if (edge.getBpmnElement() != null) {
                edges.put(
                        edge.getBpmnElement().getId(),
                        edge.getWaypoints().stream()
                                .map(point -> new Point(point.getX(), point.getY()))
                                .toList());
                keep(edge.getBpmnElement(), edge.getBpmnLabel());
            }
        }
    }

    private void keep(BaseElement element, BpmnLabel label) {
        if (label != null && label.getBounds() != null) {
            labels.put(element.getId(), box(label.getBounds()));
        }
    }

    private static Box box(Bounds bounds) {
        return new Box(bounds.getX(), bounds.getY(), bounds.getWidth(), bounds.getHeight());
    }

    /** A place on the drawing, in its own units, which grow to the right and downwards. */
    public record Point(double x, double y) {}

    /** The rectangle of a shape. */
    public record Box(double x, double y, double width, double height) {

        double right() {
            return x + width;
        }

        double bottom() {
            return y + height;
        }

        boolean overlaps(Box other) {
            return x < other.right()
                    && other.x < right()
                    && y < other.bottom()
                    && other.y < bottom();
        }

        boolean holds(Box other) {
            return x <= other.x
                    && y <= other.y
                    && right() >= other.right()
                    && bottom() >= other.bottom();
        }

        /** The same rectangle, larger (or smaller, if negative) by {@code by} on each side. */
        Box grown(double by) {
            return new Box(x - by, y - by, width + 2 * by, height + 2 * by);
        }

        boolean holds(Point point) {
            return point.x >= x && point.x <= right() && point.y >= y && point.y <= bottom();
        }
    }

    /** Reads one file. */
    public static Diagram read(Path file) {
        return new Diagram(file);
    }

    /** All files below a folder whose names end so, sorted; none if there is no such folder. */
    public static List<Path> files(Path folder, String ending) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The name of the file without its ending. */
    public String name() {
        return file.getFileName().toString().replaceFirst("\\.bpmn$", "");
    }

    public Path file() {
        return file;
    }

    public BpmnModelInstance model() {
        return model;
    }

    /** The executable process; a file has one. */
    public Process process() {
        return model.getModelElementsByType(Process.class).iterator().next();
    }

    public <T extends ModelElementInstance> Collection<T> all(Class<T> type) {
        return model.getModelElementsByType(type);
    }

    Optional<Box> box(BaseElement element) {
        return Optional.ofNullable(boxes.get(element.getId()));
    }

    /** Where the label of an element stands that is drawn beside it. */
    Optional<Box> label(BaseElement element) {
        return Optional.ofNullable(labels.get(element.getId()));
    }

    /** Whether a sub-process is drawn open, with its own steps inside. */
    boolean isOpen(BaseElement element) {
        BpmnShape shape = shapes.get(element.getId());
        return element instanceof SubProcess && shape != null && shape.isExpanded();
    }

    Optional<List<Point>> edge(BaseElement element) {
        return Optional.ofNullable(edges.get(element.getId()));
    }

    /** The lane in which a node stands; a step of a sub-process stands in that one's lane. */
    public Optional<Lane> lane(FlowNode node) {
        for (Lane lane : all(Lane.class)) {
            if (lane.getFlowNodeRefs().stream().anyMatch(ref -> ref.getId().equals(node.getId()))) {
                return Optional.of(lane);
            }
        }
        return node.getParentElement() instanceof SubProcess parent
                ? lane(parent)
                : Optional.empty();
    }

    /** The Camunda extension properties of an element. */
    public static Map<String, String> properties(BaseElement element) {
        Map<String, String> properties = new LinkedHashMap<>();
        if (element.getExtensionElements() != null) {
            element
                    .getExtensionElements()
                    .getElementsQuery()
                    .filterByType(CamundaProperties.class)
                    .list()
                    .stream()
                    .flatMap(list -> list.getCamundaProperties().stream())
                    .forEach(
                            (CamundaProperty property) ->
                                    properties.put(
                                            property.getCamundaName(), property.getCamundaValue()));
        }
        return properties;
    }

    /** The steps of a level: of the process itself, or of one of its sub-processes. */
    static <T extends ModelElementInstance> List<T> onLevel(
            ModelElementInstance level, Class<T> type) {
        return level.getModelInstance().getModelElementsByType(type).stream()
                .filter(element -> element.getParentElement().equals(level))
                .toList();
    }

    /** The process and all its sub-processes. */
    List<ModelElementInstance> levels() {
        return Stream.concat(
                        Stream.<ModelElementInstance>of(process()), all(SubProcess.class).stream())
                .toList();
    }

    /** Whether {@code outer} is the level of {@code inner} or one around it. */
    static boolean surrounds(ModelElementInstance outer, ModelElementInstance inner) {
        ModelElementInstance parent = inner.getParentElement();
        return parent != null && (parent.equals(outer) || surrounds(outer, parent));
    }

    List<SequenceFlow> drawnFlows() {
        return all(SequenceFlow.class).stream().filter(flow -> edge(flow).isPresent()).toList();
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
