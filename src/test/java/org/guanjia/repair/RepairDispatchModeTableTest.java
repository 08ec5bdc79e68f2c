package org.guanjia.repair;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.guanjia.DecisionFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of the three ways a job finds its technician. */
class RepairDispatchModeTableTest {

    private static final String PATH = "processes/repair/repair-dispatch-mode.dmn";

    private static final String MODES =
            """
            other, A, plumbing.tap,    S1, assigned
            other, B, plumbing.burst,  S2, assigned
            yunqi, A, weak.intercom,   S2, assigned
            other, C, lift.defect,     S3, assigned
            other, A, gas.appliance,   S3, assigned
            other, B, paint,           S4, inTurn
            yunqi, A, greening,        S4, inTurn
            other, A, plumbing.tap,    S3, offered
            other, A, door.lock,       S3, offered
            other, B, plumbing.tap,    S3, assigned
            other, C, plumbing.tap,    S3, assigned
            other, B, public.lighting, S3, inTurn
            other, B, cleaning.pest,   S3, inTurn
            yunqi, B, weak.intercom,   S3, offered
            other, B, weak.intercom,   S3, assigned
            other, B, wall.seepage,    S3, assigned
            -,     -, -,               S3, assigned
            """;

    private final DecisionFile modes = DecisionFile.read(PATH);

    @Test
    void file_is_readable_for_a_designer() {
        modes.assertReadable();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = MODES)
    void job_finds_its_technician(
            String community, String grade, String category, String severity, String mode) {
        assertThat(answer(modes, community, grade, category, severity))
                .containsExactly(Map.entry("mode", mode));
    }

    @Test
    void every_rule_is_reached() {
        DecisionFile fresh = DecisionFile.read(PATH);
        MODES.lines()
                .map(line -> line.replace("-,", ",").split(",\\s*"))
                .forEach(row -> answer(fresh, row[0], row[1], row[2].strip(), row[3]));
        fresh.assertEveryRuleAnswered();
    }

    @Test
    void outputs_use_known_values() {
        assertThat(modes.literals("repair-dispatch-mode", "mode"))
                .containsOnly("assigned", "offered", "inTurn");
    }

    private static Map<String, Object> answer(
            DecisionFile file, String community, String grade, String category, String severity) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("community", community);
        facts.put("grade", grade);
        facts.put("category", category);
        facts.put("severity", severity);
        return file.answer("repair-dispatch-mode", facts);
    }
}
