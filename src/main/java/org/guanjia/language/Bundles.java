package org.guanjia.language;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text files, and the filling of their placeholders.
 *
 * <p>Not {@code MessageFormat}: it would print the year 2026 as "2,026" and swallow the apostrophes
 * of an English sentence.
 */
final class Bundles {

    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyyy年M月");
    private static final DateTimeFormatter ENGLISH_MONTH =
            DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH);

    /** Without it a Chinese text would be looked up in the language of the machine. */
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private Bundles() {}

    /** The sentence as it was filled by position. */
    static String say(String pattern, Locale locale, ZoneId zone, Object... args) {
        return fill(
                pattern,
                locale,
                zone,
                name -> {
                    if (!name.chars().allMatch(Character::isDigit)) {
                        return null;
                    }
                    int index = Integer.parseInt(name);
                    return index < args.length ? args[index] : null;
                });
    }

    static String say(String pattern, Locale locale, ZoneId zone, Map<String, ?> values) {
        return fill(pattern, locale, zone, values::get);
    }

    /** The names of the places that a sentence fills. */
    static Set<String> places(String pattern) {
        Set<String> places = new TreeSet<>();
        Matcher matcher = PLACE.matcher(pattern);
        while (matcher.find()) {
            places.add(matcher.group(1));
        }
        return places;
    }

    private static String fill(
            String pattern, Locale locale, ZoneId zone, Function<String, Object> values) {
        Matcher matcher = PLACE.matcher(pattern);
        StringBuilder filled = new StringBuilder();
        while (matcher.find()) {
            Object value = values.apply(matcher.group(1));
            matcher.appendReplacement(filled, Matcher.quoteReplacement(print(value, locale, zone)));
        }
        return matcher.appendTail(filled).toString();
    }

    private static String print(Object value, Locale locale, ZoneId zone) {
        if (value instanceof Instant at) {
            return minute(at, zone);
        }
        if (value instanceof YearMonth month) {
            return (english(locale) ? ENGLISH_MONTH : MONTH).format(month);
        }
        if (value instanceof BigDecimal number) {
            return number(number, Math.max(0, number.scale()));
        }
        return value == null ? "" : value.toString();
    }

    /** With the thousands set apart, as both languages write them. */
    static String number(BigDecimal number, int decimals) {
        DecimalFormat form =
                new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
        form.setMinimumFractionDigits(decimals);
        form.setMaximumFractionDigits(decimals);
        form.setRoundingMode(RoundingMode.HALF_UP);
        return form.format(number);
    }

    static String minute(Instant at, ZoneId zone) {
        return MINUTE.format(at.atZone(zone));
    }

    private static boolean english(Locale locale) {
        return locale.getLanguage().equals("en");
    }

    /** The sentence with its places; null when the key has none. */
    static String find(Locale locale, String key) {
        int dot = key.indexOf('.');
        if (dot < 1) {
            return null;
        }
        try {
            ResourceBundle bundle =
                    ResourceBundle.getBundle(
                            "texts." + key.substring(0, dot),
                            english(locale) ? Locale.ENGLISH : Locale.ROOT,
                            NO_FALLBACK);
            return bundle.containsKey(key) ? bundle.getString(key) : null;
        } catch (MissingResourceException e) {
            return null;
        }
    }
}
