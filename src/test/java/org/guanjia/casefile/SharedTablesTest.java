package org.guanjia.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.guanjia.DecisionFile;
import org.guanjia.staff.Roles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables that every flow asks: whose matter it is, and who is next when time is up. */
class SharedTablesTest {

    private static final String JURISDICTION = "processes/shared/case-jurisdiction.dmn";
    private static final String DANGER = "processes/shared/case-danger-times.dmn";
    private static final String LADDER = "processes/shared/case-escalation-ladder.dmn";

    /** A matter, whether it is ours, our duty, whether we pass it on, and the days until we ask. */
    private static final String MATTERS =
            """
            property                | true  | none          | false | 0
            police                  | false | stopAndReport | true  | 3
            fire                    | false | stopAndReport | true  | 1
            medical                 | false | assist        | true  | 1
            urban-management        | false | stopAndReport | true  | 7
            renovation              | false | stopAndReport | true  | 3
            housing                 | false | stopAndReport | true  | 7
            market-supervision      | false | assist        | true  | 7
            gas                     | false | assist        | true  | 1
            water                   | false | assist        | true  | 2
            power                   | false | assist        | true  | 1
            heat                    | false | assist        | true  | 2
            telecom                 | false | assist        | false | 7
            environment             | false | stopAndReport | true  | 7
            water-quality           | false | stopAndReport | true  | 1
            neighbourhood-committee | false | assist        | true  | 7
            court                   | false | informOnly    | false | 7
            labour                  | false | informOnly    | false | 7
            locksmith               | false | assist        | false | 1
            street-office           | false | assist        | true  | 7
            hotline                 | false | assist        | true  | 7
            """;

    /** Every role of the organisation chart and the one above it. */
    private static final String ROLES =
            """
            technician      | foreman
            foreman         | project-manager
            contractor      | foreman
            guard           | control-room
            control-room    | project-manager
            desk            | service-manager
            housekeeper     | service-manager
            cashier         | service-manager
            cleaner         | service-manager
            service-manager | project-manager
            legal           | project-manager
            auditor         | region
            designer        | region
            integration     | desk
            camunda-admin   | region
            project-manager | region
            region          |
            """;

    private final DecisionFile jurisdiction = DecisionFile.read(JURISDICTION);
    private final DecisionFile ladder = DecisionFile.read(LADDER);

    @ParameterizedTest
    @ValueSource(strings = {JURISDICTION, LADDER})
    void file_is_readable_for_a_designer(String path) {
        DecisionFile.read(path).assertReadable();
    }

    @Test
    void each_matter_has_its_body_and_our_remaining_duty() {
        for (String[] row : rows(MATTERS)) {
            assertThat(jurisdiction.answer("case-jurisdiction", Map.of("jurisdiction", row[0])))
                    .as(row[0])
                    .containsEntry("ours", Boolean.valueOf(row[1]))
                    .containsEntry("duty", row[2])
                    .containsEntry("passOn", Boolean.valueOf(row[3]))
                    .containsEntry("followUpDays", Integer.valueOf(row[4]));
        }
        jurisdiction.assertEveryRuleAnswered();
    }

    @Test
    void resident_is_told_who_and_phone_in_both_languages() {
        for (String[] row : rows(MATTERS)) {
            Map<String, Object> answer =
                    jurisdiction.answer("case-jurisdiction", Map.of("jurisdiction", row[0]));

            assertThat(answer.values())
                    .as(row[0])
                    .allSatisfy(value -> assertThat(value).isNotNull());
            assertThat(answer.get("residentMessage").toString())
                    .as(row[0])
                    .matches("(?s).*(电话|热线|[19]\\d{2,4}).*")
                    .hasSizeLessThan(300);
            assertThat(answer.get("residentMessageEn").toString())
                    .as(row[0])
                    .doesNotContainPattern("\\p{IsHan}");
            assertThat(answer.get("nextBody").toString()).as(row[0]).isNotBlank();
            assertThat(answer.get("legalBasis").toString()).as(row[0]).isNotBlank();
        }
    }

    /** Phones other than these differ by place; the table says so wherever it names one. */
    @Test
    void phones_that_are_not_nationwide_say_to_check_locally() {
        for (String[] row : rows(MATTERS)) {
            String phone =
                    jurisdiction
                            .answer("case-jurisdiction", Map.of("jurisdiction", row[0]))
                            .get("phone")
                            .toString();
            if (!phone.matches("110|119|120|12345|小区二十四小时值班电话")) {
                assertThat(phone).as(row[0]).contains("以当地公布为准");
            }
        }
    }

    @Test
    void unknown_matter_has_no_answer() {
        assertThat(jurisdiction.answers("case-jurisdiction", Map.of("jurisdiction", "nobody")))
                .isEmpty();
    }

    @Test
    void each_role_has_the_one_above_it() {
        for (String[] row : rows(ROLES)) {
            assertThat(next(row[0])).as(row[0]).isEqualTo(row.length > 1 ? row[1] : "");
        }
        assertThat(rows(ROLES).stream().map(row -> row[0])).containsAll(Roles.ALL);
        assertThat(next("gardener")).isEqualTo("project-manager");
        ladder.assertEveryRuleAnswered();
    }

    @Test
    void every_ladder_ends_at_the_region_within_four_steps() {
        for (String[] row : rows(ROLES)) {
            List<String> steps = new ArrayList<>();
            for (String role = row[0]; !role.isEmpty(); role = next(role)) {
                assertThat(steps).as("a circle from %s", row[0]).doesNotContain(role);
                steps.add(role);
            }
            assertThat(steps).as(row[0]).endsWith("region").hasSizeLessThanOrEqualTo(5);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "technician,foreman,project-manager",
        "housekeeper,service-manager,project-manager"
    })
    void main_ladders_are_those_of_the_house(String first, String second, String third) {
        assertThat(next(first)).isEqualTo(second);
        assertThat(next(second)).isEqualTo(third);
        assertThat(next(third)).isEqualTo("region");
    }

    private String next(String role) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("role", role);
        return ladder.answer("case-escalation-ladder", facts).get("nextRole").toString();
    }

    private static List<String[]> rows(String table) {
        return table.lines()
                .map(line -> Arrays.stream(line.split("\\|")).map(String::strip))
                .map(cells -> cells.toArray(String[]::new))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "police, 5, control-room",
        "protect, 10, guard",
        "evidence, 480, control-room",
        "visit, 1440, housekeeper"
    })
    void what_danger_asks_for_has_its_time_by_the_clock_on_the_wall(
            String measure, int minutes, String owner) {
        Map<String, Object> answer =
                DecisionFile.read(DANGER).answer("case-danger-times", Map.of("measure", measure));
        assertThat(answer)
                .containsEntry("minutes", minutes)
                .containsEntry("workingTime", false)
                .containsEntry("ownerRole", owner)
                .containsEntry("waiting", false);
    }

    @Test
    void every_time_of_danger_is_reached_and_the_table_is_readable() {
        DecisionFile danger = DecisionFile.read(DANGER);
        for (String measure : List.of("police", "protect", "evidence", "visit")) {
            danger.answer("case-danger-times", Map.of("measure", measure));
        }
        danger.assertEveryRuleAnswered();
        danger.assertReadable();
    }
}
