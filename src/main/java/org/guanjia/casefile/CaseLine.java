package org.guanjia.casefile;

import java.time.Instant;
import org.guanjia.estate.Privacy;

/**
 * A case in a list: what stands in its narrow row. Meanings as in {@link CaseFile}; house and
 * reporter are null where the reader must not know who reported, the title where they read no
 * words.
 */
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
        Instant closedAt,
        boolean anonymous,
        boolean confidential) {

    /** The line as somebody may see it who may know only so much about residents (S3-15). */
    CaseLine seenWith(Privacy privacy) {
        return new CaseLine(
                caseNumber,
                flow,
                community,
                houseId,
                status,
                outcome,
                milestone,
                category,
                severity,
                privacy.readsWords() ? title : null,
                privacy.name(reporterName),
                firstContact,
                urges,
                openedAt,
                closedAt,
                anonymous,
                confidential);
    }
}
