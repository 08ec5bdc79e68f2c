package org.guanjia.complaint;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Raises the cases that others of their cause carried up; {@code guanjia.notice.scheduled=false}
 * stops it with the messages.
 */
@Configuration
@EnableScheduling
@ConditionalOnProperty(name = "guanjia.notice.scheduled", matchIfMissing = true)
class ComplaintRaising {

    private static final Logger LOG = LoggerFactory.getLogger(ComplaintRaising.class);

    private final ComplaintProcess complaints;
    private final ComplaintRaises raises;

    ComplaintRaising(ComplaintProcess complaints, ComplaintRaises raises) {
        this.complaints = complaints;
        this.raises = raises;
    }

    /** Each case that others of its cause carried up, in a transaction of its own. */
    @Scheduled(fixedDelayString = "${guanjia.complaint.raises-every:PT10S}")
    void raise() {
        for (ComplaintRaises.Raise raise : raises.waiting()) {
            try {
                complaints.raise(raise);
            } catch (RuntimeException e) {
                // One that cannot be raised must not keep the others down.
                LOG.warn("raise {} waits for the next time", raise.id(), e);
            }
        }
    }
}
