package org.guanjia.staff;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;

/**
 * One line of the weekly duty roster: on this weekday, from here to there.
 *
 * @param starts on the weekday
 * @param ends on the same day when later than {@code starts}, otherwise on the next one: 20:00 to
 *     08:00 is a night shift, 08:00 to 08:00 twenty-four hours
 * @param validFrom first day on which a shift of this line starts; null for always
 * @param validUntil last day on which a shift of this line starts; null for no end
 */
public record Shift(
        String userId,
        String community,
        DayOfWeek weekday,
        LocalTime starts,
        LocalTime ends,
        LocalDate validFrom,
        LocalDate validUntil) {

    boolean crossesMidnight() {
        return !ends.isAfter(starts);
    }

    boolean startsOn(LocalDate day) {
        return day.getDayOfWeek() == weekday
                && (validFrom == null || !day.isBefore(validFrom))
                && (validUntil == null || !day.isAfter(validUntil));
    }
}
