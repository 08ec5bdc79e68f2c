package org.guanjia.repair;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.guanjia.DecisionFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom we phone after a repair; the order of the rules is the requirement. */
class RepairCallbackTableTest {

    private static final String PATH = "processes/repair/repair-callback.dmn";

    private final DecisionFile callback = DecisionFile.read(PATH);

    @Test
    void file_is_readable_for_a_designer() {
        callback.assertReadable();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            textBlock =
                    """
                    # rating, severity, reworkCount, escalated, sample, callBack, reason
                    1, S3, 0, false, 0.9, true, lowRating
                    2, S4, 0, false, 0.9, true, lowRating
                    2, S1, 2, true, 0.0, true, lowRating
                    5, S3, 1, false, 0.9, true, rework
                    -, S3, 1, true, 0.9, true, rework
                    5, S3, 0, true, 0.9, true, escalated
                    -, S4, 0, true, 0.9, true, escalated
                    5, S1, 0, false, 0.9, true, severe
                    -, S2, 0, false, 0.9, true, severe
                    3, S3, 0, false, 0.0, false, rated
                    4, S4, 0, false, 0.1, false, rated
                    5, S3, 0, false, 0.29, false, rated
                    -, S3, 0, false, 0.0, true, sample
                    -, S4, 0, false, 0.299, true, sample
                    -, S3, 0, false, 0.3, false, notSampled
                    -, S3, 0, false, 0.999, false, notSampled
                    """)
    void case_is_called_back_or_not(
            Integer rating,
            String severity,
            int reworkCount,
            boolean escalated,
            double sample,
            boolean callBack,
            String reason) {
        assertThat(answer(callback, rating, severity, reworkCount, escalated, sample))
                .containsEntry("callBack", callBack)
                .containsEntry("reason", reason);
    }

    /** Numbers come back from forms as doubles and from the database as longs. */
    @Test
    void rating_may_be_any_kind_of_number() {
        assertThat(answer(callback, 2.0, "S3", 0, false, 0.9)).containsEntry("callBack", true);
        assertThat(answer(callback, 2L, "S3", 0, false, 0.9)).containsEntry("callBack", true);
        assertThat(answer(callback, 5.0, "S3", 0L, false, 0.9)).containsEntry("reason", "rated");
    }

    @Test
    void every_rule_is_reached() {
        DecisionFile fresh = DecisionFile.read(PATH);
        answer(fresh, 1, "S3", 0, false, 0.9);
        answer(fresh, null, "S3", 1, false, 0.9);
        answer(fresh, null, "S3", 0, true, 0.9);
        answer(fresh, null, "S1", 0, false, 0.9);
        answer(fresh, 4, "S3", 0, false, 0.1);
        answer(fresh, null, "S3", 0, false, 0.1);
        answer(fresh, null, "S3", 0, false, 0.9);
        fresh.assertEveryRuleAnswered();
    }

    private static Map<String, Object> answer(
            DecisionFile file,
            Object rating,
            String severity,
            Object reworkCount,
            boolean escalated,
            double sample) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("rating", rating);
        facts.put("severity", severity);
        facts.put("reworkCount", reworkCount);
        facts.put("escalated", escalated);
        facts.put("sample", sample);
        return file.answer("repair-callback", facts);
    }
}
