package org.guanjia.fee;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Set;
import org.guanjia.language.Refusal;

/**
 * How often an item is billed: by the month, quarter, half-year or year of the calendar. Prices
 * stay those of a month; the month in which a cycle falls due bills each of its months by its own
 * days and price.
 *
 * @param months 1, 3, 6 or 12
 * @param prepaid whether its first month bills it (预付费), otherwise its last (后付费)
 */
public record Cycle(int months, boolean prepaid) {

    private static final Set<Integer> MONTHS = Set.of(1, 3, 6, 12);

    static final Cycle MONTH = new Cycle(1, false);

    /**
     * @throws Refusal 422 for another length
     */
    public Cycle {
        if (!MONTHS.contains(months)) {
            throw Refusal.invalid("cycleMonths", "tariff.cycleUnknown");
        }
    }

    YearMonth first(YearMonth month) {
        return month.minusMonths((month.getMonthValue() - 1) % months);
    }

    YearMonth last(YearMonth month) {
        return first(month).plusMonths(months - 1L);
    }

    /** A day of the month whose run bills this day; a later run finds it billed. */
    LocalDate billedWith(LocalDate day) {
        YearMonth month = YearMonth.from(day);
        if (months == 1) {
            return day;
        }
        return prepaid ? first(month).atDay(1) : last(month).atEndOfMonth();
    }

    /**
     * Which months the run of a month bills; none when {@code from} is after {@code to}. A prepaid
     * cycle that runs already is billed to its end for those alone whose charge begins in the
     * month.
     */
    Months of(YearMonth month) {
        if (prepaid) {
            return new Months(month, last(month), !month.equals(first(month)));
        }
        return new Months(
                last(month).equals(month) ? first(month) : month.plusMonths(1), month, false);
    }

    /**
     * Months that a run bills.
     *
     * @param onlyNew for those alone who are charged from this month on
     */
    record Months(YearMonth from, YearMonth to, boolean onlyNew) {}
}
