package org.guanjia.fee;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** Calls {@link FeeRetention} once a night; {@code guanjia.retention.scheduled=false} stops it. */
@Configuration
@EnableScheduling
@ConditionalOnProperty(name = "guanjia.retention.scheduled", matchIfMissing = true)
class FeeRetentionJob {

    private final FeeRetention retention;

    FeeRetentionJob(FeeRetention retention) {
        this.retention = retention;
    }

    @Scheduled(
            cron = "${guanjia.fee.retention-cron:0 40 4 * * *}",
            zone = "${guanjia.time-zone:Asia/Shanghai}")
    void run() {
        retention.run();
    }
}
