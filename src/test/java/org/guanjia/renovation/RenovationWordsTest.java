package org.guanjia.renovation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What the company may not do, it must not say either: nothing of this room fines anybody, and
 * nothing cuts water, power, gas or heating; where these are spoken of, it is forbidden.
 */
class RenovationWordsTest {

    private static final Pattern FINE = Pattern.compile("罚款|罚金|滞纳金|处以罚");

    /** To be fined by the authority is its result; nothing else may be called so. */
    private static final Pattern ENGLISH_FINE =
            Pattern.compile("(?i)\\b(fines?|fined|penalt(y|ies))\\b(?! by the authority|=)");

    private static final Pattern CUT =
            Pattern.compile(
                    "[停断切掐][供]?(水|电|气|暖|热)(?!梯)|(?i)cut(s|ting)? (off )?(water|power|gas|heating)");

    private static final Pattern FORBIDDEN =
            Pattern.compile("不得|不断|不停|不能|不以|禁止|(?i)never|neither|not ");

    private static Stream<Path> files() throws IOException {
        List<Path> all = new ArrayList<>();
        for (String folder :
                List.of(
                        "processes/renovation-violation",
                        "processes/renovation-permit",
                        "src/main/resources/documents",
                        "forms",
                        "src/main/resources/texts")) {
            if (Files.isDirectory(Path.of(folder))) {
                try (Stream<Path> walk = Files.walk(Path.of(folder))) {
                    walk.filter(Files::isRegularFile)
                            .filter(RenovationWordsTest::ours)
                            .forEach(all::add);
                }
            }
        }
        return all.stream();
    }

    private static boolean ours(Path file) {
        String path = file.toString();
        if (path.startsWith("forms")) {
            return path.contains("violation-") || path.contains("permit-");
        }
        if (path.contains("/texts/")) {
            return path.matches(
                    ".*/(renovation-violation|violation|permit|papers|renovation)(_en)?\\.properties");
        }
        return path.matches(".*\\.(bpmn|dmn|properties|html|csv)");
    }

    @Test
    void the_room_is_searched() throws IOException {
        assertThat(files().map(Path::toString))
                .anyMatch(path -> path.endsWith("violation-severity.dmn"))
                .anyMatch(path -> path.endsWith("violation-decide-deduction.form"))
                .anyMatch(path -> path.endsWith("violation.properties"))
                .anyMatch(path -> path.endsWith("rectification-notice.html"));
    }

    @Test
    void nobody_is_fined_by_the_company() throws IOException {
        for (Path file : files().toList()) {
            assertThat(found(file, FINE)).as("%s", file).isEmpty();
            if (file.toString().matches(".*(_en\\.properties|\\.html)$")) {
                assertThat(found(file, ENGLISH_FINE)).as("%s", file).isEmpty();
            }
        }
    }

    @Test
    void no_supply_is_cut() throws IOException {
        for (Path file : files().toList()) {
            assertThat(found(file, CUT))
                    .as("%s", file)
                    .allMatch(line -> FORBIDDEN.matcher(line).find());
        }
    }

    private static List<String> found(Path file, Pattern words) throws IOException {
        return Files.readAllLines(file).stream()
                .flatMap(line -> Stream.of(line.split("[。;；.]")))
                .filter(sentence -> words.matcher(sentence).find())
                .toList();
    }
}
