package org.guanjia.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * The words of diagrams, decisions and forms in another language than Chinese.
 *
 * <p>They stand in {@code processes/<flow>/labels_en.properties} beside the diagram (UTF-8); a form
 * has its words in the file of every flow whose diagrams name it. The keys:
 *
 * <table>
 * <caption>Key grammar</caption>
 * <tr><th>what</th><th>key</th></tr>
 * <tr><td>name of a process, participant, lane, task, event, gateway, sequence flow or any other
 *     element of a diagram (not of messages, errors, signals and escalations, whose names the
 *     engine uses); text of an annotation</td><td>{@code <elementId>}</td></tr>
 * <tr><td>work instruction ({@code bpmn:documentation})</td>
 *     <td>{@code <elementId>.documentation}</td></tr>
 * <tr><td>name of a decision; label of one of its inputs or outputs</td><td>{@code <id>}</td></tr>
 * <tr><td>Chinese text that a rule of a decision gives, such as an authority's name, unless a
 *     column {@code ...En} gives its English; the same text in later rules is said the same</td><td>{@code <id of the first output entry that gives
 *     it>}</td></tr>
 * <tr><td>label of a form component</td><td>{@code <formId>.<key>}, or
 *     {@code <formId>.<componentId>} for one without a key</td></tr>
 * <tr><td>text of a text component</td><td>{@code <formId>.<componentId>}</td></tr>
 * <tr><td>its description, prefix, suffix</td><td>the same with {@code .description},
 *     {@code .prefix}, {@code .suffix}</td></tr>
 * <tr><td>label of a choice</td><td>the same with {@code .option.<value>}</td></tr>
 * <tr><td>an element of an HTML form with {@code data-i18n="<key>"} and text alone
 *     inside</td><td>{@code <formId>.<key>}; the form's id is its file name without
 *     {@code .html}</td></tr>
 * </table>
 *
 * The descriptions of a decision's rules are for designers and stay as they are.
 */
public final class DiagramLanguage {

    private static final Set<String> TECHNICAL_NAMES =
            Set.of("message", "error", "signal", "escalation", "definitions", "property");
    private static final Set<String> DECISION_LABELS = Set.of("input", "output");
    private static final Pattern GIVEN_TEXT = Pattern.compile("\"([^\"]*\\p{IsHan}[^\"]*)\"");
    private static final Pattern HTML_TEXT =
            Pattern.compile("(<[^<>]*\\bdata-i18n=\"([^\"]+)\"[^<>]*>)([^<]*)(?=<)");
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private DiagramLanguage() {}

    /**
     * Every text that can be translated in a file, by its key, as it stands there; empty texts are
     * left out. Files other than {@code .bpmn}, {@code .dmn}, {@code .form} and {@code .html} have
     * none.
     *
     * @throws IllegalArgumentException when the file cannot be read as what its name says
     */
    public static Map<String, String> labels(String fileName, byte[] content) {
        Map<String, String> labels = new LinkedHashMap<>();
        rewrite(
                fileName,
                content,
                (key, text) -> {
                    labels.put(key, text);
                    return text;
                });
        return labels;
    }

    /**
     * The file with its words replaced; a word without an entry stays as it is. The same input
     * always gives the same bytes.
     *
     * @throws IllegalArgumentException when the file cannot be read as what its name says
     */
    public static byte[] translate(String fileName, byte[] content, Properties words) {
        return rewrite(fileName, content, words::getProperty);
    }

    private static byte[] rewrite(String fileName, byte[] content, BinaryOperator<String> word) {
        String suffix = fileName.substring(fileName.lastIndexOf('.') + 1);
        try {
            return switch (suffix) {
                case "bpmn" -> diagram(content, word);
                case "dmn" -> decision(content, word);
                case "form" -> form(content, word);
                case "html" -> page(baseName(fileName), content, word);
                default -> content;
            };
        } catch (SAXException | IOException e) {
            throw new IllegalArgumentException(fileName + ": " + e.getMessage(), e);
        }
    }

    private static byte[] diagram(byte[] content, BinaryOperator<String> word) throws SAXException {
        Document document = Xml.read(content);
        Map<String, String> renamed = new HashMap<>();
        Xml.walk(
                document,
                element -> {
                    String id = element.getAttribute("id");
                    String kind = element.getLocalName();
                    if (!id.isEmpty() && !TECHNICAL_NAMES.contains(kind)) {
                        String name = element.getAttribute("name");
                        attribute(element, "name", id, word);
                        if (!name.equals(element.getAttribute("name"))) {
                            renamed.put(id, element.getAttribute("name"));
                        }
                    }
                    String words = renamed.get(element.getAttribute("bpmnElement"));
                    if (words != null) {
                        DiagramLabels.makeRoom(element, words);
                    }
                    if (kind.equals("documentation")) {
                        text(element, Xml.idAround(element) + ".documentation", word);
                    } else if (kind.equals("text")) {
                        text(element, Xml.idAround(element), word);
                    }
                });
        LabelRoom.clear(document, renamed);
        return Xml.write(document);
    }

    private static byte[] decision(byte[] content, BinaryOperator<String> word)
            throws SAXException {
        Document document = Xml.read(content);
        Map<String, String> given = new HashMap<>();
        Xml.walk(
                document,
                element -> {
                    String id = element.getAttribute("id");
                    if (element.getLocalName().equals("rule")) {
                        given(element, given, word);
                    } else if (element.getLocalName().equals("decision")) {
                        attribute(element, "name", id, word);
                    } else if (DECISION_LABELS.contains(element.getLocalName())) {
                        attribute(element, "label", id, word);
                    }
                });
        return Xml.write(document);
    }

    /** A column that has its English beside it in a column {@code ...En} is left to the reader. */
    private static void given(Element rule, Map<String, String> keys, BinaryOperator<String> word) {
        List<String> columns =
                DiagramLabels.children((Element) rule.getParentNode(), "output").stream()
                        .map(output -> output.getAttribute("name"))
                        .toList();
        List<Element> entries = DiagramLabels.children(rule, "outputEntry");
        for (int i = 0; i < entries.size(); i++) {
            if (i < columns.size() && columns.contains(columns.get(i) + "En")) {
                continue;
            }
            Element entry = entries.get(i);
            Element text = DiagramLabels.children(entry, "text").get(0);
            Matcher given = GIVEN_TEXT.matcher(text.getTextContent().strip());
            if (given.matches()) {
                String key = keys.computeIfAbsent(given.group(1), said -> entry.getAttribute("id"));
                text.setTextContent('"' + word.apply(key, given.group(1)) + '"');
            }
        }
    }

    private static void attribute(
            Element element, String attribute, String key, BinaryOperator<String> word) {
        String text = element.getAttribute(attribute);
        if (!text.isBlank()) {
            String replaced = word.apply(key, text);
            element.setAttribute(attribute, replaced);
        }
    }

    private static void text(Element element, String key, BinaryOperator<String> word) {
        String text = element.getTextContent().strip();
        if (!text.isEmpty()) {
            element.setTextContent(word.apply(key, text));
        }
    }

    private static byte[] form(byte[] content, BinaryOperator<String> word) throws IOException {
        JsonNode form = JSON.readTree(content);
        components(form.path("id").asText(), form, word);
        try {
            return JSON.writeValueAsBytes(form);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void components(String formId, JsonNode parent, BinaryOperator<String> word) {
        for (JsonNode node : parent.path("components")) {
            if (node instanceof ObjectNode component) {
                String key =
                        formId + "." + component.path("key").asText(component.path("id").asText());
                property(component, "label", key, word);
                property(component, "text", key, word);
                property(component, "description", key + ".description", word);
                if (component.get("appearance") instanceof ObjectNode appearance) {
                    property(appearance, "prefixAdorner", key + ".prefix", word);
                    property(appearance, "suffixAdorner", key + ".suffix", word);
                }
                for (JsonNode value : component.path("values")) {
                    if (value instanceof ObjectNode option) {
                        property(
                                option,
                                "label",
                                key + ".option." + option.path("value").asText(),
                                word);
                    }
                }
                components(formId, component, word);
            }
        }
    }

    private static void property(
            ObjectNode node, String name, String key, BinaryOperator<String> word) {
        JsonNode text = node.get(name);
        if (text != null && text.isTextual() && !text.asText().isBlank()) {
            node.put(name, word.apply(key, text.asText()));
        }
    }

    private static byte[] page(String formId, byte[] content, BinaryOperator<String> word) {
        Matcher matcher = HTML_TEXT.matcher(new String(content, StandardCharsets.UTF_8));
        StringBuilder page = new StringBuilder();
        while (matcher.find()) {
            String text = matcher.group(3).strip();
            String replaced =
                    text.isEmpty() ? "" : word.apply(formId + "." + matcher.group(2), text);
            matcher.appendReplacement(page, Matcher.quoteReplacement(matcher.group(1) + replaced));
        }
        return matcher.appendTail(page).toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String baseName(String fileName) {
        String name = fileName.substring(fileName.lastIndexOf('/') + 1);
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }
}
