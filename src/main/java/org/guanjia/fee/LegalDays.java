package org.guanjia.fee;

import java.time.LocalDate;
import org.guanjia.language.Refusal;

/** Days that forms ask for. */
final class LegalDays {

    private LegalDays() {}

    /**
     * A day that has been.
     *
     * @throws Refusal 422 when it is missing or still to come
     */
    static LocalDate past(String field, LocalDate day, LocalDate today) {
        if (Refused.missing(field, day).isAfter(today)) {
            throw Refusal.invalid(field, "legal.dayToCome", day);
        }
        return day;
    }
}
