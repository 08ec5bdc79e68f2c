package org.guanjia.renovation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guanjia.DecisionFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What may be built, on what terms, and how long each step may take: row by row. */
class PermitTablesTest {

    private static final String FOLDER = "processes/renovation-permit/";
    private static final DecisionFile REVIEW = DecisionFile.read(FOLDER + "permit-review.dmn");
    private static final DecisionFile TERMS = DecisionFile.read(FOLDER + "permit-terms.dmn");
    private static final DecisionFile TIMES =
            DecisionFile.read(FOLDER + "renovation-permit-service-times.dmn");

    /** Code, verdict, drawings, who else agrees, water test, who patrols, a word of the basis. */
    private static final String WORKS =
            """
            structure.bearing      | forbidden | d | -              | - | foreman     | 建设工程质量管理条例第十五条
            structure.balcony-wall | forbidden | d | -              | - | foreman     | 第110号）第五条
            structure.opening      | forbidden | d | -              | - | foreman     | 第五条
            wet.convert            | forbidden | d | -              | - | foreman     | 第五条
            energy.damage          | forbidden | - | -              | - | foreman     | 第五条
            fire.facility          | forbidden | - | -              | - | foreman     | 消防法第二十八条
            gas.alter              | approval  | d | 燃气供应单位   | - | foreman     | 城镇燃气管理条例
            heating.alter          | approval  | d | 供暖单位       | - | foreman     | 第六条
            facade.alter           | approval  | d | 城市规划       | - | foreman     | 第六条
            building.extra         | approval  | d | 城市规划       | - | foreman     | 第六条
            floor.heavy            | approval  | d | 设计单位       | - | foreman     | 第三十八条
            structure.partition    | allowed   | d | -              | - | foreman     | 管理规约
            electric.circuit       | allowed   | d | -              | - | foreman     | 特种作业证
            water.pipe             | allowed   | d | -              | w | foreman     | 管理规约
            wet.waterproof         | allowed   | - | -              | w | foreman     | 闭水
            flue.connect           | allowed   | - | -              | - | foreman     | 烟道
            window.replace         | allowed   | d | -              | - | housekeeper | 管理规约
            aircon.install         | allowed   | - | -              | - | housekeeper | 机位
            door.replace           | allowed   | - | -              | - | housekeeper | 外移
            floor.tile             | allowed   | - | -              | - | housekeeper | 管理规约
            ceiling.install        | allowed   | - | -              | - | housekeeper | 管理规约
            wall.paint             | allowed   | - | -              | - | housekeeper | 管理规约
            cabinet.install        | allowed   | - | -              | - | housekeeper | 管理规约
            """;

    /** Measure, minutes of grade A, B, C, working time only, role, waits. */
    private static final String STEPS =
            """
            confirm      | 10    | 10    | 10    | all     | desk            | -
            review       | 1710  | 1710  | 1710  | working | foreman         | -
            completion   | 21600 | 21600 | 21600 | all     | desk            | waits
            opening      | 21600 | 21600 | 21600 | all     | desk            | waits
            passes       | 570   | 570   | 1140  | working | guard           | -
            patrolWait   | 1140  | 1140  | 1140  | working | foreman         | waits
            patrol       | 285   | 570   | 570   | working | foreman         | -
            extension    | 570   | 570   | 570   | working | foreman         | -
            siteCheck    | 570   | 570   | 1140  | working | foreman         | -
            inspection   | 1140  | 1710  | 1710  | working | foreman         | -
            waterTest    | 2880  | 2880  | 2880  | all     | foreman         | waits
            waterCheck   | 285   | 570   | 570   | working | foreman         | -
            refund       | 1710  | 3990  | 3990  | working | cashier         | -
            expiryNotice | 10080 | 10080 | 10080 | all     | foreman         | waits
            decision     | 240   | 240   | 240   | all     | project-manager | -
            support      | 120   | 120   | 120   | working | foreman         | -
            """;

    static Stream<List<String>> everyWork() {
        return rows(WORKS);
    }

    static Stream<List<String>> everyStep() {
        return rows(STEPS);
    }

    private static Stream<List<String>> rows(String table) {
        return table.lines()
                .map(line -> Arrays.stream(line.split("\\|")).map(String::strip).toList());
    }

    @Test
    void files_are_readable_for_a_designer() {
        List.of(REVIEW, TERMS, TIMES).forEach(DecisionFile::assertReadable);
    }

    @ParameterizedTest
    @MethodSource("everyWork")
    void work_is_allowed_or_not_and_needs_what_it_needs(List<String> row) {
        Map<String, Object> rule = work(row.get(0));
        assertThat(rule)
                .containsEntry("verdict", row.get(1))
                .containsEntry("drawings", row.get(2).equals("d"))
                .containsEntry("waterTest", row.get(4).equals("w"))
                .containsEntry("patrolRole", row.get(5));
        assertThat(rule.get("approvalBody").toString())
                .isEqualTo(row.get(3).equals("-") ? "" : rule.get("approvalBody").toString())
                .contains(row.get(3).equals("-") ? "" : row.get(3));
        assertThat(rule.get("basis").toString()).contains(row.get(6));
        assertThat(rule.get("name").toString()).isNotBlank();
        assertThat(rule.get("focus").toString()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({"wall.painting", "structure", "''", "WALL.PAINT"})
    void work_that_is_not_listed_is_unknown(String code) {
        assertThat(work(code)).containsEntry("verdict", "unknown");
    }

    @Test
    void every_row_is_looked_at() {
        DecisionFile fresh = DecisionFile.read(FOLDER + "permit-review.dmn");
        everyWork().forEach(row -> fresh.answer("permit-review", Map.of("work", row.get(0))));
        fresh.answer("permit-review", Map.of("work", "none"));
        fresh.assertEveryRuleAnswered();
    }

    /** A box for each work, and none for a work that the table does not know. */
    @Test
    void the_start_form_offers_every_work_of_the_table() throws IOException {
        String form = Files.readString(Path.of("forms/desk/permit-report.html"));
        Set<String> offered =
                Pattern.compile("\\['([a-z]+\\.[a-z-]+)',")
                        .matcher(form)
                        .results()
                        .map(match -> match.group(1))
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(offered)
                .containsExactlyInAnyOrderElementsOf(everyWork().map(row -> row.get(0)).toList());
    }

    @ParameterizedTest
    @CsvSource({"A, 2000.0, 120", "B, 2000.0, 120", "C, 0.0, 90", ", 2000.0, 120"})
    void terms_of_a_community(String grade, double deposit, int longestDays) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("community", "anywhere");
        facts.put("grade", grade);
        Map<String, Object> terms = TERMS.answer("permit-terms", facts);
        assertThat(terms)
                .containsEntry("deposit", deposit)
                .containsEntry("longestDays", longestDays);
        assertThat(terms.get("hours").toString()).contains("12:00").contains("14:00");
        assertThat(terms.get("source").toString()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("everyStep")
    void step_has_its_time(List<String> row) {
        List<String> grades = List.of("A", "B", "C");
        for (String grade : grades) {
            assertThat(time(row.get(0), grade))
                    .as("%s %s", row.get(0), grade)
                    .containsEntry("minutes", Integer.valueOf(row.get(1 + grades.indexOf(grade))))
                    .containsEntry("workingTime", row.get(4).equals("working"))
                    .containsEntry("ownerRole", row.get(5))
                    .containsEntry("waiting", row.get(6).equals("waits"));
        }
    }

    @Test
    void a_community_without_a_grade_has_times_too() {
        assertThat(time("refund", null)).containsEntry("minutes", 3990);
    }

    private static Map<String, Object> work(String code) {
        return REVIEW.answer("permit-review", Map.of("work", code));
    }

    private static Map<String, Object> time(String measure, String grade) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("measure", measure);
        facts.put("severity", null);
        facts.put("grade", grade);
        return TIMES.answer("renovation-permit-service-times", facts);
    }
}
