package org.guanjia.casefile;

import java.time.Instant;
import java.util.Collection;

/**
 * Which cases a list shows, newest first.
 *
 * @param reader who looks: cases that are hidden from them are left out; null for the house itself
 * @param communities only of these; an empty collection shows nothing
 * @param flow only of this flow; null for all
 * @param status only in this status; null for all
 * @param houseId only of this house; null for all
 * @param q the number's beginning, a part of the title, or the last four digits or more of the
 *     reporter's phone; null or blank for all
 * @param after {@link CasePage#next()} of the page before; null for the first page
 * @param limit rows per page, 1 to 200
 * @param ended only cases that have ended, and when; null for all
 */
public record CaseQuery(
        Reader reader,
        Collection<String> communities,
        String flow,
        CaseStatus status,
        Long houseId,
        String q,
        String after,
        int limit,
        Ended ended) {

    /**
     * When a case ended.
     *
     * @param from not before; null for any time
     * @param until before; null for any time
     */
    public record Ended(Instant from, Instant until) {}

    /** Cases whether they have ended or not. */
    public CaseQuery(
            Reader reader,
            Collection<String> communities,
            String flow,
            CaseStatus status,
            Long houseId,
            String q,
            String after,
            int limit) {
        this(reader, communities, flow, status, houseId, q, after, limit, null);
    }
}
