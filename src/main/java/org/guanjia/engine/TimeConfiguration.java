package org.guanjia.engine;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.joda.time.DateTimeZone;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;
import org.springframework.data.jdbc.core.convert.JdbcCustomConversions;

@Configuration
class TimeConfiguration {

    /** The only source of time; nothing in the house asks the system. */
    @Bean
    Clock clock(@Value("${guanjia.time-zone}") ZoneId zone) {
        // The engine's dateTime(), on which the filter of what is due today rests: a day of the
        // house begins at the house's midnight, whatever the machine's zone.
        DateTimeZone.setDefault(DateTimeZone.forID(zone.getId()));
        return new EngineClock(zone);
    }

    /**
     * The only source of chance. The same {@code guanjia.seed} on the same input gives the same
     * draws; without one every start draws anew.
     */
    @Bean
    RandomGenerator chance(@Value("${guanjia.seed:#{null}}") Long seed) {
        return seed == null ? new Random() : new Random(seed);
    }

    /**
     * Repositories write times as the tables keep them: UTC, whatever the machine's zone. Our own
     * conversions take the place of the dialect's, among them MySQL's from its numbers to yes and
     * no.
     */
    @Bean
    JdbcCustomConversions jdbcCustomConversions() {
        return new JdbcCustomConversions(
                List.of(ToTable.INSTANCE, FromTable.INSTANCE, FromNumber.INSTANCE));
    }

    @WritingConverter
    private enum ToTable implements Converter<Instant, LocalDateTime> {
        INSTANCE;

        @Override
        public LocalDateTime convert(Instant at) {
            return LocalDateTime.ofInstant(at, ZoneOffset.UTC);
        }
    }

    @ReadingConverter
    private enum FromTable implements Converter<LocalDateTime, Instant> {
        INSTANCE;

        @Override
        public Instant convert(LocalDateTime at) {
            return at.toInstant(ZoneOffset.UTC);
        }
    }

    @ReadingConverter
    private enum FromNumber implements Converter<Number, Boolean> {
        INSTANCE;

        @Override
        public Boolean convert(Number bit) {
            return bit.intValue() != 0;
        }
    }
}
