package org.guanjia.webapps;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a flow tells about its case has a name in words: the panel never shows a variable's. */
class DetailWordsTest {

    private static final Path CODE = Path.of("src/main/java/org/guanjia");
    private static final Path SCRIPTS =
            Path.of(
                    "src/main/resources/META-INF/resources/webjars/camunda/app/tasklist/scripts",
                    "guanjia");
    private static final Pattern TOLD = Pattern.compile("\\bdetails\\s*\\.put\\(\\s*\"(\\w+)\"");
    private static final Pattern HAPPENED =
            Pattern.compile("\\.event\\(\\s*[^,]+,\\s*[^,\"]+,\\s*\"(\\w+)\"");
    private static final Pattern HAPPENING =
            Pattern.compile("'event\\.(\\w+)': \\[(['\"])\\S.*\\2, (['\"])\\S.*\\3\\]");
    private static final Pattern NAMED =
            Pattern.compile("'detail\\.(\\w+)': \\[(['\"])\\S.*\\2, (['\"])\\S.*\\3\\]");
    private static final Pattern ELSEWHERE = Pattern.compile("(?s)const ELSEWHERE = \\[(.*?)]");
    private static final Pattern QUOTED = Pattern.compile("'(\\w+)'");

    @Test
    void each_line_of_a_timeline_says_in_words_what_happened() throws IOException {
        Set<String> happened = new TreeSet<>();
        try (Stream<Path> files = Files.walk(CODE)) {
            List<Path> classes = files.filter(file -> file.toString().endsWith(".java")).toList();
            for (Path file : classes) {
                happened.addAll(all(HAPPENED, Files.readString(file)));
            }
        }
        // A milestone has its words from the diagram.
        happened.remove("milestone");
        assertThat(happened).hasSizeGreaterThan(15);
        assertThat(all(HAPPENING, Files.readString(SCRIPTS.resolve("texts.js"))))
                .containsAll(happened);
    }

    @Test
    void each_detail_of_a_case_is_named_in_both_languages() throws IOException {
        Set<String> told = new TreeSet<>();
        try (Stream<Path> files = Files.walk(CODE)) {
            List<Path> classes = files.filter(file -> file.toString().endsWith(".java")).toList();
            for (Path file : classes) {
                told.addAll(all(TOLD, Files.readString(file)));
            }
        }
        assertThat(told).hasSizeGreaterThan(50);

        told.removeAll(all(NAMED, Files.readString(SCRIPTS.resolve("texts.js"))));
        String elsewhere =
                all(ELSEWHERE, Files.readString(SCRIPTS.resolve("case-facts.js")))
                        .iterator()
                        .next();
        told.removeAll(all(QUOTED, elsewhere));
        assertThat(told).isEmpty();
    }

    private static Set<String> all(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
