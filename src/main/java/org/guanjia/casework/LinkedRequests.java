package org.guanjia.casework;

import org.guanjia.casefile.CaseFlow;
import org.guanjia.casefile.CaseLinks;
import org.guanjia.casefile.LinkedRequest;
import org.guanjia.language.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Hands each flow what other flows ask of it: the complaint of a resident who was unhappy at the
 * call-back of a repair, the repair of a fault that a complaint brought up. {@code
 * guanjia.notice.scheduled=false} stops it with the messages.
 */
@Configuration
@EnableScheduling
@ConditionalOnProperty(name = "guanjia.notice.scheduled", matchIfMissing = true)
class LinkedRequests {

    private static final Logger LOG = LoggerFactory.getLogger(LinkedRequests.class);

    private final ObjectProvider<CaseFlow> flows;
    private final CaseLinks links;

    LinkedRequests(ObjectProvider<CaseFlow> flows, CaseLinks links) {
        this.flows = flows;
        this.links = links;
    }

    @Scheduled(fixedDelayString = "${guanjia.casework.requests-every:PT30S}")
    void take() {
        flows.forEach(flow -> links.waitingRequests(flow.flow()).forEach(one -> take(flow, one)));
    }

    private static void take(CaseFlow flow, LinkedRequest request) {
        try {
            flow.take(request);
        } catch (Refusal | ConcurrencyFailureException e) {
            LOG.info("request {} waits for the next time: {}", request.id(), e.getMessage());
        }
    }
}
