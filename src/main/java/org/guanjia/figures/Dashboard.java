package org.guanjia.figures;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.guanjia.figures.RiskHouses.RiskHouse;

/**
 * The operations dashboard, for one community or the sum of several.
 *
 * @param days the days that are shown, today last
 * @param communities those that the reader may choose from
 * @param collection null when nothing fell due yet
 * @param hostile null for whoever does not care for those who listen
 */
record Dashboard(
        Instant asOf,
        List<LocalDate> days,
        List<Place> communities,
        List<OpenFlow> open,
        List<Day> trend,
        List<Clocks> clocks,
        Count today,
        Count month,
        List<Clocks> escalations,
        List<RiskHouse> houses,
        Collection collection,
        List<Listener> hostile,
        List<Community> byCommunity) {

    /** A community to choose. */
    record Place(String id, String name) {}

    /**
     * Open cases of a flow.
     *
     * @param name in the reader's language
     * @param overdue those of them that have a clock whose time ran out
     */
    record OpenFlow(
            String flow, String name, int total, int overdue, List<OpenSeverity> severities) {}

    /**
     * Open cases of a flow and severity.
     *
     * @param severity empty for cases without one
     */
    record OpenSeverity(String severity, String name, int total, int overdue) {}

    /**
     * What happened on a day.
     *
     * @param clocks service clocks that were decided
     * @param late those of them that ran out
     */
    record Day(LocalDate day, int opened, int closed, int clocks, int late, int escalations) {}

    /**
     * Something that the clocks of a flow measure.
     *
     * @param main whether it is one of those that everybody asks for: accept, arrive, fix, reply
     */
    record Clocks(
            String flow,
            String flowName,
            String measure,
            String name,
            boolean main,
            int today,
            int todayLate,
            int month,
            int monthLate) {}

    /**
     * Figures of a time.
     *
     * @param cancelled those of the closed cases that were cancelled
     * @param scene repairs whose first colleague's arrival is known
     * @param sceneSeconds how long that took on average; null without any
     * @param repaired repairs that ended with work done
     * @param reworked those of them to which somebody had to come again
     * @param dispatched repairs that ended and had been taken
     * @param misdispatched those of them that went to the wrong hands before
     */
    record Count(
            int opened,
            int closed,
            int cancelled,
            int clocks,
            int late,
            int escalations,
            int scene,
            Long sceneSeconds,
            int repaired,
            int reworked,
            int dispatched,
            int misdispatched) {}

    /**
     * What was due and what was paid of it.
     *
     * @param asOf when it was summed up
     * @param months this year's months with bills
     */
    record Collection(BigDecimal receivable, BigDecimal received, Instant asOf, List<Due> months) {}

    /** A month, such as 202611. */
    record Due(int month, BigDecimal receivable, BigDecimal received) {}

    /** A colleague and the hostile conversations they had. */
    record Listener(String userId, String name, int today, int month) {}

    /**
     * A community beside the others.
     *
     * @param receivable this year's; null when nothing fell due yet
     */
    record Community(
            String id,
            String name,
            int open,
            int overdue,
            Count month,
            BigDecimal receivable,
            BigDecimal received) {}
}
