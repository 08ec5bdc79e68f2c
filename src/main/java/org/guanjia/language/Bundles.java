package org.guanjia.language;

import java.time.Instant;
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

    /** The sentence as it was filled by position. */
    static String say(String pattern, ZoneId zone, Object... args) {
        return fill(
                pattern,
                zone,
                name -> {
                    if (!name.chars().allMatch(Character::isDigit)) {
                        return null;
                    }
                    int index = Integer.parseInt(name);
                    return index < args.length ? args[index] : null;
                });
    }

    static String say(String pattern, ZoneId zone, Map<String, ?> values) {
        return fill(pattern, zone, values::get);
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

    private static String fill(String pattern, ZoneId zone, Function<String, Object> values) {
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
                            locale.getLanguage().equals("en") ? Locale.ENGLISH : Locale.ROOT,
                            NO_FALLBACK);
            return bundle.containsKey(key) ? bundle.getString(key) : null;
        } catch (MissingResourceException e) {
            return null;
        }
    }
}
