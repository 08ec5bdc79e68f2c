package org.guanjia.language;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Says a text by its key. A key starts with its room ({@code estate.phaseMissing} stands in {@code
 * texts/estate.properties}). Placeholders are {@code {0}} or {@code {name}}; a value that is null
 * is left blank, an {@code Instant} is printed to the minute in the house's time zone, a {@code
 * YearMonth} as the language names it, a {@code BigDecimal} with its thousands set apart. A key
 * that does not exist is said as it is, so that a missing sentence never stops a case.
 */
@Component
public class Texts {

    /** Without a company's own wording: for logs, and before the house stands. */
    static final Texts BUILT_IN = new Texts("zh", ZoneId.of("Asia/Shanghai"));

    private final Locale house;
    private final ZoneId zone;
    private final CompanyTexts company;

    @Autowired
    Texts(
            @Value("${guanjia.language:zh}") String language,
            @Value("${guanjia.time-zone:Asia/Shanghai}") ZoneId zone,
            CompanyTexts company) {
        this.house = Locale.forLanguageTag(language);
        this.zone = zone;
        this.company = company;
    }

    public Texts(String language, ZoneId zone) {
        this(language, zone, new CompanyTexts(new CompanyFiles("")));
    }

    /**
     * How an amount stands in a sentence: 12,345.60.
     *
     * @return null for null
     */
    public static String yuan(BigDecimal amount) {
        return amount == null ? null : Bundles.number(amount, 2);
    }

    /** How a moment stands in a sentence: to the minute, in the house's time zone. */
    public String moment(Instant at) {
        return Bundles.minute(at, zone);
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
        String pattern = find(locale, key);
        return pattern == null ? key : Bundles.say(pattern, locale, zone, args);
    }

    /** The text in the house's language, with {@code {name}} filled from the values. */
    public String sayWith(String key, Map<String, ?> values) {
        String pattern = find(house, key);
        return pattern == null ? key : Bundles.say(pattern, house, zone, values);
    }

    /** The sentence of a refusal in this language. */
    public String say(Locale locale, Refusal refusal) {
        return say(locale, refusal.textKey(), refusal.args().toArray());
    }

    /** Whether the house's language has this text. */
    public boolean has(String key) {
        return find(house, key) != null;
    }

    /** The names of the places that this text fills; empty for a key that does not exist. */
    public Set<String> places(String key) {
        String pattern = find(house, key);
        return pattern == null ? Set.of() : Bundles.places(pattern);
    }

    private String find(Locale locale, String key) {
        String own = company.find(locale, key);
        return own != null ? own : Bundles.find(locale, key);
    }
}
