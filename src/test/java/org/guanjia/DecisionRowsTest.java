package org.guanjia;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A decision table that nobody asks row by row is a rule that nobody has read twice. */
class DecisionRowsTest {

    private static final Path TESTS = Path.of("src/test/java");

    @Test
    void every_decision_file_is_asked_row_by_row_by_a_test() throws IOException {
        String tests;
        try (Stream<Path> files = Files.walk(TESTS)) {
            tests =
                    String.join(
                            "\n",
                            files.filter(file -> file.toString().endsWith(".java"))
                                    .map(DecisionRowsTest::text)
                                    .filter(text -> text.contains("assertEveryRuleAnswered()"))
                                    .toList());
        }
        List<String> decisions;
        try (Stream<Path> files = Files.walk(Path.of("processes"))) {
            decisions =
                    files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".dmn"))
                            .map(name -> name.replace(".dmn", ""))
                            .sorted()
                            .toList();
        }
        assertThat(decisions).isNotEmpty();
        assertThat(decisions)
                .as("decisions that no test with assertEveryRuleAnswered names")
                .filteredOn(name -> !tests.matches("(?s).*[\"/]" + name + "[\" .].*"))
                .isEmpty();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
