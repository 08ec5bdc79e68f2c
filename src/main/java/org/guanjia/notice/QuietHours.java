package org.guanjia.notice;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** The night, in which residents are left in peace (S3-04): 22:00 to 08:00. */
final class QuietHours {

    private static final LocalTime FROM = LocalTime.of(22, 0);
    private static final LocalTime UNTIL = LocalTime.of(8, 0);

    private QuietHours() {}

    /** This instant by day; by night the end of the night. */
    static Instant notBefore(Instant now, ZoneId zone) {
        ZonedDateTime local = now.atZone(zone);
        LocalTime time = local.toLocalTime();
        if (!time.isBefore(FROM)) {
            return local.toLocalDate().plusDays(1).atTime(UNTIL).atZone(zone).toInstant();
        }
        if (time.isBefore(UNTIL)) {
            return local.toLocalDate().atTime(UNTIL).atZone(zone).toInstant();
        }
        return now;
    }
}
