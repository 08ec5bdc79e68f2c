package org.guanjia.engine;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.w3c.dom.Attr;
import org.xml.sax.SAXException;

/**
 * Finds what each flow consists of. Names are relative to the place that holds {@code processes/}
 * and {@code forms/}, so that a jar and an exploded run give the same.
 */
@Component
class FlowFiles {

    /** A file that was translated keeps its source beside it under this ending. */
    static final String SOURCE_ENDING = ".source";

    private static final Logger LOG = LoggerFactory.getLogger(FlowFiles.class);
    private static final Pattern FILE =
            Pattern.compile("(?:^|.*/)((processes|forms)/[^/]+/[^/]+)$");
    private static final String EMBEDDED = "embedded:deployment:";

    private final String base;
    private final String language;

    /**
     * @param base where {@code processes/} and {@code forms/} are: the class path, or a directory
     *     such as {@code file:/opt/guanjia/}
     * @param language zh or en
     */
    FlowFiles(
            @Value("${guanjia.flows-base:classpath*:}") String base,
            @Value("${guanjia.language:zh}") String language) {
        this.base = base;
        this.language = language;
    }

    /**
     * Every flow, {@code shared} first, as the others call what is in it.
     *
     * @throws IllegalStateException when a diagram cannot be read or names a form that is not there
     */
    List<FlowFolder> all() {
        Map<String, SortedMap<String, byte[]>> folders = new TreeMap<>();
        read("processes")
                .forEach(
                        (name, content) ->
                                folders.computeIfAbsent(
                                                name.split("/")[1], folder -> new TreeMap<>())
                                        .put(name, content));
        SortedMap<String, byte[]> forms = read("forms");
        List<FlowFolder> flows = new ArrayList<>();
        folders.forEach((name, files) -> flows.add(folder(name, files, forms)));
        flows.sort(Comparator.comparing(flow -> flow.name().equals("shared") ? 0 : 1));
        return flows;
    }

    /** Whether this is one of the house's own files, byte for byte as the house deploys it. */
    boolean has(String name, byte[] content) {
        return all().stream()
                .map(flow -> flow.files().get(name))
                .anyMatch(own -> Arrays.equals(own, content));
    }

    private FlowFolder folder(
            String name, SortedMap<String, byte[]> files, SortedMap<String, byte[]> forms) {
        SortedMap<String, byte[]> parts = new TreeMap<>();
        files.forEach(
                (file, content) -> {
                    if (file.endsWith(".bpmn")) {
                        parts.put(file, content);
                        for (String form : formsOf(file, content)) {
                            parts.put(
                                    nameOf(form, forms, file),
                                    forms.get(nameOf(form, forms, file)));
                        }
                    } else if (file.endsWith(".dmn")) {
                        parts.put(file, content);
                    }
                });
        return new FlowFolder(name, translated(name, parts, files));
    }

    private SortedMap<String, byte[]> translated(
            String name, SortedMap<String, byte[]> parts, SortedMap<String, byte[]> files) {
        if (language.equals("zh")) {
            return parts;
        }
        String wordsName = "processes/" + name + "/labels_" + language + ".properties";
        byte[] words = files.get(wordsName);
        if (words == null) {
            LOG.warn("{} is missing: flow '{}' stays Chinese", wordsName, name);
            return parts;
        }
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(new String(words, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        SortedMap<String, byte[]> translated = new TreeMap<>();
        parts.forEach(
                (file, content) -> {
                    translated.put(file, DiagramLanguage.translate(file, content, properties));
                    translated.put(file + SOURCE_ENDING, content);
                });
        return translated;
    }

    /** Ids of Camunda Forms, and paths of HTML forms. */
    private static Set<String> formsOf(String file, byte[] diagram) {
        Set<String> forms = new TreeSet<>();
        try {
            Xml.walk(
                    Xml.read(diagram),
                    element -> {
                        for (Attr attribute : Xml.attributes(element)) {
                            String value = attribute.getValue();
                            if ("formRef".equals(attribute.getLocalName())) {
                                forms.add(value);
                            } else if ("formKey".equals(attribute.getLocalName())
                                    && value.startsWith(EMBEDDED)) {
                                forms.add(value.substring(EMBEDDED.length()));
                            }
                        }
                    });
        } catch (SAXException e) {
            throw new IllegalStateException(file + ": " + e.getMessage(), e);
        }
        return forms;
    }

    private static String nameOf(String form, SortedMap<String, byte[]> forms, String diagram) {
        if (forms.containsKey(form)) {
            return form;
        }
        return forms.keySet().stream()
                .filter(name -> name.endsWith("/" + form + ".form"))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        diagram
                                                + " names the form "
                                                + form
                                                + ", which is missing"));
    }

    private SortedMap<String, byte[]> read(String directory) {
        Map<String, Resource> found = new LinkedHashMap<>();
        SortedMap<String, byte[]> files = new TreeMap<>();
        try {
            for (Resource resource :
                    new PathMatchingResourcePatternResolver()
                            .getResources(base + directory + "/*/*")) {
                Matcher matcher = FILE.matcher(resource.getURL().getPath());
                if (resource.isReadable() && matcher.matches()) {
                    found.putIfAbsent(matcher.group(1), resource);
                }
            }
            for (Map.Entry<String, Resource> file : found.entrySet()) {
                files.put(file.getKey(), file.getValue().getContentAsByteArray());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }
}
