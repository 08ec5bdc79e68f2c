package org.guanjia.staff;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The rule of the duty roster: who is on duty at an instant. Knows no database. */
final class Roster {

    private final Collection<Shift> shifts;
    private final Collection<RosterException> exceptions;
    private final ZoneId zone;

    /** All given shifts and exceptions are of one colleague. */
    Roster(Collection<Shift> shifts, Collection<RosterException> exceptions, ZoneId zone) {
        this.shifts = shifts;
        this.exceptions = exceptions;
        this.zone = zone;
    }

    boolean onDuty(String community, Instant at) {
        return exceptions.stream()
                .filter(exception -> exception.covers(community, at))
                .max(Comparator.comparingLong(RosterException::id))
                .map(RosterException::onDuty)
                .orElseGet(() -> dutyEnds(community, at).isPresent());
    }

    boolean onDutyAnywhere(Instant at) {
        return Stream.concat(
                        shifts.stream().map(Shift::community),
                        exceptions.stream()
                                .map(RosterException::community)
                                .filter(Objects::nonNull))
                .distinct()
                .anyMatch(community -> onDuty(community, at));
    }

    /** The end of the weekly shift that covers the instant; the latest when several do. */
    private Optional<Instant> dutyEnds(String community, Instant at) {
        LocalDate today = at.atZone(zone).toLocalDate();
        return shifts.stream()
                .filter(shift -> shift.community().equals(community))
                .flatMap(
                        shift ->
                                Stream.of(today.minusDays(1), today)
                                        .filter(shift::startsOn)
                                        .filter(day -> !at.isBefore(start(shift, day)))
                                        .map(day -> end(shift, day))
                                        .filter(at::isBefore))
                .max(Comparator.naturalOrder());
    }

    /** When what keeps the colleague on duty at the instant ends, at the latest, anywhere. */
    Optional<Instant> dutyEnds(Instant at) {
        Stream<Instant> extra =
                exceptions.stream()
                        .filter(RosterException::onDuty)
                        .filter(duty -> duty.covers(duty.community(), at))
                        .map(RosterException::until);
        Stream<Instant> weekly =
                shifts.stream()
                        .map(Shift::community)
                        .distinct()
                        .flatMap(community -> dutyEnds(community, at).stream());
        return Stream.concat(extra, weekly).max(Comparator.naturalOrder());
    }

    private Instant start(Shift shift, LocalDate day) {
        return day.atTime(shift.starts()).atZone(zone).toInstant();
    }

    private Instant end(Shift shift, LocalDate day) {
        LocalDate last = shift.crossesMidnight() ? day.plusDays(1) : day;
        return last.atTime(shift.ends()).atZone(zone).toInstant();
    }
}
