package org.guanjia.engine;

import java.time.Clock;
import java.time.ZoneId;
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
}
