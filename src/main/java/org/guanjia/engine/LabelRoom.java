package org.guanjia.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.guanjia.engine.DiagramLabels.Box;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Moves a label that longer words laid over something else: to the nearest free place beside its
 * own figure. A label that lies free stays where the diagram has it.
 */
final class LabelRoom {

    /** How far a label may stand from its figure, in pixels. */
    private static final double NEAR = 9;

    private static final double STEP = 3;

    /** What is farther away is not met on the search for a place. */
    private static final double FAR = 260;

    private static final double[] WIDTHS = {46, 60, 74, 94, 120, 150};

    /** What a touch costs besides its size: more than any way. */
    private static final double TOUCH = 100;

    private record Shape(Box box, boolean diamond, boolean round) {}

    private static final class Label {

        private final Element bounds;
        private final String words;
        private final Box shape;
        private final List<Box> way;
        private Box box;
        private Box ink;

        private Label(Element bounds, String words, Box shape, List<Box> way) {
            this.bounds = bounds;
            this.words = words;
            this.shape = shape;
            this.way = way;
            put(Box.of(bounds));
        }

        private void put(Box room) {
            box = room;
            ink = words == null ? room : room.ink(words);
        }

        private double away(Box ink) {
            return shape != null
                    ? gap(ink, shape)
                    : way.stream().mapToDouble(line -> gap(ink, line)).min().orElse(0);
        }
    }

    private final List<Shape> shapes = new ArrayList<>();
    private final List<Box> lines = new ArrayList<>();
    private final List<Label> labels = new ArrayList<>();

    private LabelRoom() {}

    /**
     * Looks at each label once more after its words changed.
     *
     * @param words the new words by the id of their element
     */
    static void clear(Document diagram, Map<String, String> words) {
        LabelRoom room = new LabelRoom();
        Xml.walk(diagram, element -> room.take(element, words));
        for (int round = 0; round < 3; round++) {
            room.labels.stream().filter(label -> label.words != null).forEach(room::place);
        }
    }

    private void take(Element figure, Map<String, String> words) {
        boolean edge = "BPMNEdge".equals(figure.getLocalName());
        if (!edge && !"BPMNShape".equals(figure.getLocalName())) {
            return;
        }
        Box shape = null;
        List<Box> way = new ArrayList<>();
        if (edge) {
            List<Element> points = DiagramLabels.children(figure, "waypoint");
            for (int i = 1; i < points.size(); i++) {
                way.add(line(points.get(i - 1), points.get(i)));
            }
            lines.addAll(way);
        } else {
            shape = Box.of(DiagramLabels.children(figure, "Bounds").get(0));
            if (figure.hasAttribute("isHorizontal")
                    || "true".equals(figure.getAttribute("isExpanded"))) {
                borders(shape);
            } else {
                boolean square = shape.width() == shape.height();
                shapes.add(
                        new Shape(
                                shape,
                                square && shape.width() == 50,
                                square && shape.width() < 50));
            }
        }
        for (Element label : DiagramLabels.children(figure, "BPMNLabel")) {
            for (Element bounds : DiagramLabels.children(label, "Bounds")) {
                labels.add(
                        new Label(
                                bounds, words.get(figure.getAttribute("bpmnElement")), shape, way));
            }
        }
    }

    private void borders(Box frame) {
        double right = frame.x() + frame.width();
        double below = frame.y() + frame.height();
        lines.add(new Box(frame.x(), frame.y(), frame.width(), 0));
        lines.add(new Box(frame.x(), below, frame.width(), 0));
        lines.add(new Box(frame.x(), frame.y(), 0, frame.height()));
        lines.add(new Box(right, frame.y(), 0, frame.height()));
    }

    private void place(Label label) {
        double least = touched(label, label.ink, Double.MAX_VALUE);
        if (least == 0) {
            return;
        }
        Box old = label.box;
        Box best = old;
        LabelRoom around = new LabelRoom();
        shapes.stream().filter(one -> one.box().over(old, FAR) > 0).forEach(around.shapes::add);
        lines.stream().filter(one -> one.over(old, FAR) > 0).forEach(around.lines::add);
        labels.stream().filter(one -> one.box.over(old, FAR) > 0).forEach(around.labels::add);
        for (double wide : WIDTHS) {
            Box sized = old.sized(label.words, wide);
            Box ink = sized.ink(label.words);
            double reach = 60 + sized.width() / 2;
            for (double x = -reach; x <= reach; x += STEP) {
                for (double y = -60; y <= 60; y += STEP) {
                    double way = Math.hypot(x, y) * 0.3;
                    if (way >= least) {
                        continue;
                    }
                    Box there = ink.moved(x, y);
                    double away = label.away(there);
                    if (away <= NEAR) {
                        double cost = way + away + around.touched(label, there, least - way - away);
                        if (cost < least) {
                            least = cost;
                            best = sized.moved(x, y);
                        }
                    }
                }
            }
        }

        label.put(best);
        best.put(label.bounds);
    }

    /** What these words would lie upon: zero for nothing; no more is counted beyond the limit. */
    private double touched(Label label, Box ink, double limit) {
        double cost = 0;
        for (int i = 0; i < shapes.size() && cost < limit; i++) {
            double over = ink.over(shapes.get(i).box(), 1);
            cost += over > 0 && within(ink, shapes.get(i)) ? TOUCH + over : 0;
        }
        for (int i = 0; i < lines.size() && cost < limit; i++) {
            double over = ink.over(lines.get(i), 1);
            cost += over > 0 ? TOUCH + over : 0;
        }
        for (int i = 0; i < labels.size() && cost < limit; i++) {
            double over = labels.get(i) == label ? 0 : ink.over(labels.get(i).ink, 2);
            cost += over > 0 ? TOUCH + over : 0;
        }
        return cost;
    }

    /** Whether it reaches into the figure itself, not only into the empty corner of its square. */
    private static boolean within(Box ink, Shape shape) {
        Box box = shape.box();
        double x = between(box.middleX(), ink.x(), ink.x() + ink.width()) - box.middleX();
        double y = between(box.middleY(), ink.y(), ink.y() + ink.height()) - box.middleY();
        double half = box.width() / 2 + 1;
        return shape.diamond()
                ? Math.abs(x) + Math.abs(y) < half
                : !shape.round() || Math.hypot(x, y) < half;
    }

    private static double between(double value, double low, double high) {
        return Math.max(low, Math.min(high, value));
    }

    private static double gap(Box one, Box other) {
        double x = Math.max(one.x() - other.x() - other.width(), other.x() - one.x() - one.width());
        double y =
                Math.max(one.y() - other.y() - other.height(), other.y() - one.y() - one.height());
        return Math.hypot(Math.max(0, x), Math.max(0, y));
    }

    /** A piece of an edge, which runs along one of the two axes. */
    private static Box line(Element from, Element to) {
        double x0 = DiagramLabels.number(from, "x");
        double y0 = DiagramLabels.number(from, "y");
        double x1 = DiagramLabels.number(to, "x");
        double y1 = DiagramLabels.number(to, "y");
        return new Box(Math.min(x0, x1), Math.min(y0, y1), Math.abs(x1 - x0), Math.abs(y1 - y0));
    }
}
