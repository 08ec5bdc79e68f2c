package org.guanjia.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guanjia.DecisionFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The standards of results (S2-08), row by row: what each trade's task is judged by. */
class StandardTablesTest {

    /**
     * File; category of the case, {@code -} for none; its lines in order. {@code *} marks a line
     * that may not apply, {@code ?} one that may fail with a word and forbids nothing.
     */
    private static final String STANDARDS =
            """
            repair/repair-work-standard | -                 | works firm clean* told*?
            repair/repair-work-standard | plumbing.leak     | works noLeak drains* firm clean* told*?
            repair/repair-work-standard | water.cold        | works noLeak firm clean* told*?
            repair/repair-work-standard | hvac.heating      | works noLeak runs* firm clean* told*?
            repair/repair-work-standard | electrical.socket | works protected* threeTimes firm clean* told*?
            repair/repair-work-standard | power.outage      | works protected* threeTimes firm clean* told*?
            repair/repair-work-standard | weak.intercom     | works threeTimes firm clean* told*?
            repair/repair-work-standard | public.lighting   | works protected* barrier* firm clean* told*?
            repair/repair-work-standard | door.lock         | works opens firm clean* told*?
            repair/repair-work-standard | wall.seep         | works dry* firm clean* told*?
            repair/repair-work-standard | roof.leak         | works dry* firm clean* told*?
            repair/repair-work-standard | exterior.tile     | works dry* firm clean* told*?
            repair/repair-work-standard | lift.noise        | works barrier* firm clean* told*?
            repair/repair-work-standard | road.kerb         | works barrier* firm clean* told*?
            repair/repair-work-standard | fire.hydrant      | works barrier* firm clean* told*?
            repair/repair-work-standard | plumbingx         | works firm clean* told*?
            repair/repair-contract-standard | -               | scope material* finish common warranty*?
            repair/repair-contract-standard | plumbing        | scope material* waterTest* finish common warranty*?
            repair/repair-contract-standard | wall.seep       | scope material* waterTest* finish common warranty*?
            repair/repair-contract-standard | roof.leak       | scope material* waterTest* finish common warranty*?
            repair/repair-contract-standard | exterior.tile   | scope material* waterTest* finish common warranty*?
            repair/repair-contract-standard | electrical.wire | scope material* electric* finish common warranty*?
            repair/repair-contract-standard | power.outage    | scope material* electric* finish common warranty*?
            repair/repair-contract-standard | public.lighting | scope material* electric* finish common warranty*?
            repair/repair-contract-standard | lift.stopped    | scope material* electric* finish common warranty*?
            repair/repair-safe-standard     | electrical.wire | gone marked* neighbours* explained*
            repair/repair-scene-standard    | fire.smoke      | people source* cordon* handedOver
            repair/repair-callback-standard | door.lock       | fixed intime? manner*? price*?
            complaint/complaint-callback-standard | - | kept* stopped* content understood? manner*?
            complaint/complaint-investigation-standard  | - | place* both* proof cause action
            complaint/complaint-reply-standard          | - | each concrete plain private
            complaint/complaint-report-standard         | - | facts handling reaction prevention private
            fee-collection/collection-demand-standard   | - | debtor amount damages* period service words
            fee-collection/collection-write-off-standard | - | basis steps limit hope* amount
            house-visit/visit-listening-standard        | - | three words*? agreed* nofee*?
            renovation-permit/permit-acceptance-standard | - | asPermitted structure pipes* electric* fire* facade* common
            renovation-permit/permit-patrol-standard    | - | people* structure gas* pipes* water* facade* fire* power* rubbish*
            renovation-permit/permit-review-standard    | - | structure wetRoom pipes* facade* owner firm* complete
            renovation-permit/permit-water-standard     | - | hours below level door
            renovation-violation/violation-rectified-standard | - | each restored hidden* harm* stopped
            """;

    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

    static Stream<List<String>> files() {
        return rows().collect(Collectors.groupingBy(row -> row.get(0))).keySet().stream()
                .sorted()
                .map(List::of);
    }

    private static Stream<List<String>> rows() {
        return STANDARDS
                .lines()
                .map(line -> Stream.of(line.split("\\|")).map(String::trim).toList());
    }

    @ParameterizedTest
    @MethodSource("files")
    void each_line_of_a_standard_is_known(List<String> file) {
        DecisionFile decision = DecisionFile.read("processes/" + file.get(0) + ".dmn");
        String name = file.get(0).replaceFirst(".*/", "");
        rows().filter(row -> row.get(0).equals(file.get(0)))
                .forEach(
                        row ->
                                assertThat(lines(decision, name, row.get(1)))
                                        .as(row.get(1))
                                        .isEqualTo(row.get(2)));
        decision.assertEveryRuleAnswered();
    }

    private static String lines(DecisionFile decision, String name, String category) {
        Map<String, Object> facts =
                category.equals("-")
                        ? new HashMap<>(Collections.singletonMap("category", null))
                        : Map.of("category", category);
        return decision.answers(name, facts).stream()
                .map(StandardTablesTest::line)
                .collect(Collectors.joining(" "));
    }

    private static String line(Map<String, Object> row) {
        for (String text : List.of("text", "measure")) {
            assertThat(row.get(text)).asString().containsPattern(HAN);
            assertThat(row.get(text + "En")).asString().isNotBlank().doesNotContainPattern(HAN);
        }
        return row.get("line")
                + (Boolean.TRUE.equals(row.get("notApplicable")) ? "*" : "")
                + (row.get("failed").equals("remark") ? "?" : "");
    }
}
