package org.guanjia.fee;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.guanjia.DecisionFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which step comes next, row by row. */
class CollectionTablesTest {

    private static final String FOLDER = "processes/fee-collection/";

    /**
     * Owed, last step, days overdue, days since that step, what else is so (solving, reason,
     * promised, sensitive, pushed, attempts=n, demand=n); then the step, its channel, who takes it,
     * and in how many days to look again.
     */
    private static final String STAGES =
            """
            0    | phone  | 40  | 9  |                   | close  | none    | none        | 0
            300  | phone  | 40  | 1  | reason            | reason | none    | cashier     | 0
            300  | visit  | 90  | 20 | reason sensitive  | reason | none    | cashier     | 0
            300  | legal  | 120 | 20 | solving reason    | wait   | none    | none        | 1
            300  | phone  | 40  | 9  | promised          | wait   | none    | none        | 1
            300  | remind | 40  | 9  | sensitive         | wait   | none    | none        | 7
            300  | new    | 1   | 0  |                   | wait   | none    | none        | 2
            300  | new    | 2   | 0  |                   | wait   | none    | none        | 1
            300  | new    | 3   | 0  |                   | remind | message | system      | 0
            300  | new    | 400 | 0  |                   | remind | message | system      | 0
            49   | remind | 90  | 30 |                   | remind | message | system      | 0
            49   | remind | 90  | 5  |                   | wait   | none    | none        | 25
            49   | phone  | 90  | 5  |                   | wait   | none    | none        | 25
            300  | remind | 4   | 1  | pushed            | phone  | phone   | housekeeper | 0
            300  | remind | 15  | 3  |                   | phone  | phone   | housekeeper | 0
            300  | remind | 15  | 2  |                   | wait   | none    | none        | 1
            300  | remind | 200 | 0  |                   | wait   | none    | none        | 3
            300  | remind | 10  | 7  |                   | remind | message | system      | 0
            300  | remind | 4   | 0  |                   | wait   | none    | none        | 7
            300  | remind | 11  | 1  |                   | wait   | none    | none        | 4
            300  | phone  | 16  | 0  | pushed            | visit  | visit   | housekeeper | 0
            300  | phone  | 16  | 2  | attempts=1        | phone  | phone   | housekeeper | 0
            300  | phone  | 16  | 2  | attempts=2        | phone  | phone   | housekeeper | 0
            300  | phone  | 16  | 0  | attempts=2        | wait   | none    | none        | 2
            300  | phone  | 30  | 7  |                   | visit  | visit   | housekeeper | 0
            300  | phone  | 60  | 7  | attempts=3        | visit  | visit   | housekeeper | 0
            300  | phone  | 16  | 1  |                   | wait   | none    | none        | 14
            300  | phone  | 60  | 1  |                   | wait   | none    | none        | 6
            300  | visit  | 31  | 0  | pushed            | demand | letter  | cashier     | 0
            300  | visit  | 31  | 3  | attempts=1        | visit  | visit   | housekeeper | 0
            300  | visit  | 31  | 1  | attempts=1        | wait   | none    | none        | 2
            300  | visit  | 60  | 7  |                   | demand | letter  | cashier     | 0
            300  | visit  | 200 | 7  | attempts=2        | demand | letter  | cashier     | 0
            300  | visit  | 31  | 1  |                   | wait   | none    | none        | 29
            300  | visit  | 90  | 1  |                   | wait   | none    | none        | 6
            300  | demand | 70  | 15 |                   | demand | letter  | cashier     | 0
            300  | demand | 70  | 2  |                   | wait   | none    | none        | 13
            300  | demand | 75  | 20 | demand=0          | legal  | letter  | legal       | 0
            300  | demand | 200 | 20 | demand=-3         | legal  | letter  | legal       | 0
            300  | demand | 61  | 1  | demand=0          | wait   | none    | none        | 14
            300  | demand | 80  | 1  | demand=20         | wait   | none    | none        | 20
            300  | legal  | 120 | 15 | demand=-30        | legal  | letter  | legal       | 0
            300  | legal  | 120 | 4  | demand=-30        | wait   | none    | none        | 11
            """;

    private static final String TIMES =
            """
            contact  | 1710 | true  | housekeeper
            decision | 240  | true  | project-manager
            support  | 120  | true  | housekeeper
            """;

    private final DecisionFile stages = DecisionFile.read(FOLDER + "collection-stage.dmn");

    static Stream<List<String>> stages() {
        return lines(STAGES);
    }

    static Stream<List<String>> times() {
        return lines(TIMES);
    }

    private static Stream<List<String>> lines(String table) {
        return table.lines()
                .map(line -> Arrays.stream(line.split("\\|")).map(String::strip).toList());
    }

    @Test
    void files_are_readable_for_a_designer() {
        stages.assertReadable();
        DecisionFile.read(FOLDER + "fee-collection-service-times.dmn").assertReadable();
    }

    @ParameterizedTest
    @MethodSource("stages")
    void a_debt_finds_its_next_step(List<String> row) {
        Map<String, Object> answer = stages.answer("collection-stage", facts(row));
        assertThat(answer)
                .containsEntry("step", row.get(5))
                .containsEntry("channel", row.get(6))
                .containsEntry("role", row.get(7));
        assertThat(((Number) answer.get("waitDays")).intValue())
                .isEqualTo(Integer.parseInt(row.get(8)));
    }

    @Test
    void every_rule_is_reached() {
        DecisionFile fresh = DecisionFile.read(FOLDER + "collection-stage.dmn");
        stages().forEach(row -> fresh.answer("collection-stage", facts(row)));
        fresh.assertEveryRuleAnswered();
    }

    @ParameterizedTest
    @MethodSource("times")
    void a_step_has_its_time(List<String> row) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("measure", row.get(0));
        facts.put("severity", null);
        facts.put("grade", "A");
        Map<String, Object> answer =
                DecisionFile.read(FOLDER + "fee-collection-service-times.dmn")
                        .answer("fee-collection-service-times", facts);
        assertThat(answer)
                .containsEntry("minutes", Integer.valueOf(row.get(1)))
                .containsEntry("workingTime", Boolean.valueOf(row.get(2)))
                .containsEntry("ownerRole", row.get(3));
    }

    private static Map<String, Object> facts(List<String> row) {
        List<String> more = List.of(row.get(4).split(" "));
        Map<String, Object> facts = new HashMap<>();
        facts.put("owed", new BigDecimal(row.get(0)));
        facts.put("stage", row.get(1));
        facts.put("daysOverdue", Integer.valueOf(row.get(2)));
        facts.put("daysSince", Integer.valueOf(row.get(3)));
        facts.put("solving", more.contains("solving"));
        facts.put("reasonOpen", more.contains("reason"));
        facts.put("promised", more.contains("promised"));
        facts.put("sensitive", more.contains("sensitive"));
        facts.put("pushed", more.contains("pushed"));
        facts.put("attempts", number(more, "attempts=", 0));
        facts.put("demandDays", number(more, "demand=", null));
        return facts;
    }

    private static Integer number(List<String> more, String name, Integer none) {
        return more.stream()
                .filter(one -> one.startsWith(name))
                .map(one -> Integer.valueOf(one.substring(name.length())))
                .findFirst()
                .orElse(none);
    }
}
