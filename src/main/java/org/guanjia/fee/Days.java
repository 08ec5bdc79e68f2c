package org.guanjia.fee;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.guanjia.casefile.Bounds;
import org.guanjia.language.Refusal;

/** Days as forms give them: text such as 2026-11-26. */
final class Days {

    private Days() {}

    /**
     * @throws Refusal 422 naming the field when it is missing or no day
     */
    static LocalDate read(String field, String text) {
        try {
            return LocalDate.parse(Bounds.required(field, text, 10));
        } catch (DateTimeParseException e) {
            throw Refusal.invalid(field, "reason.dayUnreadable");
        }
    }
}
