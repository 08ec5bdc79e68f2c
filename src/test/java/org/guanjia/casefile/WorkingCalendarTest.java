package org.guanjia.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class WorkingCalendarTest {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final Clock CLOCK = Clock.system(CHINA);

    private final WorkingCalendar calendar = new WorkingCalendar(CLOCK, "08:30", "18:00");

    @Test
    void a_public_holiday_on_a_weekday_is_free_and_a_make_up_saturday_is_worked() {
        assertThat(calendar.isWorkingDay(LocalDate.of(2026, 2, 16))).isFalse();
        assertThat(calendar.isWorkingDay(LocalDate.of(2026, 2, 14))).isTrue();
        assertThat(calendar.isWorkingDay(LocalDate.of(2026, 2, 28))).isTrue();
        assertThat(calendar.isWorkingDay(LocalDate.of(2026, 1, 4))).isTrue();
        assertThat(calendar.isWorkingDay(LocalDate.of(2026, 11, 21))).isFalse();
        assertThat(calendar.isWorkingDay(LocalDate.of(2026, 11, 23))).isTrue();
    }

    @Test
    void the_year_2026_has_33_free_days_by_decree_and_6_make_up_workdays_on_weekends() {
        long workdays =
                LocalDate.of(2026, 1, 1)
                        .datesUntil(LocalDate.of(2027, 1, 1))
                        .filter(calendar::isWorkingDay)
                        .count();
        assertThat(workdays).isEqualTo(248);
    }

    @Test
    void working_time_stops_at_the_evening_and_goes_on_in_the_morning() {
        assertThat(calendar.plus(at("2026-11-23T17:00"), Duration.ofHours(2)))
                .isEqualTo(at("2026-11-24T09:30"));
        assertThat(calendar.plus(at("2026-11-23T03:00"), Duration.ofHours(1)))
                .isEqualTo(at("2026-11-23T09:30"));
        assertThat(calendar.plus(at("2026-11-23T19:00"), Duration.ofMinutes(30)))
                .isEqualTo(at("2026-11-24T09:00"));
        assertThat(calendar.plus(at("2026-11-23T17:00"), Duration.ofHours(1)))
                .isEqualTo(at("2026-11-23T18:00"));
    }

    @Test
    void the_spring_festival_is_jumped_over() {
        assertThat(calendar.plus(at("2026-02-14T17:00"), Duration.ofHours(2)))
                .isEqualTo(at("2026-02-24T09:30"));
        assertThat(calendar.between(at("2026-02-14T17:00"), at("2026-02-24T09:30")))
                .isEqualTo(Duration.ofHours(2));
        assertThat(calendar.plusWorkingDays(at("2026-02-13T15:00"), 2))
                .isEqualTo(at("2026-02-24T15:00"));
    }

    @Test
    void between_undoes_plus_from_any_moment() {
        RandomGenerator chance = RandomGenerator.of("L64X128MixRandom");
        for (int i = 0; i < 2000; i++) {
            Instant start = at("2026-01-01T00:00").plusSeconds(chance.nextLong(360L * 24 * 3600));
            Duration amount = Duration.ofSeconds(chance.nextLong(1, 40L * 3600));
            assertThat(calendar.between(start, calendar.plus(start, amount)))
                    .as("%s from %s", amount, start)
                    .isEqualTo(amount);
        }
    }

    @Test
    void nothing_lies_between_an_end_and_an_earlier_start() {
        assertThat(calendar.between(at("2026-11-24T10:00"), at("2026-11-23T10:00")))
                .isEqualTo(Duration.ZERO);
    }

    @Test
    void a_year_without_data_falls_back_to_the_week() {
        assertThat(calendar.isWorkingDay(LocalDate.of(2031, 10, 1))).isTrue();
        assertThat(calendar.isWorkingDay(LocalDate.of(2031, 10, 4))).isFalse();
    }

    @Test
    void hours_that_end_before_they_begin_are_refused() {
        assertThatThrownBy(() -> new WorkingCalendar(CLOCK, "18:00", "08:30"))
                .isInstanceOf(IllegalStateException.class);
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(CHINA).toInstant();
    }
}
