package org.guanjia.language;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text files, and the filling of their placeholders.
 *
 * <p>Not {@code MessageFormat}: it would print 4000 as "4,000" and swallow the apostrophes of an
 * English sentence.
 */
final class Bundles {

    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    /** Without it a Chinese text would be looked up in the language of the machine. */
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private Bundles() {}

    static boolean has(Locale locale, String key) {
        return find(locale, key) != null;
    }

    static String say(Locale locale, String key, Object... args) {
        return fill(
                locale,
                key,
                ZoneId.of("Asia/Shanghai"),
                name -> {
                    if (!name.chars().allMatch(Character::isDigit)) {
                        return null;
                    }
                    int index = Integer.parseInt(name);
                    return index < args.length ? args[index] : null;
                });
    }

    static String say(Locale locale, String key, ZoneId zone, Map<String, ?> values) {
        return fill(locale, key, zone, values::get);
    }

    private static String fill(
            Locale locale, String key, ZoneId zone, Function<String, Object> values) {
        String pattern = find(locale, key);
        if (pattern == null) {
            return key;
        }
        Matcher matcher = PLACE.matcher(pattern);
        StringBuilder filled = new StringBuilder();
        while (matcher.find()) {
            Object value = values.apply(matcher.group(1));
            String word =
                    value == null
                            ? ""
                            : value instanceof Instant at
                                    ? MINUTE.format(at.atZone(zone))
                                    : value.toString();
            matcher.appendReplacement(filled, Matcher.quoteReplacement(word));
        }
        return matcher.appendTail(filled).toString();
    }

    private static String find(Locale locale, String key) {
        int dot = key.indexOf('.');
        if (dot < 1) {
            return null;
        }
        try {
            ResourceBundle bundle =
                    ResourceBundle.getBundle(
                            "texts." + key.substring(0, dot),
                            locale.getLanguage().equals("en") ? Locale.ENGLISH : Locale.ROOT,
                            NO_FALLBACK);
            return bundle.containsKey(key) ? bundle.getString(key) : null;
        } catch (MissingResourceException e) {
            return null;
        }
    }
}
