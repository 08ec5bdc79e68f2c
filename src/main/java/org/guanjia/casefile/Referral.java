package org.guanjia.casefile;

import java.time.Instant;

/**
 * A guided referral.
 *
 * @param documentNumber such as ZJ-20261123-0007; stands on the document that passes the matter on
 * @param document the document's text; null until passed on
 * @param receipt the body's receipt number; null until there is one
 * @param outcome solved, notSolved or unreachable; null until followed up
 * @param nextBody whom the resident was told to turn to next when it was not solved
 */
public record Referral(
        long id,
        String caseNumber,
        String documentNumber,
        String matter,
        String body,
        String phone,
        String legalBasis,
        String duty,
        String reason,
        Instant followUpAt,
        Instant createdAt,
        String document,
        String passedOnBy,
        Instant passedOnAt,
        String receipt,
        Instant receiptAt,
        String outcome,
        String outcomeText,
        String nextBody,
        String outcomeBy,
        Instant outcomeAt) {}
