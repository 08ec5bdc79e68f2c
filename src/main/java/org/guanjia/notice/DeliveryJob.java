package org.guanjia.notice;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** Calls {@link Delivery} every few seconds; {@code guanjia.notice.scheduled=false} stops it. */
@Configuration
@EnableScheduling
@ConditionalOnProperty(name = "guanjia.notice.scheduled", matchIfMissing = true)
class DeliveryJob {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryJob.class);

    private final Delivery delivery;

    DeliveryJob(Delivery delivery) {
        this.delivery = delivery;
    }

    @Scheduled(fixedDelayString = "${guanjia.notice.every:PT5S}")
    void deliver() {
        try {
            delivery.deliver();
        } catch (ConcurrencyFailureException e) {
            LOG.info("another node was quicker; what is left waits for the next time");
        }
    }
}
