package org.guanjia.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextsTest {

    private static final Path TEXTS = Path.of("src/main/resources/texts");

    private final Texts texts = new Texts("zh", ZoneId.of("Asia/Shanghai"));

    @Test
    void every_text_is_there_in_both_languages_and_with_the_same_placeholders() throws Exception {
        for (Path file : chineseFiles()) {
            Properties chinese = read(file);
            Properties english =
                    read(
                            file.resolveSibling(
                                    file.getFileName()
                                            .toString()
                                            .replace(".properties", "_en.properties")));
            assertThat(new TreeSet<>(english.keySet()))
                    .as("keys of %s in English", file)
                    .isEqualTo(new TreeSet<>(chinese.keySet()));
            for (String key : chinese.stringPropertyNames()) {
                assertThat(places(english.getProperty(key)))
                        .as("placeholders of %s", key)
                        .isEqualTo(places(chinese.getProperty(key)));
            }
        }
    }

    @Test
    void keys_begin_with_the_room_that_the_file_is_named_after() throws Exception {
        for (Path file : chineseFiles()) {
            String room = file.getFileName().toString().replace(".properties", "");
            assertThat(read(file).stringPropertyNames())
                    .as("keys of %s", file)
                    .allMatch(key -> key.startsWith(room + "."));
        }
    }

    @Test
    void every_refusal_in_the_sources_has_a_text() throws Exception {
        Pattern refusal =
                Pattern.compile(
                        "Refusal\\s*\\.\\s*(?:(?:invalid|tooLarge|unsupported)\\(\\s*(?:null|\"\\w*\"|\\w+)\\s*,\\s*"
                                + "|(?:malformed|notFound|forbidden|conflict)\\(\\s*)\"([a-z]+\\.[\\w.]+)\"");
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source : sources.filter(path -> path.toString().endsWith(".java")).toList()) {
                Matcher matcher = refusal.matcher(Files.readString(source));
                while (matcher.find()) {
                    assertThat(texts.has(matcher.group(1)))
                            .as("%s, refused in %s, has a text", matcher.group(1), source)
                            .isTrue();
                }
            }
        }
    }

    /** The second of two lines of one key wins in silence. */
    @Test
    void no_file_of_texts_has_a_key_twice() throws Exception {
        List<String> twice = new ArrayList<>();
        for (Path folder : List.of(Path.of("src/main/resources"), Path.of("processes"))) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".properties")).toList()) {
                    Properties once =
                            new Properties() {
                                private static final long serialVersionUID = 1L;

                                @Override
                                public synchronized Object put(Object key, Object value) {
                                    if (containsKey(key)) {
                                        twice.add(file + " " + key);
                                    }
                                    return super.put(key, value);
                                }
                            };
                    try (Reader reader = Files.newBufferedReader(file)) {
                        once.load(reader);
                    }
                }
            }
        }
        assertThat(twice).isEmpty();
    }

    @Test
    void whole_numbers_are_said_as_they_are_and_missing_values_as_nothing() {
        assertThat(texts.say("casefile.tooLong", 4000)).isEqualTo("此项最多 4000 个字");
        assertThat(texts.say(Locale.ENGLISH, "casefile.tooLong", 4000))
                .isEqualTo("At most 4000 characters");
        assertThat(texts.say("casefile.tooLong")).isEqualTo("此项最多  个字");
    }

    @Test
    void an_instant_is_said_to_the_minute_in_the_house_s_time_zone() {
        assertThat(
                        texts.sayWith(
                                "notice.warning",
                                Map.of("dueAt", Instant.parse("2026-11-23T02:00:00Z"))))
                .contains("2026-11-23 10:00");
    }

    @Test
    void a_moment_is_written_by_the_house_alone_and_with_its_year() throws Exception {
        assertThat(texts.moment(Instant.parse("2026-12-31T16:05:59Z")))
                .isEqualTo("2027-01-01 00:05");
        List<String> own = new ArrayList<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java/org/guanjia"))) {
            for (Path source : sources.filter(path -> path.toString().endsWith(".java")).toList()) {
                boolean words = source.toString().contains("/language/");
                boolean letters = source.endsWith("document/DocumentPages.java");
                if (!words && !letters && Files.readString(source).contains("HH:mm\"")) {
                    own.add(source.toString());
                }
            }
        }
        assertThat(own).as("sources with a form of their own: pass the Instant").isEmpty();
    }

    @Test
    void a_month_is_named_as_the_language_names_it() {
        YearMonth november = YearMonth.of(2026, 11);
        assertThat(texts.say("fee.run.title", november)).isEqualTo("2026年11月出账");
        assertThat(texts.say(Locale.ENGLISH, "fee.run.title", november))
                .isEqualTo("Billing of November 2026");
    }

    @Test
    void an_amount_has_its_thousands_set_apart_and_two_decimals() {
        assertThat(Texts.yuan(new BigDecimal("1234567.5"))).isEqualTo("1,234,567.50");
        assertThat(Texts.yuan(new BigDecimal("-1000"))).isEqualTo("-1,000.00");
        assertThat(Texts.yuan(new BigDecimal("0.005"))).isEqualTo("0.01");
        assertThat(Texts.yuan(null)).isNull();
        assertThat(texts.say("fee.creditSpent", new BigDecimal("12345.5"))).contains("12,345.5 元");
    }

    @Test
    void a_value_that_looks_like_a_placeholder_stays_as_it_is() {
        assertThat(texts.say("casefile.unknownCase", "{0} $1 \\")).contains("{0} $1 \\");
    }

    @Test
    void a_text_that_does_not_exist_is_said_by_its_key() {
        assertThat(texts.say("casefile.noSuchText")).isEqualTo("casefile.noSuchText");
        assertThat(texts.say("no room")).isEqualTo("no room");
        assertThat(texts.has("casefile.noSuchText")).isFalse();
    }

    @Test
    void a_refusal_speaks_chinese_to_the_log_and_the_reader_s_language_to_the_reader() {
        Refusal refusal = Refusal.notFound("casefile.unknownCase", "BX-1");
        assertThat(refusal).hasMessage("没有编号为 BX-1 的事项");
        assertThat(texts.say(Locale.ENGLISH, refusal))
                .isEqualTo("There is no case with the number BX-1");
        assertThat(refusal.kind().status()).isEqualTo(404);
        assertThat(refusal.field()).isNull();
    }

    private static List<Path> chineseFiles() throws IOException {
        try (Stream<Path> files = Files.list(TEXTS)) {
            return files.filter(file -> !file.toString().endsWith("_en.properties")).toList();
        }
    }

    private static TreeSet<String> places(String text) {
        TreeSet<String> places = new TreeSet<>();
        Matcher matcher = Pattern.compile("\\{\\w+}").matcher(text);
        while (matcher.find()) {
            places.add(matcher.group());
        }
        return places;
    }

    private static Properties read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            properties.load(in);
        }
        return properties;
    }
}
