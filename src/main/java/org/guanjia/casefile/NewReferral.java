package org.guanjia.casefile;

import java.time.Instant;

/**
 * A matter that is not ours, and whose it is (S1-04, S1-05).
 *
 * @param matter key of the jurisdiction table
 * @param body who is responsible
 * @param phone their number; may be null
 * @param legalBasis law or contract that says so; may be null
 * @param duty what stays with us: stopAndReport, assist or informOnly
 * @param reason told to the resident; may be null
 * @param followUpAt when we ask whether it was solved; may be null
 */
public record NewReferral(
        String matter,
        String body,
        String phone,
        String legalBasis,
        String duty,
        String reason,
        Instant followUpAt) {}
