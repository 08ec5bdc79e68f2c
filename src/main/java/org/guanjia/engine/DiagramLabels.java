package org.guanjia.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Room for words of another language beside the figures of a diagram: Chinese labels are a few
 * characters wide, and a viewer would break English in them letter by letter. A label keeps the
 * side of its figure on which it was drawn and grows away from it.
 */
final class DiagramLabels {

    /** Of a letter and of a line at the viewer's font of eleven pixels. */
    private static final double LETTER = 6.8;

    private static final double LINE = 14;

    /** Of a letter as it is mostly seen; the room above is for the widest ones. */
    private static final double INK = 6.4;

    private static final double NARROWEST = 5.2;

    /** How wide a label may grow before its words stand below each other. */
    private static final double WIDE = 84;

    private static final double NARROW = 56;

    private DiagramLabels() {}

    /** Makes the label of a shape or edge as large as these words need; inside a shape nothing. */
    static void makeRoom(Element figure, String words) {
        for (Element label : children(figure, "BPMNLabel")) {
            for (Element bounds : children(label, "Bounds")) {
                Box old = Box.of(bounds);
                List<Element> own = children(figure, "Bounds");
                (own.isEmpty()
                                ? besideEdge(old, children(figure, "waypoint"), words)
                                : besideShape(old, Box.of(own.get(0)), words))
                        .put(bounds);
            }
        }
    }

    private static Box besideShape(Box old, Box shape, String words) {
        boolean right = old.x >= shape.x + shape.width - 2;
        boolean left = old.x + old.width <= shape.x + 2;
        if (!right && !left) {
            return old.grown(words, WIDE, 0, old.y < shape.y ? -1 : 1);
        }
        double above = shape.y + shape.height / 2 - old.y - old.height / 2;
        return old.grown(words, NARROW, right ? 1 : -1, above > 4 ? -1 : above < -4 ? 1 : 0);
    }

    private static Box besideEdge(Box old, List<Element> waypoints, String words) {
        double centreX = old.x + old.width / 2;
        double centreY = old.y + old.height / 2;
        double nearest = Double.MAX_VALUE;
        Box grown = old.grown(words, WIDE, 1, -1);
        for (int i = 1; i < waypoints.size(); i++) {
            double x0 = number(waypoints.get(i - 1), "x");
            double y0 = number(waypoints.get(i - 1), "y");
            double x1 = number(waypoints.get(i), "x");
            double y1 = number(waypoints.get(i), "y");
            double across =
                    Math.max(0, Math.max(Math.min(x0, x1) - centreX, centreX - Math.max(x0, x1)));
            double down =
                    Math.max(0, Math.max(Math.min(y0, y1) - centreY, centreY - Math.max(y0, y1)));
            if (across + down < nearest) {
                nearest = across + down;
                grown =
                        x0 == x1
                                ? old.grown(words, NARROW, centreX < x0 ? -1 : 1, 0)
                                : old.grown(words, WIDE, 1, centreY < y0 ? -1 : 1);
            }
        }
        return grown;
    }

    static List<Element> children(Element parent, String name) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && name.equals(element.getLocalName())) {
                children.add(element);
            }
        }
        return children;
    }

    static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }

    record Box(double x, double y, double width, double height) {

        static Box of(Element bounds) {
            return new Box(
                    number(bounds, "x"),
                    number(bounds, "y"),
                    number(bounds, "width"),
                    number(bounds, "height"));
        }

        /**
         * Large enough for the words.
         *
         * @param across whither it grows: -1 to the left, 1 to the right, 0 to both sides
         * @param down whither it grows: -1 upwards, 1 downwards, 0 both
         */
        Box grown(String words, double atMost, int across, int down) {
            double wide = wide(words, atMost);
            double high = lines(words, wide) * LINE;
            return new Box(
                    across == 0 ? x + width / 2 - wide / 2 : across > 0 ? x : x + width - wide,
                    down == 0 ? y + height / 2 - high / 2 : down > 0 ? y : y + height - high,
                    wide,
                    high);
        }

        private static double wide(String words, double atMost) {
            double widest = 0;
            for (String word : words.split("\\s+")) {
                widest = Math.max(widest, word.length() * LETTER);
            }
            return Math.ceil(Math.max(widest, Math.min(words.length() * LETTER, atMost))) + 10;
        }

        /** Of the same middle, for words that are set at most so wide. */
        Box sized(String words, double atMost) {
            double wide = wide(words, atMost);
            double high = lines(words, wide) * LINE;
            return new Box(middleX() - wide / 2, middleY() - high / 2, wide, high);
        }

        /**
         * Where the letters stand in it: in the middle, from the top. Whether a viewer breaks the
         * line is not known where it nearly fits; then it is both.
         */
        Box ink(String words) {
            double longest =
                    Math.max(longest(words, width, LETTER), longest(words, width, NARROWEST));
            double wide = Math.min(width, longest * INK);
            return new Box(middleX() - wide / 2, y, wide, lines(words, width) * LINE - 1);
        }

        Box moved(double right, double down) {
            return new Box(x + right, y + down, width, height);
        }

        double middleX() {
            return x + width / 2;
        }

        double middleY() {
            return y + height / 2;
        }

        /** How much of the two lies upon each other when this one is so much wider all around. */
        double over(Box other, double margin) {
            double across =
                    Math.min(x + width + margin, other.x + other.width)
                            - Math.max(x - margin, other.x);
            double down =
                    Math.min(y + height + margin, other.y + other.height)
                            - Math.max(y - margin, other.y);
            return across < 0 || down < 0 ? 0 : Math.max(1, across * down);
        }

        /** Letters of the longest line when each is so wide. */
        private static double longest(String words, double wide, double letter) {
            int longest = 0;
            int used = 0;
            for (String word : words.split("\\s+")) {
                boolean fits = used > 0 && (used + 1 + word.length()) * letter <= wide;
                used = fits ? used + 1 + word.length() : word.length();
                longest = Math.max(longest, used);
            }
            return longest;
        }

        private static int lines(String words, double wide) {
            int lines = 1;
            double used = 0;
            for (String word : words.split("\\s+")) {
                double needed = word.length() * LETTER;
                if (used > 0 && used + LETTER + needed > wide) {
                    lines++;
                    used = 0;
                }
                used += (used > 0 ? LETTER : 0) + needed;
            }
            return lines;
        }

        void put(Element bounds) {
            set(bounds, "x", x);
            set(bounds, "y", y);
            set(bounds, "width", width);
            set(bounds, "height", height);
        }

        private static void set(Element bounds, String attribute, double value) {
            bounds.setAttribute(attribute, String.format(Locale.ROOT, "%.0f", value));
        }
    }
}
