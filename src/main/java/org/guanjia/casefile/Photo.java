package org.guanjia.casefile;

import java.time.Instant;

/**
 * A photo without its bytes.
 *
 * @param byUser user id; null when a resident added it
 * @param staff whether a colleague added it
 * @param kind before, after, evidence, proof, or report for what came with a report
 * @param contentType image/jpeg or image/png
 * @param bytes size as kept
 */
public record Photo(
        long id,
        String caseNumber,
        String byUser,
        boolean staff,
        String kind,
        String contentType,
        int width,
        int height,
        long bytes,
        Instant addedAt) {}
