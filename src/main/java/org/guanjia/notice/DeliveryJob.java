package org.guanjia.notice;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** Calls {@link Delivery} every few seconds; {@code guanjia.notice.scheduled=false} stops it. */
@Configuration
@EnableScheduling
@ConditionalOnProperty(name = "guanjia.notice.scheduled", matchIfMissing = true)
class DeliveryJob {

    private final Delivery delivery;

    DeliveryJob(Delivery delivery) {
        this.delivery = delivery;
    }

    @Scheduled(fixedDelayString = "${guanjia.notice.every:PT5S}")
    void deliver() {
        delivery.deliver();
    }
}
