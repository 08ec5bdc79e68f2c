package org.guanjia.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The English words of a diagram lie upon no other words, no figure and no line. */
class LabelRoomTest {

    /** A label as it is read: its letters in the middle of its room, from the top. */
    private record Label(String id, Rectangle2D ink) {}

    private record Figure(String id, Rectangle2D box) {}

    private record Line(String id, Line2D way) {}

    private final List<Label> labels = new ArrayList<>();
    private final List<Figure> figures = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();

    static Stream<Path> diagrams() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("processes"))) {
            return files
                    .filter(file -> file.toString().endsWith(".bpmn"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void no_english_label_lies_upon_something(Path file) throws Exception {
        draw(Xml.read(english(file)));
        assertThat(labels).isNotEmpty();
        assertThat(collisions()).isEmpty();
    }

    @Test
    void without_looking_at_the_neighbours_labels_do_lie_upon_something() throws Exception {
        // The same measure finds what the drawing alone leaves, or it measures nothing.
        Document document = Xml.read(english(Path.of("processes/repair/repair.bpmn")));
        draw(document);
        Label one = labels.get(0);
        labels.add(new Label("twice", one.ink()));
        labels.add(new Label("figure", figures.get(0).box()));
        assertThat(collisions())
                .anyMatch(line -> line.contains("twice"))
                .anyMatch(line -> line.startsWith("figure upon"));
    }

    @Test
    void a_label_that_lies_free_keeps_its_place_and_two_translations_are_the_same()
            throws Exception {
        Path file = Path.of("processes/repair/repair.bpmn");
        assertThat(english(file)).isEqualTo(english(file));
    }

    private static byte[] english(Path file) throws IOException {
        Properties words = new Properties();
        try (Reader reader = Files.newBufferedReader(file.resolveSibling("labels_en.properties"))) {
            words.load(reader);
        }
        return DiagramLanguage.translate(
                file.getFileName().toString(), Files.readAllBytes(file), words);
    }

    private void draw(Document document) {
        Map<String, String> names = new HashMap<>();
        Xml.walk(
                document,
                element -> {
                    names.putIfAbsent(element.getAttribute("id"), element.getAttribute("name"));
                    String id = element.getAttribute("bpmnElement");
                    boolean frame =
                            element.hasAttribute("isHorizontal")
                                    || "true".equals(element.getAttribute("isExpanded"));
                    if ("BPMNShape".equals(element.getLocalName())) {
                        Rectangle2D box = bounds(element);
                        if (!frame) {
                            figures.add(new Figure(id, box));
                        }
                    } else if ("BPMNEdge".equals(element.getLocalName())) {
                        List<Element> way = DiagramLabels.children(element, "waypoint");
                        for (int i = 1; i < way.size(); i++) {
                            lines.add(new Line(id, line(way.get(i - 1), way.get(i))));
                        }
                    }
                    for (Element label : DiagramLabels.children(element, "BPMNLabel")) {
                        labels.add(new Label(id, ink(bounds(label), names.get(id))));
                    }
                });
    }

    private List<String> collisions() {
        List<String> found = new ArrayList<>();
        for (Label label : labels) {
            Rectangle2D ink = label.ink();
            labels.stream()
                    .filter(other -> other != label && ink.intersects(other.ink()))
                    .forEach(other -> found.add(label.id() + " upon the words of " + other.id()));
            figures.stream()
                    .filter(figure -> touches(ink, figure.box()))
                    .forEach(figure -> found.add(label.id() + " upon " + figure.id()));
            lines.stream()
                    .filter(line -> line.way().intersects(ink))
                    .forEach(line -> found.add(label.id() + " upon the line " + line.id()));
        }
        return found;
    }

    /** The corners of the square around a gateway and an event are empty. */
    private static boolean touches(Rectangle2D ink, Rectangle2D box) {
        if (!ink.intersects(box)) {
            return false;
        }
        double half = box.getWidth() / 2;
        double x = box.getCenterX() - clamp(box.getCenterX(), ink.getMinX(), ink.getMaxX());
        double y = box.getCenterY() - clamp(box.getCenterY(), ink.getMinY(), ink.getMaxY());
        return switch ((int) box.getWidth()) {
            case 50 -> Math.abs(x) + Math.abs(y) < half;
            case 36 -> Math.hypot(x, y) < half;
            default -> true;
        };
    }

    private static double clamp(double value, double low, double high) {
        return Math.max(low, Math.min(high, value));
    }

    private static Rectangle2D ink(Rectangle2D room, String words) {
        int longest = 0;
        int used = 0;
        int rows = 1;
        int fits = (int) (room.getWidth() / 6.8);
        for (String word : words.split("\\s+")) {
            if (used > 0 && used + 1 + word.length() <= fits) {
                used += 1 + word.length();
            } else {
                rows += used > 0 ? 1 : 0;
                used = word.length();
            }
            longest = Math.max(longest, used);
        }
        double width = Math.min(room.getWidth(), longest * 5.8);
        return new Rectangle2D.Double(
                room.getCenterX() - width / 2, room.getY(), width, rows * 13.0);
    }

    private static Rectangle2D bounds(Element figure) {
        Element bounds = DiagramLabels.children(figure, "Bounds").get(0);
        return new Rectangle2D.Double(
                number(bounds, "x"),
                number(bounds, "y"),
                number(bounds, "width"),
                number(bounds, "height"));
    }

    private static Line2D line(Element from, Element to) {
        return new Line2D.Double(
                number(from, "x"), number(from, "y"), number(to, "x"), number(to, "y"));
    }

    private static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }
}
