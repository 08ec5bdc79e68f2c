package org.guanjia.notice;

import java.util.regex.Pattern;

/** Hides what a channel's own words may give away about a person. */
final class Masks {

    private static final int LONGEST = 400;
    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>\"'(),;:]+@[^\\s<>\"'(),;:]+");
    private static final Pattern NUMBER = Pattern.compile("\\+?\\d(?:[ -]?\\d){4,}");

    private Masks() {}

    /**
     * What a channel said, without mail addresses and longer numbers, and without the message that
     * it may quote.
     *
     * @param said may be null
     * @return at most 400 characters; null for nothing
     */
    static String error(String said, Message message) {
        if (said == null || said.isBlank()) {
            return null;
        }
        String quoted = said.replace(message.text(), "***").replace(message.recipient(), "***");
        String hidden = NUMBER.matcher(ADDRESS.matcher(quoted).replaceAll("***")).replaceAll("***");
        return hidden.length() > LONGEST ? hidden.substring(0, LONGEST) : hidden;
    }

    /** zhang@example.com becomes z***@example.com. */
    static String email(String address) {
        int at = address.lastIndexOf('@');
        return at < 1
                ? "***"
                : address.substring(0, address.offsetByCodePoints(0, 1))
                        + "***"
                        + address.substring(at);
    }
}
