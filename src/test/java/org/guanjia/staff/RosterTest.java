package org.guanjia.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 2026-11-23 is a Monday. */
class RosterTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T07:59:59, false",
        "2026-11-23T08:00:00, true",
        "2026-11-23T19:59:59, true",
        "2026-11-23T20:00:00, false",
        "2026-11-24T12:00:00, false",
        "2026-11-30T12:00:00, true"
    })
    void a_day_shift_counts_from_its_first_second_to_before_its_end(String at, boolean there) {
        assertThat(duty(at, shift(DayOfWeek.MONDAY, "08:00", "20:00"))).isEqualTo(there);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T19:59:59, false",
        "2026-11-23T20:00:00, true",
        "2026-11-23T23:59:59, true",
        "2026-11-24T00:00:00, true",
        "2026-11-24T07:59:59, true",
        "2026-11-24T08:00:00, false",
        "2026-11-23T03:00:00, false",
        "2026-11-24T21:00:00, false"
    })
    void a_night_shift_lasts_into_the_next_day(String at, boolean there) {
        assertThat(duty(at, shift(DayOfWeek.MONDAY, "20:00", "08:00"))).isEqualTo(there);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-29T23:00:00, true",
        "2026-11-30T02:00:00, true",
        "2026-11-23T02:00:00, true",
        "2026-11-24T02:00:00, false"
    })
    void a_night_shift_on_sunday_ends_on_monday(String at, boolean there) {
        assertThat(duty(at, shift(DayOfWeek.SUNDAY, "22:00", "06:00"))).isEqualTo(there);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T07:59:59, false",
        "2026-11-23T08:00:00, true",
        "2026-11-24T07:59:59, true",
        "2026-11-24T08:00:00, false"
    })
    void the_same_start_and_end_are_twenty_four_hours(String at, boolean there) {
        assertThat(duty(at, shift(DayOfWeek.MONDAY, "08:00", "08:00"))).isEqualTo(there);
    }

    @Test
    void a_late_shift_may_end_at_midnight() {
        Shift late = shift(DayOfWeek.MONDAY, "16:00", "00:00");
        assertThat(duty("2026-11-23T23:59:59", late)).isTrue();
        assertThat(duty("2026-11-24T00:00:00", late)).isFalse();
    }

    @Test
    void a_line_of_the_roster_is_valid_for_the_shifts_that_start_in_its_time() {
        Shift line =
                new Shift(
                        "luo",
                        "yunqi",
                        DayOfWeek.MONDAY,
                        LocalTime.of(20, 0),
                        LocalTime.of(8, 0),
                        LocalDate.of(2026, 11, 23),
                        LocalDate.of(2026, 11, 30));
        assertThat(duty("2026-11-16T21:00:00", line)).isFalse();
        assertThat(duty("2026-11-23T21:00:00", line)).isTrue();
        assertThat(duty("2026-12-01T02:00:00", line)).isTrue();
        assertThat(duty("2026-12-07T21:00:00", line)).isFalse();
    }

    @Test
    void duty_is_duty_in_one_community() {
        Roster roster =
                new Roster(List.of(shift(DayOfWeek.MONDAY, "08:00", "20:00")), List.of(), SHANGHAI);
        assertThat(roster.onDuty("songtao", at("2026-11-23T12:00:00"))).isFalse();
        assertThat(roster.onDutyAnywhere(at("2026-11-23T12:00:00"))).isTrue();
        assertThat(roster.onDutyAnywhere(at("2026-11-23T21:00:00"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T09:59:59, true",
        "2026-11-23T10:00:00, false",
        "2026-11-23T11:59:59, false",
        "2026-11-23T12:00:00, true"
    })
    void leave_goes_before_the_pattern(String at, boolean there) {
        Roster roster =
                roster(exception(1, null, false, "2026-11-23T10:00:00", "2026-11-23T12:00:00"));
        assertThat(roster.onDuty("yunqi", at(at))).isEqualTo(there);
    }

    @Test
    void leave_in_one_community_is_no_leave_in_another() {
        Roster roster =
                roster(
                        exception(
                                1, "songtao", false, "2026-11-23T08:00:00", "2026-11-23T20:00:00"));
        assertThat(roster.onDuty("yunqi", at("2026-11-23T12:00:00"))).isTrue();
    }

    @Test
    void extra_duty_counts_outside_the_pattern() {
        Roster roster =
                roster(exception(1, "yunqi", true, "2026-11-23T22:00:00", "2026-11-23T23:00:00"));
        assertThat(roster.onDuty("yunqi", at("2026-11-23T22:30:00"))).isTrue();
        assertThat(roster.onDuty("songtao", at("2026-11-23T22:30:00"))).isFalse();
        assertThat(roster.onDuty("yunqi", at("2026-11-23T23:00:00"))).isFalse();
    }

    @Test
    void what_was_recorded_last_wins() {
        RosterException leave =
                exception(1, null, false, "2026-11-23T00:00:00", "2026-11-24T00:00:00");
        RosterException called =
                exception(2, "yunqi", true, "2026-11-23T13:00:00", "2026-11-23T15:00:00");
        RosterException home =
                exception(3, null, false, "2026-11-23T14:00:00", "2026-11-23T15:00:00");
        Roster roster = roster(home, leave, called);
        assertThat(roster.onDuty("yunqi", at("2026-11-23T12:00:00"))).isFalse();
        assertThat(roster.onDuty("yunqi", at("2026-11-23T13:30:00"))).isTrue();
        assertThat(roster.onDuty("yunqi", at("2026-11-23T14:30:00"))).isFalse();
        assertThat(roster.onDutyAnywhere(at("2026-11-23T13:30:00"))).isTrue();
    }

    @Test
    void duty_ends_with_the_last_of_what_runs() {
        Roster roster =
                roster(exception(1, "yunqi", true, "2026-11-23T19:00:00", "2026-11-23T22:00:00"));
        assertThat(roster.dutyEnds(at("2026-11-23T12:00:00"))).contains(at("2026-11-23T20:00:00"));
        assertThat(roster.dutyEnds(at("2026-11-23T19:30:00"))).contains(at("2026-11-23T22:00:00"));
        assertThat(roster.dutyEnds(at("2026-11-23T23:00:00"))).isEmpty();
    }

    private static boolean duty(String at, Shift shift) {
        return new Roster(List.of(shift), List.of(), SHANGHAI).onDuty("yunqi", at(at));
    }

    /** Monday 08:00 to 20:00 with these exceptions. */
    private static Roster roster(RosterException... exceptions) {
        return new Roster(
                List.of(shift(DayOfWeek.MONDAY, "08:00", "20:00")), List.of(exceptions), SHANGHAI);
    }

    private static Shift shift(DayOfWeek day, String starts, String ends) {
        return new Shift(
                "luo", "yunqi", day, LocalTime.parse(starts), LocalTime.parse(ends), null, null);
    }

    private static RosterException exception(
            long id, String community, boolean onDuty, String from, String until) {
        return new RosterException(id, "luo", community, onDuty, at(from), at(until), null);
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(SHANGHAI).toInstant();
    }
}
