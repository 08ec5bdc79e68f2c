package org.guanjia.estate;

import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Telephone numbers in one written form, so that the same phone is found however it was typed. */
public final class Phones {

    /** The fewest last digits by which a phone may be searched. */
    public static final int SHORTEST_SUFFIX = 4;

    /** The most characters of a canonical number; no telephone network has longer ones. */
    public static final int LONGEST = 20;

    private static final String CHINA = "86";
    private static final Pattern MOBILE = Pattern.compile("1[3-9]\\d{9}");
    private static final Pattern EXTENSION =
            Pattern.compile("(?i)\\s*(?:转|轉|分机|ext\\.?|x|#)\\s*\\d+\\s*$");
    private static final Pattern LANDLINE_WITH_EXTENSION =
            Pattern.compile("^(\\(?0\\d{2,3}\\)?[-\\s]?\\d{7,8})-\\d{1,6}$");

    private Phones() {}

    /**
     * The canonical form of a number: digits only, mobile numbers without country code, landlines
     * with their area code's zero, foreign numbers with a leading plus; an extension is dropped.
     *
     * @param typed as a person or another system wrote it; may be null
     * @return never null; empty when there is no digit in it
     */
    public static String normalise(String typed) {
        if (typed == null) {
            return "";
        }
        String text = Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
        text = EXTENSION.matcher(text).replaceFirst("");
        Matcher landline = LANDLINE_WITH_EXTENSION.matcher(text);
        if (landline.matches()) {
            text = landline.group(1);
        }
        String digits = digitsOf(text);
        boolean international = text.startsWith("+") || text.startsWith("(+");
        // Fewer digits are the end of a number, not a foreign one.
        if (!international && digits.startsWith("00") && digits.length() > 10) {
            international = true;
            digits = digits.substring(2);
        }
        if (international) {
            return digits.startsWith(CHINA) ? withinChina(digits.substring(2)) : plus(digits);
        }
        if (digits.startsWith(CHINA) && MOBILE.matcher(digits.substring(2)).matches()) {
            return digits.substring(2);
        }
        return digits;
    }

    /**
     * The number with its middle hidden, for readers who need to recognise it and not to call it.
     *
     * @param phone a canonical number; may be null
     * @return never null
     */
    public static String mask(String phone) {
        if (phone == null || phone.length() < 7) {
            return phone == null || phone.isEmpty() ? "" : "****";
        }
        int end = phone.length() - 4;
        int start = Math.min(3, end - 1);
        return phone.substring(0, start) + "*".repeat(end - start) + phone.substring(end);
    }

    private static String withinChina(String digits) {
        if (digits.isEmpty() || digits.startsWith("0") || MOBILE.matcher(digits).matches()) {
            return digits;
        }
        // Written abroad a landline loses the zero of its area code.
        return "0" + digits;
    }

    private static String plus(String digits) {
        return digits.isEmpty() ? "" : "+" + digits;
    }

    private static String digitsOf(String text) {
        StringBuilder digits = new StringBuilder(text.length());
        text.chars().filter(c -> c >= '0' && c <= '9').forEach(c -> digits.append((char) c));
        return digits.toString();
    }
}
