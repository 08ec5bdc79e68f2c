package org.guanjia.repair;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.guanjia.DecisionFile;
import org.guanjia.staff.Skill;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Triage, over the example reports beside the table and over what people type by accident. */
class RepairTriageTableTest {

    private static final DecisionFile TRIAGE =
            DecisionFile.read("processes/repair/repair-triage.dmn");

    private static final DecisionFile JURISDICTION =
            DecisionFile.read("processes/shared/case-jurisdiction.dmn");

    /** What a technician may hold, and "general" for whoever is free. */
    private static final List<String> SKILLS =
            Stream.concat(Arrays.stream(Skill.values()).map(Skill::id), Stream.of("general"))
                    .toList();

    private static final List<String> SEVERITIES = List.of("S1", "S2", "S3", "S4");

    private static final List<String> UNITS =
            List.of("lift-maintenance", "gas", "fire", "medical", "police", "");

    private static final List<Example> EXAMPLES = examples();

    /** A report and what triage should make of it. */
    record Example(
            String description,
            String givenCategory,
            String season,
            String category,
            String severity,
            String skill,
            String jurisdiction,
            boolean misleading) {

        Map<String, Object> triage(DecisionFile file) {
            return RepairTriageTableTest.triage(file, description, givenCategory, season);
        }
    }

    static List<Example> everyExample() {
        return EXAMPLES;
    }

    @ParameterizedTest
    @MethodSource("everyExample")
    void example_is_triaged_as_the_trade_would(Example example) {
        Map<String, Object> triage = example.triage(TRIAGE);

        assertThat(
                        List.of(
                                triage.get("category"),
                                triage.get("severity"),
                                triage.get("skill"),
                                triage.get("jurisdiction")))
                .as("%s, by rule %s", example.description(), triage.get("rule"))
                .containsExactly(
                        example.category(),
                        example.severity(),
                        example.skill(),
                        example.jurisdiction());
    }

    @Test
    void file_is_readable_for_a_designer() {
        TRIAGE.assertReadable();
    }

    @Test
    void examples_are_many_and_often_misleading() {
        assertThat(EXAMPLES).hasSizeGreaterThanOrEqualTo(500);
        assertThat(EXAMPLES.stream().filter(Example::misleading)).hasSizeGreaterThanOrEqualTo(80);
    }

    @Test
    void every_rule_answers_an_example() {
        DecisionFile fresh = DecisionFile.read("processes/repair/repair-triage.dmn");
        EXAMPLES.forEach(example -> example.triage(fresh));
        // Each category once more as a given one: words are not needed to reach its row.
        fresh.literals("repair-matter", "matterCategory")
                .forEach(category -> triage(fresh, "", category, "none"));

        fresh.assertEveryRuleAnswered();
    }

    @Test
    void given_category_keeps_its_row() {
        SoftAssertions.assertSoftly(
                softly ->
                        TRIAGE.literals("repair-matter", "matterCategory")
                                .forEach(
                                        category -> {
                                            Map<String, Object> triage =
                                                    triage(TRIAGE, "看一下", category, "none");
                                            softly.assertThat(triage.get("category"))
                                                    .isEqualTo(category);
                                            softly.assertThat(triage.get("rule"))
                                                    .as("rule of %s", category)
                                                    .isEqualTo("given");
                                        }));
    }

    @Test
    void categories_from_words_are_all_known() {
        assertThat(TRIAGE.literals("repair-matter", "matterCategory"))
                .containsAll(TRIAGE.literals("repair-words", "wordsCategory"));
    }

    @Test
    void rule_that_decided_is_named_by_its_id() {
        assertThat(TRIAGE.table("repair-words").getRules())
                .allSatisfy(
                        rule ->
                                assertThat(
                                                List.copyOf(rule.getOutputEntries())
                                                        .get(3)
                                                        .getTextContent())
                                        .isEqualTo(
                                                '"'
                                                        + rule.getId().substring("Rule_".length())
                                                        + '"'));
    }

    @Test
    void outputs_use_known_values() {
        assertThat(TRIAGE.literals("repair-matter", "matterSkill")).isSubsetOf(SKILLS);
        assertThat(TRIAGE.literals("repair-matter", "matterSeverity")).isSubsetOf(SEVERITIES);
        assertThat(TRIAGE.literals("repair-triage", "severity")).isSubsetOf(SEVERITIES);
        assertThat(TRIAGE.literals("repair-words", "dangerSeverity")).containsOnly("S1", "S2", "");
        assertThat(TRIAGE.literals("repair-matter", "matterArea"))
                .containsOnly("private", "common");
        assertThat(TRIAGE.literals("repair-matter", "matterCharge"))
                .containsOnly("free", "paid", "warranty", "fund");
        assertThat(TRIAGE.literals("repair-matter", "matterPhoto"))
                .containsOnly("none", "after", "both");
        assertThat(TRIAGE.literals("repair-matter", "matterUnit")).isSubsetOf(UNITS);
        assertThat(TRIAGE.literals("repair-words", "dangerUnit")).isSubsetOf(UNITS);
        assertThat(TRIAGE.literals("repair-matter", "matterJurisdiction"))
                .isSubsetOf(keys(JURISDICTION));
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    '😱😱🔥🔥', general, S3
                    '。。。！！！', general, S3
                    '12345', general, S3
                    '\\u0000\\\\(((', general, S3
                    '漏水 \uD83D\uDCA7', plumbing.leak, S3
                    'ＬＥＡＫ', general, S3
                    '<script>alert(1)</script>', general, S3
                    '"; drop table case_file; --', general, S3
                    'THE KITCHEN PIPE IS LEAKING', plumbing.leak, S3
                    """)
    void odd_characters_are_harmless(String description, String category, String severity) {
        assertThat(triage(TRIAGE, description, null, "none"))
                .containsEntry("category", category)
                .containsEntry("severity", severity);
    }

    @Test
    void nothing_said_goes_to_the_general_category() {
        assertThat(triage(TRIAGE, null, null, null))
                .containsEntry("category", "general")
                .containsEntry("severity", "S3")
                .containsEntry("skill", "general")
                .containsEntry("jurisdiction", "property")
                .containsEntry("areaType", "private");
    }

    @Test
    void very_long_report_is_read_to_its_end() {
        assertThat(triage(TRIAGE, "水龙头滴水。".repeat(2_000) + "还有煤气味", null, "none"))
                .containsEntry("severity", "S1")
                .containsEntry("category", "gas.leak");
    }

    @Test
    void danger_calls_the_unit_whatever_category_was_given() {
        assertThat(triage(TRIAGE, "闻到煤气味", "plumbing.tap", "none"))
                .containsEntry("category", "plumbing.tap")
                .containsEntry("severity", "S1")
                .containsEntry("emergencyUnit", "gas");
        assertThat(triage(TRIAGE, "电梯困人", null, "none"))
                .containsEntry("emergencyUnit", "lift-maintenance");
        assertThat(triage(TRIAGE, "水龙头坏了", null, "none")).containsEntry("emergencyUnit", "");
    }

    private static List<String> keys(DecisionFile jurisdiction) {
        return jurisdiction.table("case-jurisdiction").getRules().stream()
                .map(rule -> rule.getInputEntries().iterator().next().getTextContent().strip())
                .map(text -> text.substring(1, text.length() - 1))
                .toList();
    }

    private static Map<String, Object> triage(
            DecisionFile file, String description, String category, String season) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("description", description);
        facts.put("category", category);
        facts.put("season", season);
        return file.answer("repair-triage", facts);
    }

    private static List<Example> examples() {
        String path = "processes/repair/repair-triage-examples.csv";
        try (InputStream bytes =
                RepairTriageTableTest.class.getClassLoader().getResourceAsStream(path)) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(RepairTriageTableTest::example)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Example example(String line) {
        String[] cells = line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1);
        for (int i = 0; i < cells.length; i++) {
            if (cells[i].startsWith("\"")) {
                cells[i] = cells[i].substring(1, cells[i].length() - 1).replace("\"\"", "\"");
            }
        }
        return new Example(
                cells[0],
                cells[1].isEmpty() ? null : cells[1],
                cells[2],
                cells[3],
                cells[4],
                cells[5],
                cells[6],
                cells[7].equals("yes"));
    }
}
