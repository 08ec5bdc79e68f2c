package org.guanjia.figures;

import java.time.LocalDate;

/**
 * How often something happened; what a sum was not split by is null.
 *
 * @param part see {@link Figure}
 * @param bad for how many of them it went badly
 * @param seconds the sum of all
 */
record Sum(
        LocalDate day,
        String community,
        Figure figure,
        String flow,
        String part,
        int total,
        int bad,
        long seconds) {}
