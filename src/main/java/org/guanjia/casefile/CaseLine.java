package org.guanjia.casefile;

import java.time.Instant;

/** A case in a list: what stands in its narrow row. Meanings as in {@link CaseFile}. */
public record CaseLine(
        String caseNumber,
        String flow,
        String community,
        Long houseId,
        CaseStatus status,
        String outcome,
        String milestone,
        String category,
        String severity,
        String title,
        String reporterName,
        String firstContact,
        int urges,
        Instant openedAt,
        Instant closedAt) {}
