package org.guanjia.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each clock that a diagram or a table of service times names is shown to people in words. */
class ClockWordsTest {

    private static final Pattern ALLOWED =
            Pattern.compile("<inputValues[^>]*>\\s*<text>(.*?)</text>", Pattern.DOTALL);
    private static final Pattern QUOTED = Pattern.compile("\"(\\w+)\"");
    private static final Pattern CLOCK = Pattern.compile("name=\"clock\" value=\"(\\w+)\"");

    @Test
    void every_clock_has_words_in_both_languages() throws IOException {
        Set<String> clocks = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("processes"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file);
                if (file.toString().endsWith("times.dmn")) {
                    // The first column of these tables is the clock.
                    Matcher allowed = ALLOWED.matcher(text);
                    assertThat(allowed.find()).as(file.toString()).isTrue();
                    clocks.addAll(found(QUOTED, allowed.group(1)));
                } else if (file.toString().endsWith(".bpmn")) {
                    clocks.addAll(found(CLOCK, text));
                }
            }
        }

        assertThat(clocks).contains("accept", "amountCheck", "expiryNotice");
        for (String language : List.of("", "_en")) {
            Properties words = new Properties();
            try (Reader reader =
                    Files.newBufferedReader(
                            Path.of(
                                    "src/main/resources/texts/casefile"
                                            + language
                                            + ".properties"))) {
                words.load(reader);
            }
            assertThat(clocks)
                    .as("casefile" + language)
                    .allSatisfy(
                            clock -> assertThat(words).containsKey("casefile.measure." + clock));
        }
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(one -> one.group(1)).toList();
    }
}
