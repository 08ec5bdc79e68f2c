package org.guanjia.testing.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;

/** The standards that user tasks name, against their tables and the forms' answers (S2-08). */
final class StandardContract {

    private static final List<String> OUTPUTS =
            List.of("line", "text", "textEn", "measure", "measureEn", "failed", "notApplicable");
    private static final List<String> CLAIMS = List.of("standardMetWhen", "standardFailedWhen");

    /** Longest words of a line that are kept with what was judged. */
    private static final int LONGEST = 500;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path processes;
    private final Map<String, Path> forms = new TreeMap<>();
    private final Set<String> findings = new TreeSet<>();

    StandardContract(Path processes, Path forms) {
        this.processes = processes;
        Diagram.files(forms, ".form")
                .forEach(
                        form ->
                                this.forms.put(
                                        form.getFileName().toString().replace(".form", ""), form));
    }

    Collection<String> findings(List<Diagram> diagrams) {
        Set<Path> used = new HashSet<>();
        for (Diagram diagram : diagrams) {
            for (UserTask task : diagram.all(UserTask.class)) {
                Map<String, String> properties = Diagram.properties(task);
                String where = diagram.name() + ": " + task.getId();
                String standard = properties.get("standard");
                if (standard != null) {
                    Path table = diagram.file().resolveSibling(standard + ".dmn");
                    if (!table.toFile().isFile() || !standard.endsWith("-standard")) {
                        findings.add(where + " has no standard " + standard + " beside it");
                    }
                    used.add(table);
                }
                CLAIMS.stream()
                        .filter(properties::containsKey)
                        .forEach(claim -> claim(where, standard, task, properties.get(claim)));
            }
        }
        for (Path table : Diagram.files(processes, "-standard.dmn")) {
            if (used.contains(table)) {
                lines(table);
            } else {
                findings.add(table + " is the standard of no task");
            }
        }
        return findings;
    }

    /** An answer that the form does not offer is never given. */
    private void claim(String where, String standard, UserTask task, String claim) {
        String[] parts = claim.split("=", 2);
        Map<String, Set<String>> choices = new TreeMap<>();
        Path form = forms.get(task.getCamundaFormRef());
        if (standard == null || form == null || parts.length != 2) {
            findings.add(where + " claims in vain: " + claim);
            return;
        }
        try {
            choices(JSON.readTree(form.toFile()), choices);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (String value : parts[1].split(",")) {
            if (!choices.getOrDefault(parts[0], Set.of()).contains(value)) {
                findings.add(where + ": its form has no answer " + parts[0] + "=" + value);
            }
        }
    }

    private static void choices(JsonNode parent, Map<String, Set<String>> choices) {
        for (JsonNode component : parent.path("components")) {
            if (component.path("type").asText().equals("checkbox")) {
                choices.put(component.path("key").asText(), Set.of("true", "false"));
            }
            for (JsonNode value : component.path("values")) {
                choices.computeIfAbsent(component.path("key").asText(), key -> new TreeSet<>())
                        .add(value.path("value").asText());
            }
            choices(component, choices);
        }
    }

    private void lines(Path file) {
        var model = Dmn.readModelFromFile(file.toFile());
        DecisionTable table = model.getModelElementsByType(DecisionTable.class).iterator().next();
        List<String> outputs = table.getOutputs().stream().map(Output::getName).toList();
        if (!outputs.equals(OUTPUTS)) {
            findings.add(file + " answers " + outputs + " and not " + OUTPUTS);
            return;
        }
        Set<String> keys = new HashSet<>();
        for (Rule rule : table.getRules()) {
            List<String> says =
                    rule.getOutputEntries().stream()
                            .map(entry -> entry.getText().getTextContent().strip())
                            .collect(Collectors.toList());
            String key = says.get(0);
            if (!key.matches("\"[a-z][A-Za-z]{0,63}\"") || !keys.add(key)) {
                findings.add(file + " has no key, or twice the key " + key);
            }
            says.subList(1, 5).stream()
                    .filter(words -> words.length() < 4 || words.length() > LONGEST)
                    .forEach(words -> findings.add(file + ", " + key + " says " + words));
            if (!Set.of("\"forbid\"", "\"remark\"").contains(says.get(5))) {
                findings.add(file + ", " + key + " fails with " + says.get(5));
            }
        }
    }
}
