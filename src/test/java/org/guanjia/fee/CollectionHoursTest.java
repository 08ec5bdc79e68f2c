package org.guanjia.fee;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.function.Consumer;
import org.guanjia.casefile.WorkingCalendar;
import org.guanjia.notice.QuietHours;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** When a household may be written to, phoned and visited, with the house's own settings. */
class CollectionHoursTest {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    @Configuration
    @ConfigurationPropertiesScan("org.guanjia.notice")
    @Import({QuietHours.class, WorkingCalendar.class, CollectionHours.class})
    static class House {

        @Bean
        Clock clock() {
            return Clock.system(CHINA);
        }
    }

    private static void with(Consumer<CollectionHours> test) {
        new ApplicationContextRunner()
                .withInitializer(new ConfigDataApplicationContextInitializer())
                .withUserConfiguration(House.class)
                .withPropertyValues("guanjia.notice.quiet-hours-of.late=22:00-10:00")
                .run(context -> test.accept(context.getBean(CollectionHours.class)));
    }

    /** The night before, the night itself, a holiday, a week of them, a workday made up for. */
    @ParameterizedTest
    @CsvSource({
        "any, 2026-11-23T20:59, 2026-11-23T20:59",
        "any, 2026-11-23T21:00, 2026-11-24T08:00",
        "any, 2026-11-24T07:59, 2026-11-24T08:00",
        "any, 2026-11-28T10:00, 2026-11-28T10:00",
        "any, 2026-04-03T21:30, 2026-04-07T08:00",
        "any, 2026-04-04T10:00, 2026-04-07T08:00",
        "any, 2026-02-14T10:00, 2026-02-14T10:00",
        "any, 2026-02-14T21:00, 2026-02-24T08:00",
        "any, 2026-02-15T00:00, 2026-02-24T08:00",
        "any, 2026-02-23T20:00, 2026-02-24T08:00",
        "late, 2026-02-20T12:00, 2026-02-24T10:00"
    })
    void nobody_phones_or_rings_at_night_or_on_a_public_holiday(
            String community, String from, String then) {
        with(hours -> assertThat(hours.talk(community, "CJ", at(from))).isEqualTo(at(then)));
    }

    @ParameterizedTest
    @CsvSource({
        "any, 2026-11-23T20:59, 2026-11-23T20:59",
        "any, 2026-11-23T21:00, 2026-11-24T08:00",
        "any, 2026-02-17T10:00, 2026-02-17T10:00",
        "any, 2026-02-17T21:00, 2026-02-18T08:00",
        "late, 2026-02-17T09:00, 2026-02-17T10:00"
    })
    void a_message_may_come_on_a_holiday_but_not_at_night(
            String community, String from, String then) {
        with(hours -> assertThat(hours.message(community, "CJ", at(from))).isEqualTo(at(then)));
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(CHINA).toInstant();
    }
}
