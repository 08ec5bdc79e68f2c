package org.guanjia;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/guards.md} names tests and guards that are there: a renamed one is renamed there. */
class GuardsListTest {

    private static final Path TESTS = Path.of("src/test/java/org/guanjia");
    private static final Path SOURCES = Path.of("src/main/java/org/guanjia");

    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

    /** {@code room/Class#method}, {@code Class} or {@code #method} of the class before it. */
    private static final Pattern NAMED =
            Pattern.compile("((?:[a-z]+/)*[A-Z]\\w*[a-z]\\w*)?(?:#(\\w+))?");

    private final List<String> wrong = new ArrayList<>();

    @Test
    void every_test_that_is_named_is_there() throws IOException {
        Map<String, List<Path>> tests = files(TESTS);
        int named = 0;
        for (String line : Files.readAllLines(Path.of("docs/guards.md"))) {
            List<String> cells = cells(line);
            if (!cells.isEmpty()) {
                named += look(tests, cells.get(cells.size() - 1), line);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(named).isGreaterThan(300);
    }

    @Test
    void every_class_that_is_said_to_hold_a_guard_is_there() throws IOException {
        Map<String, List<Path>> sources = files(SOURCES);
        int named = 0;
        for (String line : Files.readAllLines(Path.of("docs/guards.md"))) {
            List<String> cells = cells(line);
            if (cells.size() == 3) {
                named += look(sources, cells.get(1), line);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(named).isGreaterThan(200);
    }

    @Test
    void a_test_that_is_not_there_is_found() throws IOException {
        Map<String, List<Path>> tests = files(TESTS);
        look(tests, "`GuardsListTest#a_test_that_is_not_there_is_found`", "right");
        assertThat(wrong).isEmpty();
        look(tests, "`GuardsListTest#nothing`, `#neither`, `NoSuchTest`, `fee/GuardsListTest`", "");
        look(tests, "`GuardsListTest` and on MySQL", "");
        assertThat(wrong).hasSize(5);
    }

    private static Map<String, List<Path>> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(".java"))
                    .collect(Collectors.groupingBy(GuardsListTest::name));
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString().replaceFirst("\\.java$", "");
    }

    /** Of a row of a table, without its head. */
    private static List<String> cells(String line) {
        if (!line.startsWith("| ")
                || line.startsWith("| Guard |")
                || line.startsWith("| Input |")) {
            return List.of();
        }
        return Stream.of(line.substring(1, line.lastIndexOf('|')).split("\\|"))
                .map(String::strip)
                .toList();
    }

    /** Names what a cell names wrongly; gives how much it names. */
    private int look(Map<String, List<Path>> known, String cell, String line) throws IOException {
        int named = 0;
        Path last = null;
        Matcher quoted = QUOTED.matcher(cell);
        while (quoted.find()) {
            Matcher one = NAMED.matcher(quoted.group(1));
            if (!one.matches()) {
                continue;
            }
            named++;
            if (one.group(1) != null) {
                last = find(known, one.group(1)).orElse(null);
            }
            if (last == null || one.group(2) != null && !has(known, last, one.group(2))) {
                wrong.add(quoted.group(1) + " in: " + line);
            }
        }
        if (cell.endsWith(" on MySQL")
                && last != null
                && !known.containsKey(name(last).replaceFirst("Test$", "MySqlTest"))) {
            wrong.add(name(last) + " on MySQL in: " + line);
        }
        return named;
    }

    private static Optional<Path> find(Map<String, List<Path>> known, String name) {
        Path end = Path.of(name + ".java");
        return known
                .getOrDefault(end.getFileName().toString().replace(".java", ""), List.of())
                .stream()
                .filter(file -> file.endsWith(end))
                .findFirst();
    }

    /** Whether the class, or one that it extends, has this method, type or field. */
    private static boolean has(Map<String, List<Path>> known, Path file, String member)
            throws IOException {
        String text = Files.readString(file);
        if (Pattern.compile("[\\s.]" + member + "\\s*[(=;{]").matcher(text).find()) {
            return true;
        }
        Matcher above = Pattern.compile("class " + name(file) + " extends (\\w+)").matcher(text);
        Optional<Path> parent = above.find() ? find(known, above.group(1)) : Optional.empty();
        return parent.isPresent() && has(known, parent.get(), member);
    }
}
