package org.guanjia.webapps.history;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.guanjia.casefile.Bounds;
import org.guanjia.casefile.CaseFlows;
import org.guanjia.casefile.CaseLists;
import org.guanjia.casefile.CasePage;
import org.guanjia.casefile.CaseQuery;
import org.guanjia.estate.Privacy;
import org.guanjia.language.Refusal;
import org.guanjia.staff.Caller;
import org.springframework.stereotype.Component;

/** Finds cases that have ended: the engine's list of running ones knows them no more. */
@Component
class EndedCases {

    /**
     * What is looked for.
     *
     * @param community null for all of the caller's
     * @param flow null for all
     * @param from first day of their ends; null for any
     * @param to last day of their ends; null for any
     * @param q as {@link CaseQuery#q()}
     */
    record Search(
            String community,
            String flow,
            LocalDate from,
            LocalDate to,
            String q,
            String after,
            int limit) {}

    private final CaseLists lists;
    private final CaseFlows flows;
    private final Served served;
    private final Clock clock;

    EndedCases(CaseLists lists, CaseFlows flows, Served served, Clock clock) {
        this.lists = lists;
        this.flows = flows;
        this.served = served;
        this.clock = clock;
    }

    /**
     * A page of them, by the case's number, newest first.
     *
     * @throws Refusal 404 for an unknown flow or a community that the caller does not serve; 422
     *     for a period that ends before it begins
     */
    CasePage find(Search search, Caller caller) {
        if (search.from() != null && search.to() != null && search.to().isBefore(search.from())) {
            throw Refusal.invalid("to", "webapps.periodBackwards");
        }
        boolean everyFlow = search.flow() == null || search.flow().isBlank();
        if (!everyFlow) {
            flows.named(search.flow());
        }
        return lists.list(
                        new CaseQuery(
                                flows.reader(caller),
                                served.communities(search.community(), caller),
                                everyFlow ? null : search.flow(),
                                null,
                                null,
                                Bounds.optional("q", search.q(), 60),
                                search.after(),
                                search.limit(),
                                new CaseQuery.Ended(
                                        start(search.from()),
                                        search.to() == null
                                                ? null
                                                : start(search.to().plusDays(1)))))
                .seenWith(Privacy.of(caller));
    }

    private Instant start(LocalDate day) {
        return day == null ? null : day.atStartOfDay(clock.getZone()).toInstant();
    }
}
