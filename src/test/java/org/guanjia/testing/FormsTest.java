package org.guanjia.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.guanjia.testing.model.Diagram;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every Camunda Form by itself: what Tasklist's form-js 1.8.7 can read, and what a colleague needs
 * to fill it in. How forms fit the diagrams is ContractTest's matter.
 */
class FormsTest {

    /** Schema of form-js 1.8, which the web apps of 7.24 bundle; a newer one is not read. */
    private static final int SCHEMA_VERSION = 16;

    /** Length up to which a text still fits a process variable on every database. */
    private static final int LONGEST_TEXT = 1000;

    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final Pattern LITERAL = Pattern.compile("\"[^\"]*\"");
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]*");
    private static final Set<String> FEEL_WORDS = Set.of("or", "and", "null", "true", "false");
    private static final Set<String> FACTS =
            Set.of(
                    "house",
                    "summary",
                    "addressCandidates",
                    "escalationReason",
                    "supportAsked",
                    "proposal",
                    "findings",
                    "referredTo",
                    "reviewFindings",
                    "extensionRequest",
                    "patrolFocus",
                    "refundStatement",
                    "talkAbout",
                    "reportText",
                    "reportReturned",
                    "preview",
                    "reversalReason");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TestFactory
    Stream<DynamicTest> is_read_by_the_tasklist_of_this_version() {
        return eachForm(
                form -> {
                    assertThat(form.path("schemaVersion").asInt()).isEqualTo(SCHEMA_VERSION);
                    assertThat(form.path("type").asText()).isEqualTo("default");
                    assertThat(form.path("executionPlatform").asText())
                            .isEqualTo("Camunda Platform");
                    assertThat(form.path("executionPlatformVersion").asText()).isEqualTo("7.24.0");
                });
    }

    @TestFactory
    Stream<DynamicTest> keys_and_ids_are_unique() {
        return eachForm(
                form -> {
                    assertThat(texts(form, "key")).doesNotHaveDuplicates();
                    assertThat(texts(form, "id")).doesNotHaveDuplicates();
                });
    }

    @TestFactory
    Stream<DynamicTest> every_word_is_chinese() {
        return eachForm(
                form -> {
                    for (JsonNode field : fields(form)) {
                        if (field.has("key")) {
                            assertThat(field.path("label").asText())
                                    .as("label of %s", field.path("key"))
                                    .containsPattern(HAN);
                        }
                        if (field.has("description")) {
                            assertThat(field.path("description").asText()).containsPattern(HAN);
                        }
                        for (JsonNode choice : field.path("values")) {
                            assertThat(choice.path("label").asText()).containsPattern(HAN);
                        }
                    }
                });
    }

    @TestFactory
    Stream<DynamicTest> choices_differ() {
        return eachForm(
                form ->
                        fields(form).stream()
                                .filter(field -> field.has("values"))
                                .forEach(
                                        field -> {
                                            List<String> values = new ArrayList<>();
                                            List<String> labels = new ArrayList<>();
                                            for (JsonNode choice : field.path("values")) {
                                                values.add(choice.path("value").asText());
                                                labels.add(choice.path("label").asText());
                                            }
                                            assertThat(values)
                                                    .hasSizeGreaterThan(1)
                                                    .doesNotHaveDuplicates();
                                            assertThat(labels).doesNotHaveDuplicates();
                                        }));
    }

    /** A name that no field bears is null for ever: the field would never show, or always. */
    @TestFactory
    Stream<DynamicTest> what_hides_a_field_stands_before_it() {
        return eachForm(
                form -> {
                    Set<String> before = new HashSet<>();
                    for (JsonNode field : fields(form)) {
                        String hide = field.path("conditional").path("hide").asText();
                        if (!hide.isEmpty()) {
                            assertThat(hide).startsWith("=");
                            assertThat(before).containsAll(names(hide));
                        }
                        before.add(field.path("key").asText());
                    }
                });
    }

    @TestFactory
    Stream<DynamicTest> a_condition_compares_with_a_value_that_can_be_chosen() {
        Pattern comparison = Pattern.compile("([A-Za-z0-9]+) !?= \"([^\"]*)\"");
        return eachForm(
                form -> {
                    Map<String, Set<String>> values = new LinkedHashMap<>();
                    for (JsonNode field : fields(form)) {
                        values.put(field.path("key").asText(), choices(field).keySet());
                        comparison
                                .matcher(field.path("conditional").path("hide").asText())
                                .results()
                                .forEach(
                                        match ->
                                                assertThat(values.get(match.group(1)))
                                                        .contains(match.group(2)));
                    }
                });
    }

    /** House and summary come first; what is only shown is never sent back as an answer. */
    @TestFactory
    Stream<DynamicTest> facts_stand_on_top_and_are_not_answers() {
        return eachForm(
                form -> {
                    assertThat(texts(form, "key")).startsWith("house", "summary");
                    for (JsonNode field : fields(form)) {
                        assertThat(field.path("disabled").asBoolean())
                                .as("%s is disabled", field.path("key").asText())
                                .isEqualTo(FACTS.contains(field.path("key").asText()));
                    }
                });
    }

    @TestFactory
    Stream<DynamicTest> something_must_be_answered() {
        return eachForm(
                form ->
                        assertThat(fields(form))
                                .anyMatch(
                                        field ->
                                                field.path("validate").path("required").asBoolean()
                                                        && !field.has("conditional")));
    }

    @TestFactory
    Stream<DynamicTest> texts_and_numbers_have_bounds() {
        return eachForm(
                form ->
                        fields(form).stream()
                                .filter(field -> !field.path("disabled").asBoolean())
                                .forEach(FormsTest::assertBounds));
    }

    @Test
    void materials_are_those_of_the_price_list() throws IOException {
        Map<String, String> articles =
                Files.readAllLines(Path.of("src/main/resources/reference/price-list.csv")).stream()
                        .skip(1)
                        .map(line -> line.split(","))
                        .filter(cells -> !cells[0].equals("LABOUR"))
                        .collect(
                                Collectors.toMap(
                                        cells -> cells[0],
                                        cells -> "%s（%s）".formatted(cells[1], cells[3])));
        for (String form : List.of("repair-diagnose-fault", "repair-repair-fault")) {
            for (String key : List.of("material1", "material2", "material3")) {
                assertThat(choices(field("technician/" + form, key))).isEqualTo(articles);
            }
        }
    }

    @Test
    void categories_are_those_of_the_triage() {
        Set<String> categories = new TreeSet<>();
        Dmn.readModelFromFile(Path.of("processes/repair/repair-triage.dmn").toFile())
                .getModelElementsByType(Decision.class)
                .stream()
                .filter(decision -> decision.getId().equals("repair-matter"))
                .flatMap(decision -> decision.getChildElementsByType(DecisionTable.class).stream())
                .flatMap(table -> table.getRules().stream())
                .map(rule -> rule.getOutputEntries().iterator().next().getTextContent())
                .forEach(cell -> categories.add(cell.strip().replace("\"", "")));
        assertThat(choices(field("technician/repair-accept-job", "correctedCategory")).keySet())
                .containsExactlyInAnyOrderElementsOf(categories);
    }

    private static void assertBounds(JsonNode field) {
        String name = field.path("key").asText();
        JsonNode validate = field.path("validate");
        switch (field.path("type").asText()) {
            case "textfield", "textarea" ->
                    assertThat(validate.path("maxLength").asInt())
                            .as("longest %s", name)
                            .isBetween(1, LONGEST_TEXT);
            case "number" -> {
                assertThat(validate.has("min")).as("least %s", name).isTrue();
                assertThat(validate.has("max")).as("most %s", name).isTrue();
                assertThat(field.has("decimalDigits")).as("digits of %s", name).isTrue();
            }
            default -> {
                // What is chosen needs no bounds.
            }
        }
    }

    private static Stream<DynamicTest> eachForm(FormAssertion assertion) {
        List<Path> files = Diagram.files(Path.of("forms"), ".form");
        assertThat(files).isNotEmpty();
        return files.stream()
                .map(
                        file ->
                                DynamicTest.dynamicTest(
                                        file.getFileName().toString(),
                                        () -> assertion.check(read(file))));
    }

    private static JsonNode read(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode field(String form, String key) {
        return fields(read(Path.of("forms", form + ".form"))).stream()
                .filter(field -> field.path("key").asText().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static List<JsonNode> fields(JsonNode parent) {
        List<JsonNode> fields = new ArrayList<>();
        for (JsonNode component : parent.path("components")) {
            fields.add(component);
            fields.addAll(fields(component));
        }
        return fields;
    }

    private static Map<String, String> choices(JsonNode field) {
        Map<String, String> choices = new LinkedHashMap<>();
        for (JsonNode choice : field.path("values")) {
            choices.put(choice.path("value").asText(), choice.path("label").asText());
        }
        return choices;
    }

    private static List<String> texts(JsonNode form, String property) {
        return fields(form).stream()
                .filter(field -> field.has(property))
                .map(field -> field.path(property).asText())
                .toList();
    }

    private static Set<String> names(String expression) {
        return NAME.matcher(LITERAL.matcher(expression).replaceAll(""))
                .results()
                .map(match -> match.group())
                .filter(name -> !FEEL_WORDS.contains(name))
                .collect(Collectors.toSet());
    }

    /** A check of one form. */
    @FunctionalInterface
    private interface FormAssertion {
        void check(JsonNode form);
    }
}
