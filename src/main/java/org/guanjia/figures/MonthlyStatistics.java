package org.guanjia.figures;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.guanjia.casefile.Columns;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The monthly statistics (S1-24): occupied and vacant houses, and paid services (有偿服务) that ended
 * in the month. A month is drawn up once, when it is over, and does not change any more; the month
 * that runs is asked of the tables.
 */
@Component
class MonthlyStatistics {

    private final JdbcClient sql;
    private final TransactionTemplate alone;
    private final Clock clock;

    MonthlyStatistics(JdbcClient sql, PlatformTransactionManager transactions, Clock clock) {
        this.sql = sql;
        this.clock = clock;
        this.alone = new TransactionTemplate(transactions);
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * A community's month.
     *
     * @param houses null when nobody counted them then: before the house was run by this system
     * @param vacant nobody lives there
     * @param madeAt when it was drawn up; null for the month that runs
     */
    record Month(
            String community,
            YearMonth month,
            Integer houses,
            Integer occupied,
            Integer vacant,
            List<Service> services,
            Instant madeAt) {

        int jobs() {
            return services.stream().mapToInt(Service::jobs).sum();
        }

        BigDecimal amount() {
            return services.stream().map(Service::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    /**
     * Paid services of one kind.
     *
     * @param skill what the work needed; empty when it was not said
     * @param amount yuan, as billed
     */
    record Service(String skill, int jobs, BigDecimal amount) {}

    /** The month that runs. */
    YearMonth running() {
        return YearMonth.now(clock);
    }

    /**
     * The month in each of these communities, in their order. A past month that was never drawn up
     * has its paid services, but not the houses, of which only today is known.
     */
    List<Month> month(YearMonth month, Collection<String> communities) {
        Map<String, Month> drawnUp = month.isBefore(running()) ? kept(month) : Map.of();
        Map<String, List<Service>> services =
                drawnUp.keySet().containsAll(communities) ? Map.of() : services(month, communities);
        Map<String, int[]> houses = month.equals(running()) ? houses(communities) : Map.of();
        List<Month> months = new ArrayList<>();
        for (String community : communities) {
            Month kept = drawnUp.get(community);
            int[] count = houses.get(community);
            months.add(
                    kept != null
                            ? kept
                            : new Month(
                                    community,
                                    month,
                                    count == null ? null : count[0],
                                    count == null ? null : count[0] - count[1],
                                    count == null ? null : count[1],
                                    services.getOrDefault(community, List.of()),
                                    null));
        }
        return months;
    }

    /** Draws up the month that ended last, where it was not yet; for the timer. */
    void drawUp() {
        YearMonth last = running().minusMonths(1);
        List<String> missing =
                sql.sql(
                                "select id from community where id not in (select community from"
                                        + " figure_month where month_number = ?)")
                        .param(number(last))
                        .query(String.class)
                        .list();
        if (missing.isEmpty()) {
            return;
        }
        Map<String, int[]> houses = houses(missing);
        Map<String, List<Service>> services = services(last, missing);
        for (String community : missing) {
            try {
                alone.executeWithoutResult(
                        status ->
                                keep(
                                        community,
                                        last,
                                        houses.getOrDefault(community, new int[2]),
                                        services.getOrDefault(community, List.of())));
            } catch (DuplicateKeyException another) {
                // Another node drew it up at the same moment.
            }
        }
    }

    private void keep(String community, YearMonth month, int[] houses, List<Service> services) {
        sql.sql(
                        "insert into figure_month (community, month_number, houses, occupied, vacant,"
                                + " made_at) values (?, ?, ?, ?, ?, ?)")
                .params(
                        community,
                        number(month),
                        houses[0],
                        houses[0] - houses[1],
                        houses[1],
                        Columns.time(clock.instant()))
                .update();
        for (Service service : services) {
            sql.sql(
                            "insert into figure_month_service (community, month_number, skill, jobs,"
                                    + " amount) values (?, ?, ?, ?, ?)")
                    .params(
                            community,
                            number(month),
                            service.skill(),
                            service.jobs(),
                            service.amount())
                    .update();
        }
    }

    private Map<String, Month> kept(YearMonth month) {
        Map<String, List<Service>> services = new HashMap<>();
        sql.sql(
                        "select community, skill, jobs, amount from figure_month_service where"
                                + " month_number = ? order by amount desc, skill")
                .param(number(month))
                .query(
                        row -> {
                            services.computeIfAbsent(row.getString(1), id -> new ArrayList<>())
                                    .add(
                                            new Service(
                                                    row.getString(2),
                                                    row.getInt(3),
                                                    row.getBigDecimal(4)));
                        });
        Map<String, Month> months = new LinkedHashMap<>();
        sql.sql(
                        "select community, houses, occupied, vacant, made_at from figure_month"
                                + " where month_number = ?")
                .param(number(month))
                .query(
                        row -> {
                            String community = row.getString(1);
                            months.put(
                                    community,
                                    new Month(
                                            community,
                                            month,
                                            row.getInt(2),
                                            row.getInt(3),
                                            row.getInt(4),
                                            services.getOrDefault(community, List.of()),
                                            Columns.time(row, "made_at")));
                        });
        return months;
    }

    private Map<String, int[]> houses(Collection<String> communities) {
        Map<String, int[]> counts = new HashMap<>();
        sql.sql(
                        "select community, count(*), sum(case when vacant = true then 1 else 0 end)"
                                + " from house where community in (:communities) group by"
                                + " community")
                .param("communities", communities)
                .query(
                        row -> {
                            counts.put(row.getString(1), new int[] {row.getInt(2), row.getInt(3)});
                        });
        return counts;
    }

    private Map<String, List<Service>> services(YearMonth month, Collection<String> communities) {
        Map<String, List<Service>> services = new HashMap<>();
        sql.sql(
                        """
                        select f.community, coalesce(r.skill, '') skill, count(*) jobs,
                               sum(r.billed_amount) amount
                          from case_file f join repair_order r on r.case_number = f.case_number
                         where f.community in (:communities) and f.closed_at >= :from
                           and f.closed_at < :to and f.flow = 'repair' and f.status = 'closed'
                           and r.billed_amount > 0
                         group by f.community, coalesce(r.skill, '') order by amount desc, skill
                        """)
                .param("communities", communities)
                .param("from", Columns.time(start(month.atDay(1))))
                .param("to", Columns.time(start(month.plusMonths(1).atDay(1))))
                .query(
                        row -> {
                            services.computeIfAbsent(row.getString(1), id -> new ArrayList<>())
                                    .add(
                                            new Service(
                                                    row.getString(2),
                                                    row.getInt(3),
                                                    row.getBigDecimal(4)));
                        });
        return services;
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(clock.getZone()).toInstant();
    }

    private static int number(YearMonth month) {
        return month.getYear() * 100 + month.getMonthValue();
    }
}
