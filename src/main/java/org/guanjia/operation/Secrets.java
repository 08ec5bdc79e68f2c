package org.guanjia.operation;

import java.util.List;
import java.util.Locale;

/** What counts as a password that somebody could guess. */
final class Secrets {

    static final int SHORTEST = 12;

    /** What must be left when all that everybody tries first is taken away. */
    private static final int OWN_CHARACTERS = 8;

    private static final int DIFFERENT = 5;

    private static final List<String> KNOWN =
            List.of(
                    "guanjia",
                    "password",
                    "passwort",
                    "passw0rd",
                    "administrator",
                    "admin",
                    "root",
                    "demo",
                    "mysql",
                    "camunda",
                    "change",
                    "please",
                    "secret",
                    "default",
                    "example",
                    "welcome",
                    "letmein",
                    "property",
                    "wuye",
                    "mima",
                    "user",
                    "test",
                    "qwerty",
                    "asdfgh",
                    "abcdef",
                    "abc123",
                    "a1b2c3",
                    "1q2w3e4r",
                    "123456789",
                    "12345678",
                    "123456",
                    "12345",
                    "5201314",
                    "woaini",
                    "iloveyou",
                    "2024",
                    "2025",
                    "2026",
                    "2027");

    private Secrets() {}

    static boolean tooShort(String secret) {
        return secret.codePointCount(0, secret.length()) < SHORTEST;
    }

    /**
     * Whether little is left of it without the words that everybody tries.
     *
     * @param owner the user's name, which is among those words; may be empty
     */
    static boolean guessable(String secret, String owner) {
        String rest = secret.toLowerCase(Locale.ROOT);
        if (!owner.isBlank()) {
            rest = rest.replace(owner.toLowerCase(Locale.ROOT), "");
        }
        for (String word : KNOWN) {
            rest = rest.replace(word, "");
        }
        return rest.codePoints().filter(Character::isLetterOrDigit).count() < OWN_CHARACTERS
                || rest.codePoints().distinct().count() < DIFFERENT;
    }
}
