package org.guanjia.renovation;

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
 * Takes what other flows ask for, such as a patrol of the works that found something;
 * {@code guanjia.notice.scheduled=false} stops it with the messages.
 */
@Configuration
@EnableScheduling
@ConditionalOnProperty(name = "guanjia.notice.scheduled", matchIfMissing = true)
class ViolationRequests {

    private static final Logger LOG = LoggerFactory.getLogger(ViolationRequests.class);

    private final ViolationProcess violations;
    private final CaseFiles cases;

    ViolationRequests(ViolationProcess violations, CaseFiles cases) {
        this.violations = violations;
        this.cases = cases;
    }

    @Scheduled(fixedDelayString = "${guanjia.renovation.requests-every:PT30S}")
    void take() {
        for (LinkedRequest request : cases.waitingRequests(ViolationService.FLOW)) {
            try {
                violations.take(request);
            } catch (Refusal | ConcurrencyFailureException e) {
                LOG.info("request {} waits for the next time: {}", request.id(), e.getMessage());
            }
        }
    }
}
