package org.guanjia.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.guanjia.language.Texts;
import org.junit.jupiter.api.Test;

/** Who reads only English can read the demo: each of its Chinese texts has its English. */
class DemoWordsTest {

    private static final Path DEMO = Path.of("src/main/java/org/guanjia/demo");
    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|(?m)^\\s*//.*$");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

    /** Other stories have both languages side by side. */
    private static final List<String> TOLD_IN_CHINESE =
            List.of(
                    "DemoEstate",
                    "DemoStaff",
                    "EndedRepairs",
                    "OpenRepairs",
                    "ComplaintStories",
                    "DemoCase",
                    "DemoCases");

    /** Parts of addresses, which are stored without these words. */
    private static final Set<String> AS_THEY_ARE = Set.of("栋", "期", "单元", "2栋", "3栋", "。");

    @Test
    void each_text_of_the_demo_has_its_english() {
        Map<String, String> english = DemoWords.english();
        Set<String> missing = new TreeSet<>();
        TOLD_IN_CHINESE.forEach(name -> missing.addAll(chinese(DEMO.resolve(name + ".java"))));
        missing.removeAll(AS_THEY_ARE);
        missing.removeAll(english.keySet());
        assertThat(missing).isEmpty();
    }

    @Test
    void the_english_has_no_chinese_in_it_and_differs() {
        Map<String, String> english = DemoWords.english();
        assertThat(english.values()).noneMatch(text -> HAN.matcher(text).find());
        assertThat(english.values()).noneMatch(String::isBlank);
    }

    @Test
    void a_chinese_house_tells_the_demo_in_chinese() {
        DemoWords words = new DemoWords(new Texts("zh", ZoneId.of("Asia/Shanghai")));
        assertThat(words.of("云栖苑")).isEqualTo("云栖苑");
        DemoWords english = new DemoWords(new Texts("en", ZoneId.of("Asia/Shanghai")));
        assertThat(english.of("云栖苑")).isEqualTo("Yunqi Garden");
        assertThat(english.of(Map.of("a", "谢谢", "b", 3)))
                .containsEntry("a", "Thank you")
                .containsEntry("b", 3);
    }

    private static Set<String> chinese(Path file) {
        try {
            String code = COMMENT.matcher(Files.readString(file)).replaceAll("");
            Set<String> found = new TreeSet<>();
            for (Matcher literal = LITERAL.matcher(code); literal.find(); ) {
                if (HAN.matcher(literal.group(1)).find()) {
                    found.add(literal.group(1));
                }
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
