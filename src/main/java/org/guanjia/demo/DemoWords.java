package org.guanjia.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.guanjia.language.Texts;
import org.springframework.stereotype.Component;

/**
 * What people, places and stories of the demo are called in the house's language. The demo is
 * written in Chinese; {@code demo/words_en.tsv} has the English beside it.
 */
@Component
class DemoWords {

    private static final String ENGLISH_WORDS = "/demo/words_en.tsv";

    private final Map<String, String> words;

    DemoWords(Texts texts) {
        this.words =
                texts.language().getLanguage().equals(Locale.ENGLISH.getLanguage())
                        ? english()
                        : Map.of();
    }

    /** In the house's language; what has no English stays as it is. */
    String of(String chinese) {
        return words.getOrDefault(chinese, chinese);
    }

    /** Answers to a form or fields of a report, each text in the house's language. */
    Map<String, Object> of(Map<String, Object> chinese) {
        Map<String, Object> said = new HashMap<>(chinese);
        said.replaceAll((name, value) -> value instanceof String text ? of(text) : value);
        return said;
    }

    /** Each Chinese text of the demo with its English. */
    static Map<String, String> english() {
        Map<String, String> english = new HashMap<>();
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                DemoWords.class.getResourceAsStream(ENGLISH_WORDS),
                                StandardCharsets.UTF_8))) {
            lines.lines()
                    .map(line -> line.split("\t", 2))
                    .forEach(line -> english.put(line[0], line[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return english;
    }
}
