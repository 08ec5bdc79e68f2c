package org.guanjia.repair;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.guanjia.DecisionFile;
import org.guanjia.staff.Roles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How long each step may take, for every severity and every grade of community. */
class RepairServiceTimesTableTest {

    private static final String PATH = "processes/repair/repair-service-times.dmn";

    /**
     * Measure, severities, minutes of grade A, B, C, clock (all or working hours), first role, and
     * whether somebody outside is waited for. The ordinary times (B) are the product's defaults.
     */
    private static final String TIMES =
            """
            scene                | S1          | 3    | 5     | 5     | all     | guard           | -
            scene                | S2          | 10   | 15    | 20    | all     | guard           | -
            accept               | S1          | 3    | 5     | 5     | all     | technician      | -
            accept               | S2          | 5    | 10    | 15    | all     | technician      | -
            accept               | S3          | 20   | 30    | 45    | all     | technician      | -
            accept               | S4          | 120  | 240   | 285   | working | technician      | -
            offer                | S1,S2       | 3    | 5     | 5     | all     | technician      | -
            offer                | S3          | 20   | 30    | 45    | all     | technician      | -
            offer                | S4          | 120  | 240   | 285   | working | technician      | -
            unit                 | S1,S2,S3,S4 | 30   | 30    | 30    | all     | control-room    | waits
            arrive               | S1          | 10   | 15    | 15    | all     | technician      | -
            arrive               | S2          | 20   | 30    | 45    | all     | technician      | -
            arrive               | S3          | 120  | 240   | 360   | all     | technician      | -
            arrive               | S4          | 570  | 1140  | 1710  | working | technician      | -
            fix                  | S1          | 60   | 120   | 120   | all     | technician      | -
            fix                  | S2          | 90   | 120   | 180   | all     | technician      | -
            fix                  | S3          | 720  | 1440  | 2880  | all     | technician      | -
            fix                  | S4          | 4320 | 10080 | 14400 | all     | technician      | -
            confirm              | S1,S2       | 5    | 5     | 5     | all     | desk            | -
            confirm              | S3,S4       | 15   | 15    | 15    | all     | desk            | -
            decision             | S1,S2       | 30   | 30    | 30    | all     | foreman         | -
            decision             | S3,S4       | 240  | 240   | 240   | all     | foreman         | -
            contact              | S1,S2       | 15   | 15    | 15    | all     | housekeeper     | waits
            contact              | S3,S4       | 720  | 1440  | 2880  | all     | housekeeper     | waits
            quote                | S1,S2,S3,S4 | 720  | 1440  | 1440  | all     | housekeeper     | waits
            quoteCall            | S1,S2,S3,S4 | 120  | 240   | 240   | working | housekeeper     | -
            acceptance           | S1,S2,S3,S4 | 2880 | 2880  | 2880  | all     | housekeeper     | waits
            approval             | S1,S2,S3,S4 | 285  | 570   | 1140  | working | project-manager | -
            document             | S1,S2       | 285  | 570   | 570   | working | foreman         | waits
            document             | S3,S4       | 1140 | 1710  | 2850  | working | foreman         | waits
            contractor           | S1,S2       | 60   | 120   | 120   | all     | contractor      | waits
            contractor           | S3,S4       | 4320 | 10080 | 14400 | all     | contractor      | waits
            part                 | S1,S2,S3,S4 | 4320 | 10080 | 14400 | all     | foreman         | waits
            support              | S1,S2       | 10   | 10    | 10    | all     | foreman         | -
            support              | S3,S4       | 120  | 120   | 120   | working | foreman         | -
            rework               | S1,S2,S3,S4 | 720  | 1440  | 1440  | all     | technician      | -
            callback             | S1,S2,S3,S4 | 570  | 1140  | 1710  | working | housekeeper     | -
            rating               | S1,S2,S3,S4 | 1140 | 1710  | 2850  | working | housekeeper     | -
            passOn               | S1,S2       | 30   | 30    | 30    | all     | control-room    | -
            passOn               | S3,S4       | 1440 | 1440  | 1440  | all     | housekeeper     | -
            check                | S1,S2,S3,S4 | 570  | 1140  | 1710  | working | housekeeper     | -
            """;

    private final DecisionFile times = DecisionFile.read(PATH);

    static Stream<List<String>> everyTime() {
        return TIMES.lines()
                .map(line -> Arrays.stream(line.split("\\|")).map(String::strip).toList());
    }

    @Test
    void file_is_readable_for_a_designer() {
        times.assertReadable();
    }

    @ParameterizedTest
    @MethodSource("everyTime")
    void step_has_its_time(List<String> row) {
        for (String severity : row.get(1).split(",")) {
            for (int grade = 0; grade < 3; grade++) {
                assertThat(time(times, row.get(0), severity, "ABC".substring(grade, grade + 1)))
                        .as("%s %s, grade %s", row.get(0), severity, "ABC".charAt(grade))
                        .containsEntry("minutes", Integer.valueOf(row.get(2 + grade)))
                        .containsEntry("workingTime", row.get(5).equals("working"))
                        .containsEntry("ownerRole", row.get(6))
                        .containsEntry("waiting", row.get(7).equals("waits"));
            }
        }
    }

    @Test
    void every_rule_is_reached_and_no_two_at_once() {
        DecisionFile fresh = DecisionFile.read(PATH);
        for (List<String> row : everyTime().toList()) {
            for (String severity : List.of("S1", "S2", "S3", "S4")) {
                for (String grade : List.of("A", "B", "C")) {
                    assertThat(facts(fresh, row.get(0), severity, grade))
                            .as("%s %s %s", row.get(0), severity, grade)
                            .hasSizeLessThanOrEqualTo(1);
                }
            }
        }
        fresh.assertEveryRuleAnswered();
    }

    @Test
    void better_grade_never_waits_longer() {
        for (List<String> row : everyTime().toList()) {
            assertThat(
                            List.of(
                                    Integer.valueOf(row.get(2)),
                                    Integer.valueOf(row.get(3)),
                                    Integer.valueOf(row.get(4))))
                    .as(row.get(0) + row.get(1))
                    .isSorted();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"accept", "offer", "arrive", "fix"})
    void graver_case_never_waits_longer(String measure) {
        for (String grade : List.of("A", "B", "C")) {
            List<Integer> minutes =
                    Stream.of("S1", "S2", "S3", "S4")
                            .map(severity -> time(times, measure, severity, grade))
                            .map(answer -> (Integer) answer.get("minutes"))
                            .toList();
            assertThat(minutes).as("%s, grade %s", measure, grade).isSorted();
        }
    }

    @Test
    void emergency_never_waits_for_working_hours() {
        for (String measure : List.of("scene", "accept", "offer", "arrive", "fix")) {
            for (String severity : List.of("S1", "S2")) {
                assertThat(time(times, measure, severity, "C")).containsEntry("workingTime", false);
            }
        }
    }

    /** By regulation (Zaozhuang art. 43, Zibo art. 44): no grade may loosen it. */
    @ParameterizedTest
    @ValueSource(strings = {"A", "B", "C"})
    void lift_maintenance_unit_is_on_scene_within_half_an_hour(String grade) {
        assertThat(time(times, "unit", "S1", grade)).containsEntry("minutes", 30);
    }

    @Test
    void missing_grade_is_B_and_missing_severity_is_S3() {
        assertThat(time(times, "accept", "S2", null)).isEqualTo(time(times, "accept", "S2", "B"));
        assertThat(time(times, "accept", null, "A")).isEqualTo(time(times, "accept", "S3", "A"));
    }

    @Test
    void unknown_measure_has_no_time() {
        assertThat(facts(times, "nap", "S1", "A")).isEmpty();
    }

    @Test
    void outputs_use_known_values() {
        assertThat(times.literals("repair-service-times", "ownerRole")).isSubsetOf(Roles.ALL);
    }

    private static Map<String, Object> time(
            DecisionFile file, String measure, String severity, String grade) {
        List<Map<String, Object>> answers = facts(file, measure, severity, grade);
        assertThat(answers).as("%s %s %s", measure, severity, grade).hasSize(1);
        return answers.get(0);
    }

    private static List<Map<String, Object>> facts(
            DecisionFile file, String measure, String severity, String grade) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("measure", measure);
        facts.put("severity", severity);
        facts.put("grade", grade);
        return file.answers("repair-service-times", facts);
    }
}
