package org.guanjia.fee;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.guanjia.DecisionFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables of the legal stage and of what a refusal leads to, row by row, at their limits. */
class LegalTablesTest {

    private static final String FOLDER = "processes/fee-collection/";

    /**
     * What became of the claim, days until the limitation, days overdue, owed, what was done
     * (letter, mediated, committee); then the step.
     */
    private static final String REMEDIES =
            """
            nothing   | 500 | 400 | 9000 | committee mediated letter | writeOff
            rejected  | 10  | 400 | 9000 |                           | writeOff
            recovered | -5  | 400 | 9000 |                           | writeOff
            won       | -1  | 400 | 9000 |                           | mediation
            none      | -1  | 1100 | 9000 | letter                   | mediation
            none      | -1  | 1100 | 9000 | mediated                 | writeOff
            none      | 0   | 1100 | 9000 |                          | letter
            none      | 90  | 1005 | 9000 | committee mediated       | letter
            none      | 90  | 1005 | 9000 | committee mediated letter | court
            none      | 90  | 1005 | 10   | letter                   | court
            none      | 91  | 1004 | 9000 |                          | committee
            none      | 900 | 75  | 9000 |                           | committee
            none      | 900 | 74  | 9000 |                           | hold
            none      | 900 | 400 | 9000 | mediated letter           | committee
            none      | 900 | 89  | 9000 | committee                 | hold
            none      | 900 | 90  | 9000 | committee                 | mediation
            none      | 900 | 119 | 9000 | committee mediated        | hold
            none      | 900 | 120 | 9000 | committee mediated        | letter
            none      | 900 | 149 | 9000 | committee mediated letter | hold
            none      | 900 | 150 | 9000 | committee mediated letter | court
            none      | 900 | 150 | 1000 | committee mediated letter | court
            none      | 900 | 150 | 999.99 | committee mediated letter | hold
            none      | 300 | 729 | 999.99 | committee mediated letter | hold
            none      | 300 | 730 | 999.99 | committee mediated letter | writeOff
            none      | 300 | 730 | 1000 | committee mediated letter | court
            """;

    /** Objected, disputed, owed; then the procedure. */
    private static final String PROCEDURES =
            """
            false | false | 100      | paymentOrder
            false | false | 80000    | paymentOrder
            true  | false | 50000    | smallClaims
            false | true  | 50000    | smallClaims
            true  | true  | 100      | smallClaims
            true  | false | 50000.01 | suit
            false | true  | 50000.01 | suit
            """;

    /** The paper; the least and the most days that it may give. */
    private static final String PERIODS =
            """
            demand | 15 | 30
            letter | 7  | 30
            """;

    /** Judged, amount; then who approves. */
    private static final String LIMITS =
            """
            true  | 20000    | project-manager
            true  | 20000.01 | region
            false | 5000     | project-manager
            false | 5000.01  | region
            false | 20000    | region
            true  | 5000     | project-manager
            """;

    /** The reason; its way, and the flow that it is told to. */
    private static final String ROUTES =
            """
            service  | dispute    | complaint
            facility | dispute    | repair
            leak     | dispute    | repair
            damage   | dispute    | complaint
            amount   | amount     |
            vacant   | vacancy    |
            hardship | instalment |
            notPayer | payer      |
            promise  | promise    |
            refusal  | refusal    |
            other    | other      |
            forgot   | other      |
                     | other      |
            """;

    /** The flow, how it ended, what was found; whether the owner was right. */
    private static final String FINDINGS =
            """
            repair    | repaired   |          | true
            repair    | safeOnly   |          | true
            repair    | cancelled  |          | false
            repair    | duplicate  | upheld   | false
            repair    |            |          | false
            complaint | settled    | upheld   | true
            complaint | notSettled | partly   | true
            complaint | settled    | rejected | false
            complaint | withdrawn  |          | false
            """;

    static Stream<List<String>> remedies() {
        return lines(REMEDIES);
    }

    static Stream<List<String>> procedures() {
        return lines(PROCEDURES);
    }

    static Stream<List<String>> periods() {
        return lines(PERIODS);
    }

    static Stream<List<String>> limits() {
        return lines(LIMITS);
    }

    static Stream<List<String>> routes() {
        return lines(ROUTES);
    }

    static Stream<List<String>> findings() {
        return lines(FINDINGS);
    }

    private static Stream<List<String>> lines(String table) {
        return table.lines()
                .map(line -> Arrays.stream(line.split("\\|", -1)).map(String::strip).toList());
    }

    private static Map<String, Object> remedyFacts(List<String> row) {
        List<String> done = List.of(row.get(4).split(" "));
        return facts(
                "claimOutcome", row.get(0),
                "daysLeft", Integer.valueOf(row.get(1)),
                "daysOverdue", Integer.valueOf(row.get(2)),
                "owed", new BigDecimal(row.get(3)),
                "letterServed", done.contains("letter"),
                "mediated", done.contains("mediated"),
                "committeeAsked", done.contains("committee"));
    }

    private static Map<String, Object> procedureFacts(List<String> row) {
        return facts(
                "objected", Boolean.valueOf(row.get(0)),
                "disputed", Boolean.valueOf(row.get(1)),
                "owed", new BigDecimal(row.get(2)));
    }

    private static Map<String, Object> limitFacts(List<String> row) {
        return facts("judged", Boolean.valueOf(row.get(0)), "amount", new BigDecimal(row.get(1)));
    }

    private static Map<String, Object> periodFacts(List<String> row) {
        return facts("paper", row.get(0));
    }

    private static Map<String, Object> routeFacts(List<String> row) {
        return facts("reasonCode", orNull(row.get(0)));
    }

    private static Map<String, Object> findingFacts(List<String> row) {
        return facts(
                "flow", row.get(0), "outcome", orNull(row.get(1)), "finding", orNull(row.get(2)));
    }

    private static Map<String, Object> facts(Object... pairs) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("community", "any");
        for (int i = 0; i < pairs.length; i += 2) {
            facts.put((String) pairs[i], pairs[i + 1]);
        }
        return facts;
    }

    private static String orNull(String cell) {
        return cell.isEmpty() ? null : cell;
    }

    private static Map<String, Object> answer(String table, Map<String, Object> facts) {
        return DecisionFile.read(FOLDER + table + ".dmn").answer(table, facts);
    }

    @ParameterizedTest
    @MethodSource("remedies")
    void what_an_unpaid_demand_leads_to(List<String> row) {
        assertThat(answer("collection-remedy", remedyFacts(row))).containsEntry("step", row.get(5));
    }

    @ParameterizedTest
    @MethodSource("procedures")
    void a_claim_goes_the_quickest_way_that_is_open_to_it(List<String> row) {
        assertThat(answer("collection-procedure", procedureFacts(row)))
                .containsEntry("procedure", row.get(3));
    }

    @ParameterizedTest
    @MethodSource("periods")
    void a_paper_gives_a_reasonable_time(List<String> row) {
        Map<String, Object> days = answer("collection-demand-period", periodFacts(row));
        assertThat(((Number) days.get("least")).intValue()).isEqualTo(Integer.parseInt(row.get(1)));
        assertThat(((Number) days.get("most")).intValue()).isEqualTo(Integer.parseInt(row.get(2)));
    }

    @ParameterizedTest
    @MethodSource("limits")
    void what_is_given_up_is_approved_by_whom_the_amount_asks_for(List<String> row) {
        assertThat(answer("collection-write-off-limit", limitFacts(row)))
                .containsEntry("role", row.get(2));
    }

    @ParameterizedTest
    @MethodSource("routes")
    void a_reason_decides_the_way(List<String> row) {
        assertThat(answer("collection-route", routeFacts(row)))
                .containsEntry("route", row.get(1))
                .containsEntry("flow", orNull(row.get(2)));
    }

    @ParameterizedTest
    @MethodSource("findings")
    void what_was_found_says_whether_the_owner_was_right(List<String> row) {
        assertThat(answer("collection-justified", findingFacts(row)))
                .containsEntry("justified", Boolean.valueOf(row.get(3)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "collection-remedy",
                "collection-procedure",
                "collection-demand-period",
                "collection-write-off-limit",
                "collection-route",
                "collection-justified"
            })
    void files_are_readable_for_a_designer(String table) {
        DecisionFile.read(FOLDER + table + ".dmn").assertReadable();
    }

    @Test
    void every_rule_is_reached() {
        everyRule("collection-remedy", remedies(), LegalTablesTest::remedyFacts);
        everyRule("collection-procedure", procedures(), LegalTablesTest::procedureFacts);
        everyRule("collection-demand-period", periods(), LegalTablesTest::periodFacts);
        everyRule("collection-write-off-limit", limits(), LegalTablesTest::limitFacts);
        everyRule("collection-route", routes(), LegalTablesTest::routeFacts);
        everyRule("collection-justified", findings(), LegalTablesTest::findingFacts);
    }

    private static void everyRule(
            String table,
            Stream<List<String>> rows,
            Function<List<String>, Map<String, Object>> facts) {
        DecisionFile fresh = DecisionFile.read(FOLDER + table + ".dmn");
        rows.forEach(row -> fresh.answer(table, facts.apply(row)));
        fresh.assertEveryRuleAnswered();
    }
}
