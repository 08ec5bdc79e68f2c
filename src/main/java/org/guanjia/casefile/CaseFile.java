package org.guanjia.casefile;

import java.time.Instant;
import org.guanjia.estate.Address;
import org.guanjia.notice.CaseContact;

/**
 * A case as its row says.
 *
 * @param id the ticket's number; rises with time over all flows and nodes
 * @param caseNumber such as BX-20261123-0007; the process's business key
 * @param flow id of the flow, such as {@code repair}
 * @param community id of the community, which is the engine's tenant
 * @param houseId the house, once verified or confirmed; null while the address is doubtful or where
 *     no house is concerned
 * @param claimed the address as it was reported
 * @param reporterName may be null
 * @param reporterPhone canonical digits; null when the report is anonymous
 * @param channel how it reached us, such as portal, phone, desk, patrol, api
 * @param onBehalf whether a colleague reported it for a resident
 * @param firstContact 首问责任人 (S0-11): user id of the colleague who was first told; stays until the
 *     case ends; null when no colleague was
 * @param category null until triaged
 * @param type such as complaint or praise; null where the flow has no types
 * @param severity S1 to S4 or the flow's own scale; null until triaged
 * @param outcome how it ended; null while open
 * @param milestone code of the last milestone; null before the first
 * @param title first line of the description, for lists
 * @param description as reported, up to 4000 characters
 * @param appointment when the resident wants us to come; null when any time suits
 * @param urges how often the resident urged
 * @param version rises with each change
 * @param anonymous whether the reporter wished not to be known: nothing of them is kept
 * @param confidential whether only few may know who reported, see {@link Confidence}
 * @param handler user id of the named colleague who handles it; null when the flow names none
 */
public record CaseFile(
        long id,
        String caseNumber,
        String flow,
        String community,
        Long houseId,
        Address claimed,
        String reporterName,
        String reporterPhone,
        String channel,
        boolean onBehalf,
        String firstContact,
        String category,
        String type,
        String severity,
        CaseStatus status,
        String outcome,
        String milestone,
        Instant openedAt,
        Instant closedAt,
        String title,
        String description,
        Instant appointment,
        int urges,
        int version,
        boolean anonymous,
        boolean confidential,
        String handler) {

    /** The resident to whom messages about the case go. */
    public CaseContact contact() {
        return new CaseContact(caseNumber, community, houseId, reporterPhone);
    }

    /** Whether somebody may be waked for it. */
    public boolean emergency() {
        return "S1".equals(severity) || "S2".equals(severity);
    }
}
