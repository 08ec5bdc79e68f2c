package org.guanjia.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.guanjia.DecisionFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From how many households on complaints of one cause are a group. */
class ComplaintGroupTableTest {

    private static final String PATH = "processes/complaint/complaint-group.dmn";

    private static final String ROWS =
            """
            # households in 24 h, in 7 d, group, severity
            3, 3, true, major
            2, 4, false, -
            2, 5, true, major
            9, 9, true, major
            1, 1, false, -
            """;

    private final DecisionFile table = DecisionFile.read(PATH);

    @Test
    void file_is_readable_for_a_designer() {
        table.assertReadable();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = ROWS)
    void many_households_are_a_group(int in24, int in7, boolean group, String severity) {
        Map<String, Object> answer = answer(table, in24, in7);
        assertThat(answer.get("group")).isEqualTo(group);
        assertThat(answer.get("severity")).isEqualTo(severity);
    }

    @Test
    void every_rule_is_reached() {
        DecisionFile fresh = DecisionFile.read(PATH);
        ROWS.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(",\\s*"))
                .forEach(
                        cell ->
                                answer(
                                        fresh,
                                        Integer.parseInt(cell[0]),
                                        Integer.parseInt(cell[1])));
        fresh.assertEveryRuleAnswered();
    }

    private static Map<String, Object> answer(DecisionFile file, int in24, int in7) {
        return file.answer(
                "complaint-group",
                Map.of("subject", "general", "households24", in24, "households7", in7));
    }
}
