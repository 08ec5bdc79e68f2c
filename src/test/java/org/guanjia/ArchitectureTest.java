package org.guanjia;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.guanjia.testing.architecture.ArchitectureRules;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The rooms know whom they may, and each rule finds the small house that breaks it. */
class ArchitectureTest {

    private static final String HOUSE = "org.guanjia";

    /** Each rule and the house below {@code org.guanjia.testing.fixtures} that breaks it. */
    private static final Map<String, String> BROKEN_BY = new LinkedHashMap<>();

    static {
        BROKEN_BY.put("flows-are-apart", "flows");
        BROKEN_BY.put("common-rooms-know-no-flow", "common");
        BROKEN_BY.put("rooms-know-whom-they-may", "rooms");
        BROKEN_BY.put("no-circles", "circle");
        BROKEN_BY.put("engine-at-the-edge", "engineapi");
        BROKEN_BY.put("engine-internals-in-one-place", "internals");
        BROKEN_BY.put("delegates-are-hidden", "hidden");
        BROKEN_BY.put("delegates-call-one-service", "oneservice");
        BROKEN_BY.put("delegates-know-no-tables", "tables");
        BROKEN_BY.put("services-know-no-web", "web");
        BROKEN_BY.put("time-from-the-clock", "time");
        BROKEN_BY.put("chance-from-its-source", "chance");
        BROKEN_BY.put("constructor-injection", "injection");
    }

    @TestFactory
    Stream<DynamicTest> the_house_keeps_the_rules() {
        JavaClasses classes =
                new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages(HOUSE);
        assertThat(classes).as("classes of the house").isNotEmpty();
        return ArchitectureRules.of(HOUSE).entrySet().stream()
                .map(
                        rule ->
                                DynamicTest.dynamicTest(
                                        rule.getKey(), () -> rule.getValue().check(classes)));
    }

    @TestFactory
    Stream<DynamicTest> each_rule_and_no_other_finds_its_fixture() {
        return BROKEN_BY.entrySet().stream()
                .map(
                        rule ->
                                DynamicTest.dynamicTest(
                                        rule.getKey(),
                                        () ->
                                                assertThat(broken(rule.getValue()))
                                                        .containsExactly(rule.getKey())));
    }

    @Test
    void each_rule_has_a_fixture() {
        assertThat(BROKEN_BY.keySet())
                .containsExactlyElementsOf(ArchitectureRules.of(HOUSE).keySet());
    }

    @Test
    void a_good_house_breaks_no_rule() {
        assertThat(broken("good")).isEmpty();
    }

    private static List<String> broken(String fixture) {
        String root = HOUSE + ".testing.fixtures." + fixture;
        JavaClasses classes = new ClassFileImporter().importPackages(root);
        return ArchitectureRules.of(root).entrySet().stream()
                .filter(rule -> rule.getValue().evaluate(classes).hasViolation())
                .map(Map.Entry::getKey)
                .toList();
    }
}
