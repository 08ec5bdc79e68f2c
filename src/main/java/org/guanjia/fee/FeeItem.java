package org.guanjia.fee;

import java.math.BigDecimal;

/**
 * Something that is charged for (收费项目).
 *
 * @param code unique in its community, such as {@code PROPERTY}
 * @param vacancyPercent what a house pays of it while its vacancy is approved; 100 without a rule
 */
public record FeeItem(
        int id,
        String community,
        String code,
        String name,
        Formula formula,
        BigDecimal vacancyPercent,
        Cycle cycle) {}
