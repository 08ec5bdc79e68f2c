package org.guanjia.fee;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Calls {@link LimitationDay} several times each morning, so that a look that broke off goes on;
 * {@code guanjia.fee.limitation-scheduled=false} stops it.
 */
@Configuration
@EnableScheduling
@ConditionalOnProperty(name = "guanjia.fee.limitation-scheduled", matchIfMissing = true)
class LimitationJob {

    private final LimitationDay day;

    LimitationJob(LimitationDay day) {
        this.day = day;
    }

    @Scheduled(
            cron = "${guanjia.fee.limitation-cron:0 10/15 6-8 * * *}",
            zone = "${guanjia.time-zone:Asia/Shanghai}")
    void run() {
        day.look();
    }
}
