package org.guanjia.figures;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.guanjia.casefile.Columns;
import org.guanjia.estate.EstateService;
import org.guanjia.estate.House;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Houses that somebody should look in on before dissatisfaction grows (S3-14): many reports, one
 * complaint after another, a resident who was hostile, anything at all from a household that is
 * listed as one to take care of, a promise that is overdue, and, where one of these is there
 * already, bills long unpaid. What was reported in confidence names no house here.
 */
@Component
class RiskHouses {

    /** More houses than a team can visit soon. */
    static final int MOST = 50;

    private final JdbcClient sql;
    private final EstateService estate;
    private final DailyFigures daily;
    private final Clock clock;
    private final int reports;
    private final int complaints;
    private final int arrearsDays;

    RiskHouses(
            JdbcClient sql,
            EstateService estate,
            DailyFigures daily,
            Clock clock,
            @Value("${guanjia.figures.repeat-reports:3}") int reports,
            @Value("${guanjia.figures.repeat-complaints:2}") int complaints,
            @Value("${guanjia.figures.arrears-days:60}") int arrearsDays) {
        this.sql = sql;
        this.estate = estate;
        this.daily = daily;
        this.clock = clock;
        this.reports = reports;
        this.complaints = complaints;
        this.arrearsDays = arrearsDays;
    }

    /**
     * A house.
     *
     * @param house as staff write it
     * @param reports repairs and complaints within the days shown
     * @param signals repeatReports, repeatComplaints, hostile, vulnerable, overdue, arrears
     * @param atRisk whether more than repeated reports speak for a visit
     * @param visit number of the visit that is open; null when there is none
     */
    record RiskHouse(
            long houseId,
            String community,
            String house,
            int reports,
            int complaints,
            List<String> signals,
            boolean atRisk,
            String visit) {}

    private record Counted(int reports, int complaints) {}

    /**
     * The most pressing first, {@value #MOST} at most.
     *
     * @param listed whether the reader may know which households are listed as ones to take care of
     */
    List<RiskHouse> of(Reach reach, boolean listed) {
        Map<Long, Counted> counted = repeated(reach);
        Map<Long, Integer> hostile = hostile(reach);
        List<Long> others =
                hostile.keySet().stream().filter(house -> !counted.containsKey(house)).toList();
        others.forEach(house -> counted.put(house, new Counted(0, 0)));
        Map<Long, Counted> vulnerable = listed ? vulnerable(reach) : Map.of();
        vulnerable.forEach(counted::putIfAbsent);
        if (counted.isEmpty()) {
            return List.of();
        }
        if (!others.isEmpty()) {
            counted.putAll(count(reach, "and f.house_id in (:houses) ", "", others));
        }
        Collection<Long> ids = counted.keySet();
        Map<Long, Integer> overdue = overdue(reach, ids);
        Map<Long, Integer> arrears = arrears(ids);
        Map<Long, String> visits = visits(reach, ids);
        Map<Long, House> houses = estate.houses(ids);
        List<RiskHouse> all = new ArrayList<>();
        counted.forEach(
                (id, count) -> {
                    House house = houses.get(id);
                    if (house == null) {
                        return;
                    }
                    List<String> signals = new ArrayList<>();
                    signal(signals, count.reports() >= reports, "repeatReports");
                    signal(signals, count.complaints() >= complaints, "repeatComplaints");
                    signal(signals, hostile.containsKey(id), "hostile");
                    signal(signals, vulnerable.containsKey(id), "vulnerable");
                    signal(signals, overdue.containsKey(id), "overdue");
                    signal(signals, arrears.containsKey(id), "arrears");
                    boolean atRisk =
                            signals.size() > 1 || !signals.equals(List.of("repeatReports"));
                    all.add(
                            new RiskHouse(
                                    id,
                                    house.community(),
                                    house.display(),
                                    count.reports(),
                                    count.complaints(),
                                    signals,
                                    atRisk,
                                    visits.get(id)));
                });
        all.sort(
                Comparator.comparingInt((RiskHouse one) -> -one.signals().size())
                        .thenComparingInt(one -> -one.complaints())
                        .thenComparingInt(one -> -one.reports())
                        .thenComparingLong(RiskHouse::houseId));
        return all.subList(0, Math.min(MOST, all.size()));
    }

    private static void signal(List<String> signals, boolean there, String name) {
        if (there) {
            signals.add(name);
        }
    }

    private Map<Long, Counted> repeated(Reach reach) {
        return count(
                reach,
                "",
                """
                having count(*) >= :reports
                    or sum(case when f.flow = 'complaint' then 1 else 0 end) >= :complaints
                 order by complaints desc, reports desc, f.house_id limit :most
                """,
                List.of());
    }

    /** The same list that collection is careful with: why a household stands on it is not read. */
    private Map<Long, Counted> vulnerable(Reach reach) {
        return count(
                reach,
                "and f.house_id in (select s.house_id from collection_sensitive s where s.ended_at"
                        + " is null and s.until_on >= :today) ",
                " order by reports desc, f.house_id limit :most",
                List.of());
    }

    /** What {@link Figure#HOUSE} counts, house by house. */
    private Map<Long, Counted> count(
            Reach reach, String which, String most, Collection<Long> houses) {
        Map<Long, Counted> counted = new LinkedHashMap<>();
        sql.sql(
                        """
                        select f.house_id, count(*) reports,
                               sum(case when f.flow = 'complaint' then 1 else 0 end) complaints
                          from case_file f
                         where f.opened_at >= :from and f.flow in ('repair', 'complaint')
                           and f.status <> 'cancelled' and f.house_id is not null
                           and f.confidential = false %s %s
                         group by f.house_id
                        """
                                        .formatted(which, reach.condition())
                                + most)
                .params(reach.params())
                .param("from", Columns.time(daily.start(daily.first())))
                .param("houses", houses)
                .param("reports", reports)
                .param("complaints", complaints)
                .param("most", MOST * 2)
                .param("today", daily.today())
                .query(
                        row -> {
                            counted.put(
                                    row.getLong("house_id"),
                                    new Counted(row.getInt("reports"), row.getInt("complaints")));
                        });
        return counted;
    }

    private Map<Long, Integer> hostile(Reach reach) {
        return counts(
                sql.sql(
                                "select f.house_id, count(*) from ("
                                        + Figure.HOSTILE.facts(reach.condition())
                                        + ") facts join case_file f on f.id = facts.case_id where"
                                        + " f.house_id is not null and f.confidential = false"
                                        + " group by f.house_id order by 2 desc, 1 limit :most")
                        .params(reach.params())
                        .param("from", Columns.time(daily.start(daily.first())))
                        .param("to", Columns.time(daily.start(daily.today().plusDays(1))))
                        .param("most", MOST));
    }

    private Map<Long, Integer> overdue(Reach reach, Collection<Long> houses) {
        return counts(
                sql.sql(
                                "select f.house_id, count(distinct f.id) from case_file f join"
                                        + " case_clock k on k.case_id = f.id where f.house_id in"
                                        + " (:houses) and f.status = 'open' and f.confidential ="
                                        + " false and k.running = 'y' and k.paused_since is null"
                                        + " and k.due_at < :now "
                                        + reach.condition()
                                        + " group by f.house_id")
                        .params(reach.params())
                        .param("houses", houses)
                        .param("now", Columns.time(clock.instant())));
    }

    private Map<Long, Integer> arrears(Collection<Long> houses) {
        LocalDate before = daily.today().minusDays(arrearsDays);
        return counts(
                sql.sql(
                                "select house_id, count(*) from fee_bill where house_id in"
                                        + " (:houses) and reversed = false and settled < amount"
                                        + " and due_on < :before group by house_id")
                        .param("houses", houses)
                        .param("before", before));
    }

    private Map<Long, String> visits(Reach reach, Collection<Long> houses) {
        Map<Long, String> visits = new HashMap<>();
        sql.sql(
                        "select f.house_id, f.case_number from case_file f where f.house_id in"
                                + " (:houses) and f.flow = 'house-visit' and f.status = 'open' "
                                + reach.condition()
                                + " order by f.id")
                .params(reach.params())
                .param("houses", houses)
                .query(
                        row -> {
                            visits.put(row.getLong(1), row.getString(2));
                        });
        return visits;
    }

    private static Map<Long, Integer> counts(JdbcClient.StatementSpec question) {
        Map<Long, Integer> counts = new LinkedHashMap<>();
        question.query(
                row -> {
                    counts.put(row.getLong(1), row.getInt(2));
                });
        return counts;
    }
}
