package org.guanjia.casefile;

/**
 * A case that another one is linked with.
 *
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
        boolean outgoing) {}
