package org.guanjia.casefile;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.guanjia.language.Refusal;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What cases have to do with each other: their links, and what one flow asks of another. */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class CaseLinks {

    private static final int REASON = 400;

    private final CaseRecords records;
    private final LinkRecords linkRecords;
    private final CaseKeys keys;
    private final Clock clock;

    CaseLinks(CaseRecords records, LinkRecords linkRecords, CaseKeys keys, Clock clock) {
        this.records = records;
        this.linkRecords = linkRecords;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * Links two cases; both show it. The same link twice is one link.
     *
     * @param kind why, such as duplicate, followUp, cause
     * @throws Refusal 422 when both are the same or they belong to different communities
     */
    public void link(String from, String to, String kind) {
        CaseKeys.Key one = keys.of(from);
        CaseKeys.Key other = keys.of(to);
        if (one.id() == other.id()) {
            throw Refusal.invalid("caseNumber", "casefile.linkToItself");
        }
        if (!one.community().equals(other.community())) {
            throw Refusal.invalid("caseNumber", "casefile.otherCommunity");
        }
        try {
            linkRecords.link(one.id(), other.id(), kind, clock.instant());
        } catch (DuplicateKeyException e) {
            // Said before.
        }
    }

    /**
     * Asks another flow for something; the request waits until that flow takes it.
     *
     * @param flow id of the flow that is asked
     * @param payload facts for it; may be empty
     * @return id of the request
     */
    public long requestLinked(
            String fromCase, String flow, String reason, Map<String, Object> payload) {
        CaseKeys.Key key = keys.of(fromCase);
        String bounded = Bounds.required("reason", reason, REASON);
        Instant now = clock.instant();
        long id = linkRecords.request(key.id(), flow, bounded, payload, now);
        records.event(key.id(), now, "requested", flow, null, bounded);
        return id;
    }

    /** What waits for this flow, oldest first, at most 200. */
    @Transactional(readOnly = true)
    public List<LinkedRequest> waitingRequests(String flow) {
        return linkRecords.waitingRequests(flow);
    }

    /**
     * A flow took a request: the case that answers it is linked with the one that asked, as the
     * request's {@code link} says; {@code waits} means that the one that asked stands still.
     *
     * @throws Refusal 409 when somebody took it already
     */
    public void takeRequest(LinkedRequest request, String takenCase) {
        keys.of(takenCase);
        if (!linkRecords.take(request.id(), takenCase, clock.instant())) {
            throw Refusal.conflict("casefile.requestTaken");
        }
        link(
                request.fromCase(),
                takenCase,
                String.valueOf(request.payload().getOrDefault("link", "requested")));
    }

    /**
     * A room took a request that it answers without a case of its own.
     *
     * @throws Refusal 409 when somebody took it already
     */
    public void takeRequest(LinkedRequest request) {
        if (!linkRecords.take(request.id(), null, clock.instant())) {
            throw Refusal.conflict("casefile.requestTaken");
        }
    }
}
