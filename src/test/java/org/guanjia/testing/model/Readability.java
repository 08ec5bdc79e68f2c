package org.guanjia.testing.model;

import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.guanjia.testing.model.Diagram.Box;
import org.guanjia.testing.model.Diagram.Point;
import org.guanjia.testing.model.ModelRule.Finding;

/** What a drawing hides from the eye although all of it is there. */
final class Readability {

    /** Labels outside of shapes are drawn in letters of this size, broken after this width. */
    private static final double LETTER = 11;

    private static final double LINE = 13;
    private static final double WIDEST = 90;

    /** The mark of a call activity: a small cross at the middle of the lower edge. */
    private static final double MARK = 14;

    private static final double MARK_ABOVE_EDGE = 20;

    private Readability() {}

    static List<Finding> labels(Diagram diagram) {
        List<Finding> findings = new ArrayList<>();
        List<FlowElement> labelled =
                diagram.all(FlowElement.class).stream()
                        .filter(element -> element.getName() != null)
                        .filter(element -> diagram.label(element).isPresent())
                        .toList();
        for (FlowElement element : labelled) {
            Box text = text(element.getName(), diagram.label(element).get());
            for (SequenceFlow flow : diagram.drawnFlows()) {
                if (runsThrough(diagram.edge(flow).get(), text)) {
                    findings.add(new Finding(element, "has its label under " + flow.getId()));
                }
            }
            for (FlowNode node : diagram.all(FlowNode.class)) {
                // The corners of its own diamond are free.
                if (!node.equals(element)
                        && !diagram.isOpen(node)
                        && diagram.box(node).filter(text::overlaps).isPresent()) {
                    findings.add(new Finding(element, "has its label over " + node.getId()));
                }
            }
            for (FlowElement other : labelled) {
                if (!other.equals(element)
                        && text.overlaps(text(other.getName(), diagram.label(other).get()))) {
                    findings.add(new Finding(element, "has its label over " + other.getName()));
                }
            }
        }
        return findings;
    }

    /** The letters as they are drawn: in the middle of the label's width, from its top down. */
    private static Box text(String words, Box label) {
        double length =
                words.codePoints().mapToDouble(one -> one > 255 ? LETTER : LETTER / 2).sum();
        double width = Math.min(length, WIDEST);
        double height = LINE * Math.ceil(length / WIDEST);
        double left = label.x() + label.width() / 2 - width / 2;
        return new Box(left, label.y(), width, height).grown(-1);
    }

    private static boolean runsThrough(List<Point> line, Box box) {
        for (int i = 1; i < line.size(); i++) {
            Point from = line.get(i - 1);
            Point to = line.get(i);
            if (new Line2D.Double(from.x(), from.y(), to.x(), to.y())
                    .intersects(box.x(), box.y(), box.width(), box.height())) {
                return true;
            }
        }
        return false;
    }

    static List<Finding> marks(Diagram diagram) {
        List<Finding> findings = new ArrayList<>();
        for (BoundaryEvent event : diagram.all(BoundaryEvent.class)) {
            BaseElement host = event.getAttachedTo();
            if (host instanceof CallActivity
                    && diagram.box(host).isPresent()
                    && diagram.box(event)
                            .filter(mark(diagram.box(host).get())::overlaps)
                            .isPresent()) {
                findings.add(new Finding(event, "covers the mark of " + host.getId()));
            }
        }
        return findings;
    }

    private static Box mark(Box host) {
        return new Box(
                host.x() + host.width() / 2 - MARK / 2,
                host.bottom() - MARK_ABOVE_EDGE,
                MARK,
                MARK);
    }
}
