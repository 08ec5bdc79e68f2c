package org.guanjia.complaint;

import org.guanjia.casefile.CaseFiles;
import org.guanjia.casefile.LinkedRequest;
import org.guanjia.language.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Takes what other flows ask for, such as a repair whose resident was unhappy at the call-back;
 * {@code guanjia.notice.scheduled=false} stops it with the messages.
 */
@Configuration
@EnableScheduling
@ConditionalOnProperty(name = "guanjia.notice.scheduled", matchIfMissing = true)
class ComplaintRequests {

    private static final Logger LOG = LoggerFactory.getLogger(ComplaintRequests.class);

    private final ComplaintProcess complaints;
    private final ComplaintRaises raises;
    private final CaseFiles cases;

    ComplaintRequests(ComplaintProcess complaints, ComplaintRaises raises, CaseFiles cases) {
        this.complaints = complaints;
        this.raises = raises;
        this.cases = cases;
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

    @Scheduled(fixedDelayString = "${guanjia.complaint.requests-every:PT30S}")
    void take() {
        for (LinkedRequest request : cases.waitingRequests(ComplaintService.FLOW)) {
            try {
                complaints.take(request);
            } catch (Refusal | ConcurrencyFailureException e) {
                LOG.info("request {} waits for the next time: {}", request.id(), e.getMessage());
            }
        }
    }
}
