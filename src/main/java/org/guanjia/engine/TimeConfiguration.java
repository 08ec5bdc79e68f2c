package org.guanjia.engine;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class TimeConfiguration {

    /** The only source of time; nothing in the house asks the system. */
    @Bean
    Clock clock(@Value("${guanjia.time-zone}") ZoneId zone) {
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
}
