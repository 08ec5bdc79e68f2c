package org.guanjia.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.guanjia.DecisionFile;
import org.guanjia.staff.Roles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a complaint is about and who looks into it, over the examples beside the table. */
class ComplaintTriageTableTest {

    private static final DecisionFile TRIAGE =
            DecisionFile.read("processes/complaint/complaint-triage.dmn");

    private static final DecisionFile JURISDICTION =
            DecisionFile.read("processes/shared/case-jurisdiction.dmn");

    static Stream<List<String>> everyExample() {
        try {
            return Files.readAllLines(Path.of("processes/complaint/complaint-triage-examples.csv"))
                    .stream()
                    .skip(1)
                    .map(line -> Arrays.stream(line.split(",", -1)).map(String::strip).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void file_is_readable_for_a_designer() {
        TRIAGE.assertReadable();
    }

    @ParameterizedTest
    @MethodSource("everyExample")
    void complaint_is_understood(List<String> example) {
        assertThat(answer(TRIAGE, example))
                .containsEntry("subject", example.get(2))
                .containsEntry("responsibleRole", example.get(3))
                .containsEntry("jurisdiction", example.get(4));
    }

    @Test
    void every_rule_is_reached() {
        DecisionFile fresh = DecisionFile.read("processes/complaint/complaint-triage.dmn");
        everyExample().forEach(example -> answer(fresh, example));
        fresh.assertEveryRuleAnswered();
    }

    @Test
    void every_role_is_one_and_every_body_is_known() {
        assertThat(Roles.ALL).containsAll(TRIAGE.literals("complaint-triage", "responsibleRole"));
        for (String body : TRIAGE.literals("complaint-triage", "jurisdiction")) {
            assertThat(JURISDICTION.answers("case-jurisdiction", Map.of("jurisdiction", body)))
                    .as(body)
                    .hasSize(1);
        }
    }

    @Test
    void every_subject_has_a_name() throws IOException {
        Properties texts = new Properties();
        try (var in =
                Files.newBufferedReader(Path.of("src/main/resources/texts/complaint.properties"))) {
            texts.load(in);
        }
        assertThat(TRIAGE.literals("complaint-triage", "subject"))
                .allMatch(subject -> texts.containsKey("complaint.category." + subject));
    }

    private static Map<String, Object> answer(DecisionFile file, List<String> example) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("description", example.get(0).isEmpty() ? null : example.get(0));
        facts.put("category", example.get(1).isEmpty() ? null : example.get(1));
        return file.answer("complaint-triage", facts);
    }
}
