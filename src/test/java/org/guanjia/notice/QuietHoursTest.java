package org.guanjia.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        "22:00-08:00, 2026-11-23T21:59:59, 2026-11-23T21:59:59",
        "22:00-08:00, 2026-11-23T22:00:00, 2026-11-24T08:00:00",
        "22:00-08:00, 2026-11-23T23:59:59, 2026-11-24T08:00:00",
        "22:00-08:00, 2026-11-24T00:00:00, 2026-11-24T08:00:00",
        "22:00-08:00, 2026-11-24T07:59:59, 2026-11-24T08:00:00",
        "22:00-08:00, 2026-11-24T08:00:00, 2026-11-24T08:00:00",
        "22:00-08:00, 2026-12-31T22:30:00, 2027-01-01T08:00:00",
        "12:30-14:00, 2026-11-24T12:30:00, 2026-11-24T14:00:00",
        "12:30-14:00, 2026-11-24T14:00:00, 2026-11-24T14:00:00",
        "12:30-14:00, 2026-11-24T23:00:00, 2026-11-24T23:00:00",
        "off, 2026-11-24T03:00:00, 2026-11-24T03:00:00",
        "00:00-00:00, 2026-11-24T03:00:00, 2026-11-24T03:00:00"
    })
    void a_message_waits_for_the_end_of_the_quiet_hours(String hours, String now, String then) {
        assertThat(quiet(hours, Map.of(), CHINA).notBefore("any", at(now, CHINA)))
                .isEqualTo(at(then, CHINA));
    }

    @Test
    void a_community_may_have_hours_of_its_own() {
        QuietHours quiet =
                quiet("22:00-08:00", Map.of("yunqi", "21:00-09:00", "songtao", "off"), CHINA);
        Instant evening = at("2026-11-23T21:30:00", CHINA);
        assertThat(quiet.notBefore("yunqi", evening)).isEqualTo(at("2026-11-24T09:00:00", CHINA));
        assertThat(quiet.notBefore("another", evening)).isEqualTo(evening);
        Instant night = at("2026-11-24T02:00:00", CHINA);
        assertThat(quiet.notBefore("songtao", night)).isEqualTo(night);
    }

    @Test
    void the_hours_are_those_of_the_house_and_not_of_the_machine() {
        Instant tenInChina = Instant.parse("2026-11-23T14:00:00Z");
        assertThat(quiet("22:00-08:00", Map.of(), CHINA).notBefore("any", tenInChina))
                .isEqualTo(Instant.parse("2026-11-24T00:00:00Z"));
        assertThat(quiet("22:00-08:00", Map.of(), ZoneOffset.UTC).notBefore("any", tenInChina))
                .isEqualTo(tenInChina);
    }

    @Test
    void the_night_in_which_the_clock_goes_forward_ends_at_eight_all_the_same() {
        // 2026-03-29, 02:00 becomes 03:00.
        QuietHours quiet = quiet("22:00-08:00", Map.of(), BERLIN);
        assertThat(quiet.notBefore("any", Instant.parse("2026-03-28T22:00:00Z")))
                .isEqualTo(Instant.parse("2026-03-29T06:00:00Z"));
        assertThat(
                        quiet("22:00-02:30", Map.of(), BERLIN)
                                .notBefore("any", Instant.parse("2026-03-28T22:00:00Z")))
                .as("02:30 does not exist: the change ends the night")
                .isEqualTo(Instant.parse("2026-03-29T01:00:00Z"));
    }

    @Test
    void an_hour_that_comes_twice_is_quiet_twice() {
        // 2026-10-25, 03:00 becomes 02:00.
        QuietHours quiet = quiet("22:00-02:30", Map.of(), BERLIN);
        Instant end = Instant.parse("2026-10-25T01:30:00Z");
        assertThat(quiet.notBefore("any", Instant.parse("2026-10-25T00:10:00Z"))).isEqualTo(end);
        assertThat(quiet.notBefore("any", Instant.parse("2026-10-25T01:10:00Z"))).isEqualTo(end);
        assertThat(quiet("22:00-08:00", Map.of(), BERLIN).notBefore("any", end))
                .isEqualTo(Instant.parse("2026-10-25T07:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({"22-8", "25:00-08:00", "22:00", "nachts", "22:00-08:60"})
    void hours_that_are_none_stop_the_start_and_are_named(String hours) {
        assertThatThrownBy(() -> quiet(hours, Map.of(), CHINA))
                .hasMessageContaining("guanjia.notice.quiet-hours")
                .hasMessageContaining(hours);
        assertThatThrownBy(() -> quiet("off", Map.of("yunqi", hours), CHINA))
                .hasMessageContaining("guanjia.notice.quiet-hours-of.yunqi");
    }

    @ParameterizedTest
    @CsvSource({
        "CJ-20261123-0001, 2026-11-23T20:59:59, 2026-11-23T20:59:59",
        "CJ-20261123-0001, 2026-11-23T21:00:00, 2026-11-24T08:00:00",
        "BX-20261123-0001, 2026-11-23T21:00:00, 2026-11-23T21:00:00",
        "BX-20261123-0001, 2026-11-23T22:00:00, 2026-11-24T08:00:00",
        "CJ-20261123-0001, 2026-11-24T03:00:00, 2026-11-24T08:00:00",
        ", 2026-11-23T21:00:00, 2026-11-23T21:00:00"
    })
    void collections_leave_residents_in_peace_for_longer(
            String caseNumber, String now, String then) {
        QuietHours quiet = quiet("22:00-08:00", Map.of(), Map.of("CJ", "21:00-08:00"), CHINA);
        assertThat(quiet.notBefore("any", caseNumber, at(now, CHINA))).isEqualTo(at(then, CHINA));
    }

    @Test
    void whoever_is_quiet_longer_decides() {
        QuietHours quiet =
                quiet(
                        "22:00-08:00",
                        Map.of("yunqi", "22:30-09:30", "songtao", "12:30-14:00"),
                        Map.of("CJ", "21:00-12:45"),
                        CHINA);
        Instant evening = at("2026-11-23T21:30:00", CHINA);
        assertThat(quiet.notBefore("yunqi", "CJ-1", evening))
                .isEqualTo(at("2026-11-24T12:45:00", CHINA));
        assertThat(quiet.notBefore("songtao", "CJ-1", evening))
                .as("the end of the one lies within the other")
                .isEqualTo(at("2026-11-24T14:00:00", CHINA));
    }

    private static QuietHours quiet(String hours, Map<String, String> of, ZoneId zone) {
        return quiet(hours, of, Map.of(), zone);
    }

    private static QuietHours quiet(
            String hours, Map<String, String> of, Map<String, String> ofCases, ZoneId zone) {
        return new QuietHours(
                new NoticeSettings(
                        List.of("log"),
                        List.of(),
                        3,
                        Duration.ofMinutes(5),
                        hours,
                        of,
                        ofCases,
                        new NoticeSettings.Mail("", "")),
                Clock.system(zone));
    }

    private static Instant at(String local, ZoneId zone) {
        return LocalDateTime.parse(local).atZone(zone).toInstant();
    }
}
