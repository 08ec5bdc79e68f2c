package org.guanjia.casefile;

/**
 * A case that another one is linked with.
 *
 * @param title null for a reader who reads no words
 * @param outcome code of its end; null while it runs
 * @param kind why, such as duplicate, followUp, cause
 * @param outgoing true when the case in hand names the other, false when the other names it
 */
public record LinkedCase(
        String caseNumber,
        String flow,
        String title,
        CaseStatus status,
        String outcome,
        String kind,
        boolean outgoing) {

    LinkedCase withoutTitle() {
        return new LinkedCase(caseNumber, flow, null, status, outcome, kind, outgoing);
    }
}
