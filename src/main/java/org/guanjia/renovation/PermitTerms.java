package org.guanjia.renovation;

import java.math.BigDecimal;
import java.util.Map;

/**
 * What a community has agreed on for renovations, from the table {@code permit-terms}.
 *
 * @param hours when work may be done
 * @param deposit in yuan, two decimals; zero for none
 * @param longestDays how many days a permit may be valid at once
 */
public record PermitTerms(String hours, BigDecimal deposit, int longestDays) {

    /** The terms as the table gives them. */
    public static PermitTerms of(Map<String, Object> rule) {
        return new PermitTerms(
                rule.get("hours").toString(),
                new BigDecimal(rule.get("deposit").toString()).setScale(2),
                ((Number) rule.get("longestDays")).intValue());
    }
}
