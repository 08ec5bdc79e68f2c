package org.guanjia.operation;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.json.JsonWriter;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;

/**
 * Keeps people out of the structured log. Our own lines name nobody; but a database quotes the
 * value that it refuses, and an engine the text of a failure. In messages and stack traces quoted
 * values, phone numbers, mail addresses and everything Chinese are therefore replaced. Class names,
 * line numbers, ids and case numbers stay.
 */
class LogPrivacy implements StructuredLoggingJsonMembersCustomizer<Object> {

    private static final String HIDDEN = "***";

    private static final Pattern MAIL =
            Pattern.compile("[\\w.+-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,8}");

    /** Mobile, landline, and any long number that is not a part of a case number or an id. */
    private static final Pattern NUMBER =
            Pattern.compile(
                    "(?<![\\w-])(?:\\+?86[- ]?)?1[3-9]\\d(?:[- ]?\\d{4}){2}(?![\\w-])"
                            + "|(?<![\\w-])0\\d{2,3}-\\d{7,8}(?![\\w-])"
                            + "|(?<![\\w-])\\d{7,}(?![\\w-])");

    private static final Pattern CHINESE =
            Pattern.compile(
                    "[\\p{N}]{0,8}[\\p{IsHan}][\\p{IsHan}\\p{N}\\x{3001}\\x{3002}\\x{ff0c}"
                            + "\\x{ff1a}\\x{ff1b}\\x{ff01}\\x{ff1f}\\x{ff08}\\x{ff09}]*");

    private static final Pattern QUOTED =
            Pattern.compile(
                    "(?<!\\w)'([^'\\n]{1,4000})'(?!\\w)|(?<!\\w)\"([^\"\\n]{1,4000})\"(?!\\w)");

    /** What may stand in quotes: an id of the engine, an element of a diagram, a column. */
    private static final Pattern NAME =
            Pattern.compile(
                    "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
                            + "|[A-Za-z]+(?:[_.$][A-Za-z]+)+"
                            + "|[A-Z]{2}-\\d{8}-\\d+");

    @Override
    public void customize(JsonWriter.Members<Object> members) {
        members.applyingValueProcessor(
                JsonWriter.ValueProcessor.of(String.class, LogPrivacy::hidden)
                        .whenHasPath(
                                path ->
                                        path.name() != null
                                                && (path.name().endsWith("message")
                                                        || path.name().contains("stack_trace"))));
    }

    static String hidden(String text) {
        String some = MAIL.matcher(text).replaceAll(HIDDEN);
        some = NUMBER.matcher(some).replaceAll(HIDDEN);
        some = CHINESE.matcher(some).replaceAll(HIDDEN);
        return QUOTED.matcher(some).replaceAll(LogPrivacy::quoted);
    }

    private static String quoted(MatchResult found) {
        String value = found.group(1) == null ? found.group(2) : found.group(1);
        return NAME.matcher(value).matches()
                ? Matcher.quoteReplacement(found.group())
                : "'" + HIDDEN + "'";
    }
}
