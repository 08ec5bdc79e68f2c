package org.guanjia.fee;

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
 * Takes bills of repairs and compensation of complaints; {@code guanjia.notice.scheduled=false}
 * stops it with the messages.
 */
@Configuration
@EnableScheduling
@ConditionalOnProperty(name = "guanjia.notice.scheduled", matchIfMissing = true)
class FeeRequests {

    private static final Logger LOG = LoggerFactory.getLogger(FeeRequests.class);

    private final FeeEntries entries;
    private final CaseFiles cases;

    FeeRequests(FeeEntries entries, CaseFiles cases) {
        this.entries = entries;
        this.cases = cases;
    }

    @Scheduled(fixedDelayString = "${guanjia.fee.requests-every:PT30S}")
    void take() {
        for (LinkedRequest request : cases.waitingRequests(FeeEntries.ASKED)) {
            try {
                entries.take(request);
            } catch (Refusal | ConcurrencyFailureException e) {
                LOG.info("request {} waits for the next time: {}", request.id(), e.getMessage());
            }
        }
    }
}
