package org.guanjia.notice;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * The hours in which residents are left in peace (S3-04), in the house's time zone: everywhere the
 * same or a community's own, and longer ones for the cases of a flow, such as collections.
 */
@Component
public class QuietHours {

    private static final Pattern HOURS =
            Pattern.compile("([01]\\d|2[0-3]):([0-5]\\d)-([01]\\d|2[0-3]):([0-5]\\d)");

    /** From the first until before the second; over midnight when the second is the earlier. */
    private record Hours(LocalTime from, LocalTime until) {

        boolean cover(LocalTime time) {
            boolean started = !time.isBefore(from);
            boolean open = time.isBefore(until);
            return from.isBefore(until) ? started && open : started || open;
        }
    }

    private static final Hours NONE = new Hours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

    private final Hours everywhere;
    private final Map<String, Hours> of = new TreeMap<>();
    private final Map<String, Hours> ofCases = new TreeMap<>();
    private final ZoneId zone;

    QuietHours(NoticeSettings settings, Clock clock) {
        this.everywhere = hours("guanjia.notice.quiet-hours", settings.quietHours());
        settings.quietHoursOf()
                .forEach(
                        (community, hours) ->
                                of.put(
                                        community,
                                        hours(
                                                "guanjia.notice.quiet-hours-of." + community,
                                                hours)));
        settings.quietHoursOfCases()
                .forEach(
                        (letters, hours) ->
                                ofCases.put(
                                        letters,
                                        hours(
                                                "guanjia.notice.quiet-hours-of-cases." + letters,
                                                hours)));
        this.zone = clock.getZone();
    }

    /**
     * This instant when the community's quiet hours and those of the case's flow let it pass; else
     * the first one that both do.
     *
     * @param caseNumber its two letters say the flow; may be null
     */
    public Instant notBefore(String community, String caseNumber, Instant now) {
        Hours flow =
                caseNumber == null
                        ? NONE
                        : ofCases.getOrDefault(
                                caseNumber.substring(0, Math.min(2, caseNumber.length())), NONE);
        Instant first = after(flow, notBefore(community, now));
        // The end of one may lie within the other.
        return after(flow, notBefore(community, first));
    }

    /** This instant outside the community's quiet hours; their end within them. */
    Instant notBefore(String community, Instant now) {
        return after(of.getOrDefault(community, everywhere), now);
    }

    private Instant after(Hours hours, Instant now) {
        ZonedDateTime local = now.atZone(zone);
        LocalTime time = local.toLocalTime();
        if (hours == NONE || !hours.cover(time)) {
            return now;
        }
        LocalDate end =
                time.isBefore(hours.until())
                        ? local.toLocalDate()
                        : local.toLocalDate().plusDays(1);
        return instant(end.atTime(hours.until()));
    }

    /**
     * An hour that a clock change leaves out ends with the change; one it repeats, the 2nd time.
     */
    private Instant instant(LocalDateTime at) {
        ZoneOffsetTransition change = zone.getRules().getTransition(at);
        return change != null && change.isGap()
                ? change.getInstant()
                : at.atZone(zone).withLaterOffsetAtOverlap().toInstant();
    }

    private static Hours hours(String setting, String text) {
        if (text.strip().equals("off")) {
            return NONE;
        }
        Matcher matcher = HOURS.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalStateException(
                    setting + " is no time of day such as 22:00-08:00, nor off: " + text);
        }
        LocalTime from = LocalTime.parse(matcher.group(1) + ":" + matcher.group(2));
        LocalTime until = LocalTime.parse(matcher.group(3) + ":" + matcher.group(4));
        return from.equals(until) ? NONE : new Hours(from, until);
    }
}
