package org.guanjia.repair;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.guanjia.DecisionFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From what cost on a repair of a common part needs the project manager's approval. */
class RepairFundLimitTableTest {

    private static final String PATH = "processes/repair/repair-fund-limit.dmn";

    private final DecisionFile limits = DecisionFile.read(PATH);

    @Test
    void file_is_readable_for_a_designer() {
        limits.assertReadable();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"A, 5000", "B, 3000", "C, 2000", "-, 2000", "Z, 2000"})
    void each_grade_has_its_limit(String grade, double limit) {
        assertThat(answer(limits, grade)).containsExactly(Map.entry("limit", limit));
    }

    @Test
    void every_rule_is_reached() {
        DecisionFile fresh = DecisionFile.read(PATH);
        for (String grade : new String[] {"A", "B", "C", null}) {
            answer(fresh, grade);
        }
        fresh.assertEveryRuleAnswered();
    }

    private static Map<String, Object> answer(DecisionFile file, String grade) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("community", "other");
        facts.put("grade", grade);
        return file.answer("repair-fund-limit", facts);
    }
}
