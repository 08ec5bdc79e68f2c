package org.guanjia.language;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Says a text by its key. A key starts with its room ({@code estate.phaseMissing} stands in {@code
 * texts/estate.properties}). Placeholders are {@code {0}} or {@code {name}}; a value that is null
 * is left blank, an {@code Instant} is printed to the minute in the house's time zone. A key that
 * does not exist is said as it is, so that a missing sentence never stops a case.
 */
@Component
public class Texts {

    private final Locale house;
    private final ZoneId zone;

    public Texts(
            @Value("${guanjia.language:zh}") String language,
            @Value("${guanjia.time-zone:Asia/Shanghai}") ZoneId zone) {
        this.house = Locale.forLanguageTag(language);
        this.zone = zone;
    }

    /** The house's language: Chinese or English. */
    public Locale language() {
        return house;
    }

    /** The text in the house's language, with {@code {0}}, {@code {1}} ... filled. */
    public String say(String key, Object... args) {
        return say(house, key, args);
    }

    /** The text in this language, with {@code {0}}, {@code {1}} ... filled. */
    public String say(Locale locale, String key, Object... args) {
        return Bundles.say(locale, key, args);
    }

    /** The text in the house's language, with {@code {name}} filled from the values. */
    public String sayWith(String key, Map<String, ?> values) {
        return Bundles.say(house, key, zone, values);
    }

    /** The sentence of a refusal in this language. */
    public String say(Locale locale, Refusal refusal) {
        return Bundles.say(locale, refusal.textKey(), refusal.args().toArray());
    }

    /** Whether the house's language has this text. */
    public boolean has(String key) {
        return Bundles.has(house, key);
    }
}
