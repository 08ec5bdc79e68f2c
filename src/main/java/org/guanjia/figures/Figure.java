package org.guanjia.figures;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What is counted, each as one question: which cases does it count between two instants ({@code
 * :from} and {@code :to}, the latter left out), and for which of them did it go badly.
 *
 * <p>The columns are {@code case_id, community, flow, severity, part, happened_at, bad, seconds};
 * {@code part} says what of the case it was, such as the service clock, or is empty. A case may be
 * counted several times, once for each thing that happened.
 */
enum Figure {
    /**
     * Cases that are open now; badly when a service clock of theirs has run out. The overdue ones
     * are joined from the clocks' index, so that no case's own row is read.
     */
    OPEN(Kind.NOW, Text.OPEN),

    /** Open cases with a service clock whose time has run out. */
    OVERDUE(
            Kind.NOW,
            """
            select case_id, community, flow, severity, part, happened_at, bad, seconds
              from ("""
                    + Text.OPEN
                    + ") open_cases where bad = 1"),

    /** Reports that came in. */
    OPENED(
            Kind.SUMMED,
            """
            select f.id case_id, f.community, f.flow, f.severity, '' part,
                   f.opened_at happened_at, 0 bad, 0 seconds
              from case_file f
             where f.opened_at >= :from and f.opened_at < :to %s
            """),

    /** Cases that ended; badly when they were cancelled. */
    CLOSED(
            Kind.SUMMED,
            """
            select f.id case_id, f.community, f.flow, f.severity, '' part,
                   f.closed_at happened_at,
                   case when f.status = 'cancelled' then 1 else 0 end bad, 0 seconds
              from case_file f
             where f.closed_at >= :from and f.closed_at < :to %s
            """),

    /**
     * Service clocks that were decided: in time when met before they were due; badly from the
     * moment that the time had run out, met later or never. A clock that was dropped before counts
     * for neither.
     */
    CLOCK(
            Kind.SUMMED,
            """
            select f.id case_id, f.community, f.flow, f.severity, k.measure part,
                   k.breached_at happened_at, 1 bad, 0 seconds
              from case_clock k join case_file f on f.id = k.case_id
             where k.breached_at >= :from and k.breached_at < :to %1$s
             union all
            select f.id, f.community, f.flow, f.severity, k.measure, k.met_at,
                   case when k.breaches > 0 then 1 else 0 end, 0
              from case_clock k join case_file f on f.id = k.case_id
             where k.met_at >= :from and k.met_at < :to and k.breached_at is null %1$s
            """),

    /** Steps that went up the ladder of supervisors. */
    ESCALATION(
            Kind.SUMMED,
            """
            select f.id case_id, f.community, f.flow, f.severity, e.measure part,
                   e.happened_at, 1 bad, 0 seconds
              from case_escalation e join case_file f on f.id = e.case_id
             where e.happened_at >= :from and e.happened_at < :to and e.escalated = true %s
            """),

    /**
     * Repairs that ended with somebody having been there: how many seconds after the report the
     * first colleague was, whoever it was (S1-09). Repairs by appointment are left out: their time
     * was the resident's choice.
     */
    SCENE(
            Kind.SUMMED,
            """
            select c.case_id, c.community, c.flow, c.severity, '' part, c.happened_at, 0 bad,
                   timestampdiff(second, c.opened_at, c.first_at) seconds
              from (select f.id case_id, f.community, f.flow, f.severity, f.opened_at,
                           f.closed_at happened_at,
                           case when r.scene_at is not null
                                     and (r.arrived_at is null or r.scene_at < r.arrived_at)
                                then r.scene_at else r.arrived_at end first_at
                      from case_file f join repair_order r on r.case_number = f.case_number
                     where f.closed_at >= :from and f.closed_at < :to and f.flow = 'repair'
                       and f.status = 'closed' and f.appointment is null %s) c
             where c.first_at is not null
            """),

    /** Repairs that ended with work done; badly when somebody had to come again. */
    REWORK(
            Kind.SUMMED,
            """
            select f.id case_id, f.community, f.flow, f.severity, '' part,
                   f.closed_at happened_at,
                   case when r.rework_count > 0 then 1 else 0 end bad, 0 seconds
              from case_file f join repair_order r on r.case_number = f.case_number
             where f.closed_at >= :from and f.closed_at < :to and f.flow = 'repair'
               and f.status = 'closed' and r.finished_at is not null %s
            """),

    /**
     * Repairs that ended and somebody had taken; badly when they went to the wrong hands before.
     */
    DISPATCH(
            Kind.SUMMED,
            """
            select f.id case_id, f.community, f.flow, f.severity, '' part,
                   f.closed_at happened_at,
                   case when exists (select 1 from repair_return x
                                      where x.case_number = f.case_number
                                        and x.mis_dispatch = true)
                        then 1 else 0 end bad, 0 seconds
              from case_file f join repair_order r on r.case_number = f.case_number
             where f.closed_at >= :from and f.closed_at < :to and f.flow = 'repair'
               and f.status = 'closed' and r.accepted_at is not null %s
            """),

    /**
     * Repairs and complaints of a house; {@code part} is its id. What was withdrawn, or reported in
     * confidence, counts for no house.
     */
    HOUSE(
            Kind.ASKED,
            """
            select f.id case_id, f.community, f.flow, f.severity, concat('', f.house_id) part,
                   f.opened_at happened_at, 0 bad, 0 seconds
              from case_file f
             where f.opened_at >= :from and f.opened_at < :to
               and f.flow in ('repair', 'complaint') and f.status <> 'cancelled'
               and f.house_id is not null and f.confidential = false %s
            """),

    /**
     * Hostile conversations with residents; {@code part} is the colleague. For the sake of those
     * who listen (S1-01): never kept in sums, and shown to whoever cares for them alone.
     */
    HOSTILE(
            Kind.ASKED,
            """
            select f.id case_id, f.community, f.flow, f.severity, c.user_id part,
                   c.contacted_at happened_at, 1 bad, 0 seconds
              from complaint_contact c join case_file f on f.case_number = c.case_number
             where c.community in (:communities) and c.mood = 'hostile'
               and c.contacted_at >= :from and c.contacted_at < :to
               and c.user_id is not null %s
            """);

    /** A question that two figures share. */
    private static final class Text {
        private static final String OPEN =
                """
                select f.id case_id, f.community, f.flow, f.severity, '' part,
                       f.opened_at happened_at,
                       case when o.case_id is null then 0 else 1 end bad, 0 seconds
                  from case_file f
                  left join (select distinct k.case_id from case_clock k where k.running = 'y'
                                and k.due_at < :to and k.paused_since is null) o
                    on o.case_id = f.id
                 where f.status = 'open' %s
                """;
    }

    /** How the answer is come by. */
    enum Kind {
        /** How things stand now: asked each time. */
        NOW,
        /** What happened: past days are kept in sums. */
        SUMMED,
        /** What happened, asked each time. */
        ASKED
    }

    private final Kind kind;
    private final String facts;

    Figure(Kind kind, String facts) {
        this.kind = kind;
        this.facts = facts;
    }

    Kind kind() {
        return kind;
    }

    /** Those whose past days are kept in sums. */
    static List<Figure> summed() {
        return Arrays.stream(values()).filter(one -> one.kind == Kind.SUMMED).toList();
    }

    /** As the API and the table of sums name it. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Figure> of(String id) {
        return Arrays.stream(values()).filter(one -> one.id().equals(id)).findFirst();
    }

    /**
     * The question, narrowed.
     *
     * @param condition more about the case, which is {@code f}, such as {@code and f.community =
     *     :community}; empty for every case
     */
    String facts(String condition) {
        return facts.formatted(condition);
    }
}
