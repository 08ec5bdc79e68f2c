package org.guanjia.fee;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.guanjia.casefile.WorkingCalendar;
import org.guanjia.notice.QuietHours;
import org.springframework.stereotype.Component;

/**
 * When collections may speak to a household: outside the quiet hours of the community and of
 * collections ({@code guanjia.notice.quiet-hours-of-cases.CJ}, 21:00 to 08:00); by phone and at the
 * door not on a public holiday either.
 */
@Component
public class CollectionHours {

    private final QuietHours quiet;
    private final WorkingCalendar calendar;
    private final Clock clock;

    CollectionHours(QuietHours quiet, WorkingCalendar calendar, Clock clock) {
        this.quiet = quiet;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** The first instant not before {@code from} at which a message may be sent. */
    public Instant message(String community, String caseNumber, Instant from) {
        return quiet.notBefore(community, caseNumber, from);
    }

    /** The first instant not before {@code from} at which somebody may phone or ring the bell. */
    public Instant talk(String community, String caseNumber, Instant from) {
        Instant at = quiet.notBefore(community, caseNumber, from);
        LocalDate day = LocalDate.ofInstant(at, clock.getZone());
        if (!calendar.isPublicHoliday(day)) {
            return at;
        }
        while (calendar.isPublicHoliday(day)) {
            day = day.plusDays(1);
        }
        return quiet.notBefore(
                community, caseNumber, day.atStartOfDay(clock.getZone()).toInstant());
    }
}
