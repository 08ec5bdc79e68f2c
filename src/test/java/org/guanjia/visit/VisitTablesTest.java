package org.guanjia.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.guanjia.DecisionFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long a visit may take, row by row. */
class VisitTablesTest {

    private static final String TABLE = "house-visit-service-times";
    private static final String FILE = "processes/house-visit/" + TABLE + ".dmn";

    private static Map<String, Object> facts(String measure) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("measure", measure);
        facts.put("severity", null);
        facts.put("grade", "A");
        return facts;
    }

    @ParameterizedTest
    @CsvSource({
        "houseVisit, 1710, true, housekeeper, false",
        "decision, 240, true, service-manager, false",
        "support, 240, true, housekeeper, true"
    })
    void a_step_has_its_time(
            String measure, int minutes, boolean working, String owner, boolean waiting) {
        assertThat(DecisionFile.read(FILE).answer(TABLE, facts(measure)))
                .containsEntry("minutes", minutes)
                .containsEntry("workingTime", working)
                .containsEntry("ownerRole", owner)
                .containsEntry("waiting", waiting);
    }

    @Test
    void the_file_is_readable_and_every_rule_is_reached() {
        DecisionFile file = DecisionFile.read(FILE);
        for (String measure : new String[] {"houseVisit", "decision", "support"}) {
            file.answer(TABLE, facts(measure));
        }
        file.assertEveryRuleAnswered();
        file.assertReadable();
    }
}
