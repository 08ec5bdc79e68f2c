package org.guanjia.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.guanjia.DecisionFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How grave a complaint is; the order of the rules is the requirement. */
class ComplaintSeverityTableTest {

    private static final String PATH = "processes/complaint/complaint-severity.dmn";

    private static final String ROWS =
            """
            # weight, loss, media, hotline, repeats, rejections, words, severity, reason
            grave, false, false, false, 1, 0, 摔伤, major, grave
            slight, true, false, false, 1, 0, 车被刮了, major, loss
            service, false, true, false, 1, 0, 电视台来过, major, media
            service, false, false, true, 1, 0, 多收钱, major, hotline
            service, false, false, false, 3, 0, 又来了, major, repeated
            service, false, false, false, 1, 0, 再不处理我去法院起诉, major, threatened
            service, false, false, false, 1, 0, 我们要拉横幅, major, threatened
            service, false, false, false, 1, 0, I WILL SUE YOU, major, threatened
            misconduct, false, false, false, 1, 0, 收红包, important, misconduct
            service, false, false, false, 1, 2, 没解决, important, rejected
            service, false, false, false, 2, 0, 上周也说过, important, repeated
            service, false, false, false, 1, 1, 没解决, ordinary, ordinary
            slight, false, false, false, 1, 0, 没扫, minor, slight
            service, false, false, false, 1, 0, 多收钱, ordinary, ordinary
            service, false, false, false, 1, 0, -, ordinary, ordinary
            """;

    private final DecisionFile table = DecisionFile.read(PATH);

    @Test
    void file_is_readable_for_a_designer() {
        table.assertReadable();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = ROWS)
    void complaint_gets_its_severity(
            String weight,
            boolean loss,
            boolean media,
            boolean hotline,
            int repeats,
            int rejections,
            String words,
            String severity,
            String reason) {
        assertThat(
                        answer(
                                table,
                                weight,
                                loss,
                                media,
                                hotline,
                                new int[] {repeats, rejections},
                                words))
                .containsEntry("severity", severity)
                .containsEntry("reason", reason);
    }

    @Test
    void every_rule_is_reached() {
        DecisionFile fresh = DecisionFile.read(PATH);
        ROWS.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(",\\s*"))
                .forEach(
                        cell ->
                                answer(
                                        fresh,
                                        cell[0],
                                        Boolean.parseBoolean(cell[1]),
                                        Boolean.parseBoolean(cell[2]),
                                        Boolean.parseBoolean(cell[3]),
                                        new int[] {
                                            Integer.parseInt(cell[4]), Integer.parseInt(cell[5])
                                        },
                                        cell[6]));
        fresh.assertEveryRuleAnswered();
    }

    private static Map<String, Object> answer(
            DecisionFile file,
            String weight,
            boolean loss,
            boolean media,
            boolean hotline,
            int[] counts,
            String words) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("weight", weight);
        facts.put("loss", loss);
        facts.put("media", media);
        facts.put("hotline", hotline);
        facts.put("repeats", counts[0]);
        facts.put("rejections", counts[1]);
        facts.put("description", words);
        return file.answer("complaint-severity", facts);
    }
}
