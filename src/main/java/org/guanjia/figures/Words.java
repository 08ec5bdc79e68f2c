package org.guanjia.figures;

import java.util.Locale;
import org.guanjia.language.Texts;

/** What codes are called, in the reader's language. */
record Words(Texts texts, Locale language) {

    String flow(String code) {
        return named("figures.flow.", code);
    }

    /** {@code code} may be empty for a case that has no severity (yet). */
    String severity(String code) {
        return code.isEmpty()
                ? texts.say(language, "figures.severity.none")
                : named("figures.severity.", code);
    }

    String measure(String code) {
        return named("casefile.measure.", code);
    }

    String skill(String code) {
        return code.isEmpty()
                ? texts.say(language, "figures.skill.none")
                : named("figures.skill.", code);
    }

    String say(String key, Object... args) {
        return texts.say(language, "figures." + key, args);
    }

    private String named(String prefix, String code) {
        return texts.has(prefix + code) ? texts.say(language, prefix + code) : code;
    }
}
