package org.guanjia.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.guanjia.DecisionFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** How long each step may take, and how much each role may grant. */
class ComplaintServiceTimesTableTest {

    private static final String PATH = "processes/complaint/complaint-service-times.dmn";
    private static final String LIMITS = "processes/complaint/complaint-approval-limit.dmn";

    /** Never longer: 杭州市物业管理条例 第五十条. */
    private static final int TEN_DAYS = 14400;

    /** Measure, severities, minutes of grade A, B, C, working time only, role, waits. */
    private static final String TIMES =
            """
            acknowledge    | minor,ordinary,important,major | 15    | 15    | 15    | all     | desk            | -
            confirm        | minor,ordinary,important,major | 10    | 10    | 10    | all     | desk            | -
            contact        | minor,ordinary                 | 720   | 1440  | 1440  | all     | housekeeper     | -
            contact        | important                      | 240   | 480   | 480   | all     | housekeeper     | -
            contact        | major                          | 60    | 120   | 120   | all     | service-manager | -
            investigate    | minor,ordinary,important,major | 1440  | 1440  | 2880  | all     | service-manager | -
            reply          | minor                          | 1440  | 1440  | 2880  | all     | housekeeper     | -
            reply          | ordinary,important             | 2880  | 4320  | 4320  | all     | housekeeper     | -
            reply          | major                          | 7200  | 7200  | 7200  | all     | service-manager | -
            close          | minor                          | 4320  | 4320  | 4320  | all     | housekeeper     | -
            close          | ordinary,important             | 10080 | 10080 | 10080 | all     | service-manager | -
            close          | major                          | 14400 | 14400 | 14400 | all     | service-manager | -
            answer         | minor,ordinary,important,major | 1440  | 2880  | 2880  | all     | housekeeper     | -
            approval       | minor,ordinary,important,major | 285   | 570   | 1140  | working | service-manager | -
            resolution     | minor,ordinary,important,major | 4320  | 4320  | 4320  | all     | housekeeper     | waits
            resolutionCall | minor,ordinary,important,major | 570   | 570   | 1140  | working | housekeeper     | -
            callback       | minor,ordinary,important,major | 570   | 1140  | 1710  | working | housekeeper     | -
            contain        | minor,ordinary,important,major | 60    | 120   | 120   | all     | service-manager | -
            report         | minor,ordinary,important,major | 1440  | 1440  | 1440  | all     | service-manager | -
            signOff        | minor,ordinary,important,major | 570   | 570   | 570   | working | project-manager | -
            decision       | major                          | 30    | 30    | 30    | all     | service-manager | -
            decision       | minor,ordinary,important       | 240   | 240   | 240   | all     | service-manager | -
            support        | minor,ordinary,important,major | 120   | 120   | 120   | working | foreman         | -
            mediate        | minor,ordinary,important,major | 4320  | 4320  | 4320  | all     | housekeeper     | -
            talk           | minor,ordinary,important,major | 1710  | 1710  | 1710  | working | service-manager | -
            passOn         | minor,ordinary,important,major | 1440  | 1440  | 1440  | all     | housekeeper     | -
            check          | minor,ordinary,important,major | 570   | 1140  | 1710  | working | housekeeper     | -
            """;

    private final DecisionFile times = DecisionFile.read(PATH);

    static Stream<List<String>> everyTime() {
        return TIMES.lines()
                .map(line -> Arrays.stream(line.split("\\|")).map(String::strip).toList());
    }

    @Test
    void files_are_readable_for_a_designer() {
        times.assertReadable();
        DecisionFile.read(LIMITS).assertReadable();
    }

    @ParameterizedTest
    @MethodSource("everyTime")
    void step_has_its_time(List<String> line) {
        List<String> grades = List.of("A", "B", "C");
        for (String severity : line.get(1).split(",")) {
            for (String grade : grades) {
                Map<String, Object> answer = answer(times, line.get(0), severity, grade);
                assertThat(answer)
                        .as("%s %s %s", line.get(0), severity, grade)
                        .containsEntry(
                                "minutes", Integer.valueOf(line.get(2 + grades.indexOf(grade))))
                        .containsEntry("workingTime", line.get(5).equals("working"))
                        .containsEntry("ownerRole", line.get(6))
                        .containsEntry("waiting", line.get(7).equals("waits"));
            }
        }
    }

    @Test
    void nothing_known_is_an_ordinary_complaint_in_an_ordinary_community() {
        assertThat(answer(times, "reply", null, null)).containsEntry("minutes", 4320);
    }

    @Test
    void no_complaint_may_take_more_than_ten_days() {
        DecisionFile fresh = DecisionFile.read(PATH);
        everyTime()
                .forEach(
                        line ->
                                Stream.of(line.get(1).split(","))
                                        .forEach(
                                                severity ->
                                                        Stream.of("A", "B", "C")
                                                                .map(
                                                                        grade ->
                                                                                answer(
                                                                                        fresh,
                                                                                        line.get(0),
                                                                                        severity,
                                                                                        grade))
                                                                .forEach(
                                                                        rule ->
                                                                                assertThat(
                                                                                                (Integer)
                                                                                                        rule
                                                                                                                .get(
                                                                                                                        "minutes"))
                                                                                        .isLessThanOrEqualTo(
                                                                                                TEN_DAYS))));
        fresh.assertEveryRuleAnswered();
    }

    @ParameterizedTest
    @CsvSource({
        "desk, 0",
        "housekeeper, 200",
        "cashier, 200",
        "foreman, 500",
        "control-room, 0",
        "service-manager, 2000",
        "project-manager, 10000",
        "region, 99999999",
        "technician, 0"
    })
    void role_may_grant_so_much(String role, double yuan) {
        Object limit =
                DecisionFile.read(LIMITS)
                        .answer(
                                "complaint-approval-limit",
                                Map.of("community", "yunqi", "role", role))
                        .get("limit");
        assertThat(((Number) limit).doubleValue()).isEqualTo(yuan);
    }

    private static Map<String, Object> answer(
            DecisionFile file, String measure, String severity, String grade) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("measure", measure);
        facts.put("severity", severity);
        facts.put("grade", grade);
        return file.answer("complaint-service-times", facts);
    }
}
