package org.guanjia.casefile;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Calls {@link RetentionNight} every few minutes of the small hours, so that a night that broke off
 * goes on; {@code guanjia.retention.scheduled=false} stops it.
 */
@Configuration
@EnableScheduling
@ConditionalOnProperty(name = "guanjia.retention.scheduled", matchIfMissing = true)
class RetentionJob {

    private final RetentionNight night;

    RetentionJob(RetentionNight night) {
        this.night = night;
    }

    @Scheduled(
            cron = "${guanjia.retention.cron:0 5/15 2-4 * * *}",
            zone = "${guanjia.time-zone:Asia/Shanghai}")
    void run() {
        night.run();
    }
}
