package org.guanjia.webapps.history;

import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.guanjia.estate.Privacy;
import org.guanjia.language.Texts;
import org.guanjia.staff.Caller;
import org.guanjia.staff.StaffMember;
import org.guanjia.staff.StaffService;
import org.springframework.stereotype.Component;

/** What a variable and its value are called by people. */
@Component
class AnswerWords {

    /**
     * A value in words.
     *
     * @param words null for an empty one, or one that is withheld
     * @param withheld whether it is a text that somebody wrote and the caller may not read
     */
    record Said(String words, boolean withheld) {
        boolean isEmpty() {
            return words == null && !withheld;
        }
    }

    private static final Pattern CODE = Pattern.compile("[a-zA-Z][\\w-]{0,63}");
    private static final String LABEL = "webapps.variable.";
    private static final String ANSWER = "webapps.answer.";
    private static final String ROLE = "security.role.";
    private static final Said EMPTY = new Said(null, false);

    private final Texts texts;
    private final StaffService staff;

    AnswerWords(Texts texts, StaffService staff) {
        this.texts = texts;
        this.staff = staff;
    }

    /** What the variable is called; its name where neither diagram, form nor texts tell. */
    String label(String variable, DiagramWords.Words diagram, Locale language) {
        String label = diagram.variables().get(variable);
        if (label != null) {
            return label;
        }
        return texts.has(LABEL + variable) ? texts.say(language, LABEL + variable) : variable;
    }

    Said of(
            String variable,
            Object value,
            DiagramWords.Words diagram,
            Caller caller,
            Locale language) {
        if (value == null || value.toString().isBlank()) {
            return EMPTY;
        }
        String known = diagram.answer(variable, text(value));
        if (known != null) {
            return new Said(known, false);
        }
        if (value instanceof Boolean answer) {
            return new Said(texts.say(language, answer ? "webapps.yes" : "webapps.no"), false);
        }
        if (value instanceof Number) {
            return new Said(text(value), false);
        }
        if (value instanceof Date date) {
            return new Said(date.toInstant().toString(), false);
        }
        if (value instanceof Instant) {
            return new Said(value.toString(), false);
        }
        String text = text(value);
        if (CODE.matcher(text).matches()) {
            String word = ANSWER + variable + '.' + text;
            if (texts.has(word)) {
                return new Said(texts.say(language, word), false);
            }
            Optional<String> colleague =
                    variable.endsWith("Role")
                            ? Optional.empty()
                            : staff.find(text).map(StaffMember::name);
            String role = ROLE + text;
            return new Said(
                    colleague.orElseGet(() -> texts.has(role) ? texts.say(language, role) : text),
                    false);
        }
        return Privacy.of(caller).readsWords() ? new Said(text, false) : new Said(null, true);
    }

    private static String text(Object value) {
        return value instanceof Collection<?> several
                ? several.stream().map(String::valueOf).collect(Collectors.joining(", "))
                : value.toString();
    }
}
