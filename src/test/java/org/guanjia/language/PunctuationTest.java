package org.guanjia.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Beside a Chinese word stands a full-width mark: in texts, forms, diagrams, decisions and the
 * scripts of the pages. Times, amounts and codes keep their half-width ones.
 */
class PunctuationTest {

    private static final String CHINESE = "[\\u3400-\\u9fff，。；：？！（）“”《》]";
    private static final Pattern HALF =
            Pattern.compile(
                    "%1$s[,;:?!(]|[,;:?!)]%1$s|\\(%1$s|%1$s\\)|%1$s\\.(?:\\s|$)"
                            .formatted(CHINESE));

    private static final Pattern TEXT = Pattern.compile("(?m)^[\\w.]+=(.*)$");
    private static final Pattern FORM =
            Pattern.compile(
                    "\"(?:label|text|description|title)\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern MODEL =
            Pattern.compile(
                    "\\b(?:name|label)=\"([^\"]*)\""
                            + "|<(?:bpmn:)?(?:documentation|description|text)\\b[^>]*>([^<]*)</");
    private static final Pattern SCRIPT = Pattern.compile("'((?:[^'\\\\\\n]|\\\\.)*)'");

    @Test
    void texts_use_full_width_marks() throws IOException {
        check(200, TEXT, "src/main/resources/texts", "(?<!_en)\\.properties");
    }

    @Test
    void forms_use_full_width_marks() throws IOException {
        check(100, FORM, "forms", "\\.form");
        check(100, SCRIPT, "forms", "\\.html");
    }

    @Test
    void diagrams_and_decisions_use_full_width_marks() throws IOException {
        check(500, MODEL, "processes", "\\.bpmn");
        check(500, MODEL, "processes", "\\.dmn");
    }

    @Test
    void scripts_of_the_pages_use_full_width_marks() throws IOException {
        check(100, SCRIPT, "src/main/resources/META-INF/resources/guanjia", "\\.js");
        check(100, SCRIPT, "src/main/resources/META-INF/resources/webjars/camunda", "\\.js");
    }

    @Test
    void a_mark_of_the_wrong_width_is_found() {
        assertThat(List.of("漏水,很急", "期限(天)", "满意吗?", "共 3 张:已付", "见 README. 好.", "(在线)"))
                .allMatch(text -> HALF.matcher(text).find());
        assertThat(List.of("漏水，很急", "08:30 到 18:00", "1,000.00 元", "S4,C 级", "以 jdbc:mysql: 开头"))
                .noneMatch(text -> HALF.matcher(text).find());
    }

    /**
     * @param atLeast how many Chinese texts there are to look at, or the pattern misses them
     */
    private static void check(int atLeast, Pattern said, String folder, String ending)
            throws IOException {
        List<String> wrong = new ArrayList<>();
        int seen = 0;
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            Pattern named = Pattern.compile(".*" + ending);
            for (Path file :
                    files.filter(path -> named.matcher(path.toString()).matches()).toList()) {
                Matcher matcher = said.matcher(Files.readString(file));
                while (matcher.find()) {
                    String text = matcher.group(1);
                    if (text == null) {
                        text = matcher.group(2);
                    }
                    text = text.replaceAll("&#?\\w+;|\\\\n", "\n");
                    // A decision asks with words that people write as they like; 时:分 is a form.
                    if (!text.matches("(?s).*[\\u3400-\\u9fff].*")
                            || text.contains("matches(")
                            || text.equals("时:分")) {
                        continue;
                    }
                    seen++;
                    if (HALF.matcher(text).find()) {
                        wrong.add(file.getFileName() + ": " + text);
                    }
                }
            }
        }
        assertThat(seen).as("Chinese texts below %s", folder).isGreaterThanOrEqualTo(atLeast);
        assertThat(wrong).isEmpty();
    }
}
