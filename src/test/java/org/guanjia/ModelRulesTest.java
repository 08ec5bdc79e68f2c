package org.guanjia;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.guanjia.testing.model.Diagram;
import org.guanjia.testing.model.ModelRule;
import org.guanjia.testing.model.ModelRules;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every diagram keeps every rule, and every rule finds the fixture that breaks it. */
class ModelRulesTest {

    private static final Path FIXTURES = Path.of("src/test/resources/model-rules");

    @TestFactory
    Stream<DynamicTest> diagrams_keep_the_rules() {
        return Diagram.files(Path.of("processes"), ".bpmn").stream()
                .map(Diagram::read)
                .flatMap(
                        diagram ->
                                ModelRules.ALL.stream()
                                        .map(
                                                rule ->
                                                        DynamicTest.dynamicTest(
                                                                diagram.name() + ": " + rule.id(),
                                                                () -> assertKept(rule, diagram))));
    }

    @TestFactory
    Stream<DynamicTest> each_rule_and_no_other_finds_its_fixture() {
        return ModelRules.ALL.stream()
                .map(
                        rule ->
                                DynamicTest.dynamicTest(
                                        rule.id(),
                                        () ->
                                                assertThat(broken(rule.id()))
                                                        .containsExactly(rule.id())));
    }

    @Test
    void a_good_diagram_breaks_no_rule() {
        assertThat(broken("good")).isEmpty();
    }

    @Test
    void a_rule_is_waived_where_a_reason_is_given() {
        assertThat(broken("waived")).isEmpty();
    }

    private static void assertKept(ModelRule rule, Diagram diagram) {
        assertThat(rule.findings(diagram))
                .as("%s, because %s", rule.id(), rule.because())
                .isEmpty();
    }

    private static List<String> broken(String fixture) {
        Diagram diagram = Diagram.read(FIXTURES.resolve(fixture + ".bpmn"));
        return ModelRules.ALL.stream()
                .filter(rule -> !rule.findings(diagram).isEmpty())
                .map(ModelRule::id)
                .toList();
    }
}
