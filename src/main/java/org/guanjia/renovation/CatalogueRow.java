package org.guanjia.renovation;

import java.util.Map;

/**
 * The row of the catalogue {@code violation-severity} that fits a violation.
 *
 * @param severity A, B or C
 * @param authority who has the power to act; the company has not
 * @param region where the basis holds, such as 全国 or 北京
 * @param amount what the law names, for the authority to decide; null where no source is known
 * @param amountSource the clause that names it; null without an amount
 * @param deadlineHours time to put it right, from the service of the notice on
 * @param validFrom day from which the basis holds, as yyyymmdd
 */
public record CatalogueRow(
        String severity,
        String authority,
        String basis,
        String region,
        String amount,
        String amountSource,
        int deadlineHours,
        String handling,
        int validFrom) {

    public static CatalogueRow of(Map<String, Object> rule) {
        return new CatalogueRow(
                (String) rule.get("severity"),
                (String) rule.get("authority"),
                (String) rule.get("basis"),
                (String) rule.get("region"),
                (String) rule.get("amount"),
                (String) rule.get("amountSource"),
                ((Number) rule.get("deadlineHours")).intValue(),
                (String) rule.get("handling"),
                ((Number) rule.get("validFrom")).intValue());
    }
}
