package org.guanjia.casefile;

import org.guanjia.estate.Phones;
import org.guanjia.language.Refusal;

/**
 * How long a text may be. Characters are counted as people count them: an emoji is one, although
 * Java holds it as two.
 */
public final class Bounds {

    public static final int DESCRIPTION = 4000;
    public static final int NOTE = 4000;
    public static final int REASON = 1000;
    public static final int NAME = 64;
    private static final int PHONE = 32;

    private Bounds() {}

    /** Stripped and without characters that a database refuses; null when nothing is left. */
    public static String optional(String field, String text, int max) {
        if (text == null) {
            return null;
        }
        // Before anything is copied: the text may be ten megabytes.
        if (text.length() > 2 * max && text.codePointCount(0, text.length()) > max) {
            throw Refusal.invalid(field, "casefile.tooLong", max);
        }
        String clean = clean(text).strip();
        if (clean.codePointCount(0, clean.length()) > max) {
            throw Refusal.invalid(field, "casefile.tooLong", max);
        }
        return clean.isEmpty() ? null : clean;
    }

    public static String required(String field, String text, int max) {
        String clean = optional(field, text, max);
        if (clean == null) {
            throw Refusal.invalid(field, "casefile.missing");
        }
        return clean;
    }

    /** The canonical digits; null when none were given. */
    public static String phone(String field, String text) {
        String clean = optional(field, text, PHONE);
        if (clean == null) {
            return null;
        }
        String digits = Phones.normalise(clean);
        if (digits.isEmpty()) {
            throw Refusal.invalid(field, "casefile.noPhone");
        }
        return digits;
    }

    /** Half an emoji and the zero character cannot be stored everywhere. */
    private static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> c != 0 && !(c >= 0xD800 && c <= 0xDFFF))
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }
}
