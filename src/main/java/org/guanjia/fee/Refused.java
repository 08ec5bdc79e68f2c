package org.guanjia.fee;

import java.util.Arrays;
import org.guanjia.language.Refusal;

/** Refusals that several verbs of fees share. */
final class Refused {

    private Refused() {}

    /** Hands the value on unless it is missing. */
    static <T> T missing(String field, T value) {
        if (value == null) {
            throw Refusal.invalid(field, "casefile.missing");
        }
        return value;
    }

    /** Refuses a value that is none of these. */
    static void unknown(String field, String value, String... known) {
        if (value == null || !Arrays.asList(known).contains(value)) {
            throw Refusal.invalid(field, "casefile.unknownOption", String.join(", ", known));
        }
    }
}
