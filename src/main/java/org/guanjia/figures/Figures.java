package org.guanjia.figures;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.guanjia.casefile.CaseExclusion;
import org.guanjia.casefile.CaseExclusions;
import org.guanjia.casefile.Columns;
import org.guanjia.estate.Community;
import org.guanjia.estate.EstateService;
import org.guanjia.language.Refusal;
import org.guanjia.staff.Caller;
import org.guanjia.staff.Roles;
import org.guanjia.staff.StaffService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Puts the dashboard together: about fifteen statements, whatever the number of cases. */
@Service
class Figures {

    /** What everybody asks for first, in this order. */
    private static final List<String> MAIN = List.of("accept", "arrive", "fix", "reply");

    private static final List<String> SEVERITIES =
            List.of(
                    "S1",
                    "S2",
                    "S3",
                    "S4",
                    "major",
                    "important",
                    "ordinary",
                    "minor",
                    "A",
                    "B",
                    "C");

    private final DailyFigures daily;
    private final RiskHouses houses;
    private final CollectionRates rates;
    private final CaseExclusions exclusions;
    private final EstateService estate;
    private final StaffService staff;
    private final JdbcClient sql;
    private final Clock clock;

    Figures(
            DailyFigures daily,
            RiskHouses houses,
            CollectionRates rates,
            CaseExclusions exclusions,
            EstateService estate,
            StaffService staff,
            JdbcClient sql,
            Clock clock) {
        this.daily = daily;
        this.houses = houses;
        this.rates = rates;
        this.exclusions = exclusions;
        this.estate = estate;
        this.staff = staff;
        this.sql = sql;
        this.clock = clock;
    }

    /** The communities that somebody serves. */
    List<Community> communities(Caller caller) {
        return caller.admin() ? estate.communities() : estate.communities(caller.communities());
    }

    /**
     * How far somebody sees.
     *
     * @param community null or blank for all that they serve
     * @throws Refusal 404 for one that they do not serve
     */
    Reach reach(String community, Caller caller) {
        return reach(community, caller, communities(caller));
    }

    private Reach reach(String community, Caller caller, List<Community> communities) {
        List<String> served = communities.stream().map(Community::id).toList();
        if (community != null && !community.isBlank() && !served.contains(community)) {
            throw Refusal.notFound("estate.communityUnknown", community);
        }
        List<Long> hidden =
                exclusions.ofUser(caller.userId()).stream()
                        .filter(CaseExclusion::hidden)
                        .map(CaseExclusion::caseId)
                        .distinct()
                        .toList();
        if (served.isEmpty()) {
            throw Refusal.forbidden("figures.noCommunity");
        }
        return new Reach(
                community == null || community.isBlank() ? served : List.of(community), hidden);
    }

    /** Whether somebody may know which households are listed as ones to take care of. */
    private static boolean mayList(Caller caller) {
        return caller.admin()
                || caller.has(Roles.SERVICE_MANAGER)
                || caller.has(Roles.PROJECT_MANAGER);
    }

    /** Whether somebody may know which colleague had hostile conversations. */
    static boolean cares(Caller caller) {
        return caller.has(Roles.SERVICE_MANAGER);
    }

    /** The dashboard as somebody sees it. */
    Dashboard dashboard(String community, Caller caller, Words words) {
        List<Community> served = communities(caller);
        Reach reach = reach(community, caller, served);
        DailyFigures.Window window = daily.window(reach);
        List<Standing> standing = standing(reach);
        List<CollectionRates.Month> due = rates.thisYear(reach.communities());
        return new Dashboard(
                clock.instant(),
                window.days(),
                served.stream().map(one -> new Dashboard.Place(one.id(), one.name())).toList(),
                open(standing, words),
                trend(window),
                clocks(window, Figure.CLOCK, words),
                count(window.today(), one -> true),
                count(window.byPart(), one -> true),
                clocks(window, Figure.ESCALATION, words),
                houses.of(reach, mayList(caller)),
                collection(due),
                cares(caller) ? hostile(reach) : null,
                served.stream()
                        .filter(one -> reach.communities().contains(one.id()))
                        .map(one -> beside(one, window, standing, due))
                        .toList());
    }

    private record Standing(
            String community, String flow, String severity, int total, int overdue) {}

    /** Open cases, and those of them with a clock that ran out. */
    private List<Standing> standing(Reach reach) {
        return sql.sql(
                        "select community, flow, coalesce(severity, '') severity, count(*) cases,"
                                + " sum(bad) overdue from ("
                                + Figure.OPEN.facts(reach.condition())
                                + ") facts group by community, flow, coalesce(severity, '')")
                .params(reach.params())
                .param("to", Columns.time(clock.instant()))
                .query(
                        (row, line) ->
                                new Standing(
                                        row.getString("community"),
                                        row.getString("flow"),
                                        row.getString("severity"),
                                        row.getInt("cases"),
                                        row.getInt("overdue")))
                .list();
    }

    private static List<Dashboard.OpenFlow> open(List<Standing> standing, Words words) {
        Map<String, Map<String, int[]>> flows = new TreeMap<>();
        for (Standing one : standing) {
            int[] counts =
                    flows.computeIfAbsent(one.flow(), flow -> new TreeMap<>())
                            .computeIfAbsent(one.severity(), severity -> new int[2]);
            counts[0] += one.total();
            counts[1] += one.overdue();
        }
        List<Dashboard.OpenFlow> open = new ArrayList<>();
        flows.forEach(
                (flow, severities) -> {
                    List<Dashboard.OpenSeverity> split = new ArrayList<>();
                    severities.forEach(
                            (severity, counts) ->
                                    split.add(
                                            new Dashboard.OpenSeverity(
                                                    severity,
                                                    words.severity(severity),
                                                    counts[0],
                                                    counts[1])));
                    split.sort(Comparator.comparingInt(one -> rank(one.severity())));
                    open.add(
                            new Dashboard.OpenFlow(
                                    flow,
                                    words.flow(flow),
                                    split.stream().mapToInt(one -> one.total()).sum(),
                                    split.stream().mapToInt(one -> one.overdue()).sum(),
                                    split));
                });
        open.sort(Comparator.comparingInt((Dashboard.OpenFlow one) -> -one.total()));
        return open;
    }

    /** The gravest first, those without a severity last. */
    private static int rank(String severity) {
        return place(SEVERITIES, severity);
    }

    private static int place(List<String> order, String code) {
        int place = order.indexOf(code);
        return place < 0 ? order.size() : place;
    }

    private static List<Dashboard.Day> trend(DailyFigures.Window window) {
        return window.days().stream()
                .map(
                        day -> {
                            Dashboard.Count count =
                                    count(window.byDay(), one -> day.equals(one.day()));
                            return new Dashboard.Day(
                                    day,
                                    count.opened(),
                                    count.closed(),
                                    count.clocks(),
                                    count.late(),
                                    count.escalations());
                        })
                .toList();
    }

    private static List<Dashboard.Clocks> clocks(
            DailyFigures.Window window, Figure figure, Words words) {
        record Key(String flow, String measure) {}
        Map<Key, int[]> counts = new LinkedHashMap<>();
        window.byPart().stream()
                .filter(one -> one.figure() == figure)
                .forEach(
                        one -> {
                            int[] all =
                                    counts.computeIfAbsent(
                                            new Key(one.flow(), one.part()), key -> new int[4]);
                            boolean today = window.lastDay().equals(one.day());
                            all[0] += today ? one.total() : 0;
                            all[1] += today ? one.bad() : 0;
                            all[2] += one.total();
                            all[3] += one.bad();
                        });
        List<Dashboard.Clocks> clocks = new ArrayList<>();
        counts.forEach(
                (key, all) -> {
                    if (all[2] > 0) {
                        clocks.add(
                                new Dashboard.Clocks(
                                        key.flow(),
                                        words.flow(key.flow()),
                                        key.measure(),
                                        words.measure(key.measure()),
                                        MAIN.contains(key.measure()),
                                        all[0],
                                        all[1],
                                        all[2],
                                        all[3]));
                    }
                });
        clocks.sort(
                Comparator.comparingInt((Dashboard.Clocks one) -> place(MAIN, one.measure()))
                        .thenComparingInt(one -> -one.month())
                        .thenComparing(Dashboard.Clocks::flow)
                        .thenComparing(Dashboard.Clocks::measure));
        return clocks;
    }

    private static Dashboard.Count count(List<Sum> sums, Predicate<Sum> of) {
        Map<Figure, long[]> counts = new EnumMap<>(Figure.class);
        Figure.summed().forEach(figure -> counts.put(figure, new long[3]));
        sums.stream()
                .filter(of)
                .forEach(
                        one -> {
                            long[] all = counts.get(one.figure());
                            all[0] += one.total();
                            all[1] += one.bad();
                            all[2] += one.seconds();
                        });
        long[] scene = counts.get(Figure.SCENE);
        return new Dashboard.Count(
                (int) counts.get(Figure.OPENED)[0],
                (int) counts.get(Figure.CLOSED)[0],
                (int) counts.get(Figure.CLOSED)[1],
                (int) counts.get(Figure.CLOCK)[0],
                (int) counts.get(Figure.CLOCK)[1],
                (int) counts.get(Figure.ESCALATION)[0],
                (int) scene[0],
                scene[0] == 0 ? null : scene[2] / scene[0],
                (int) counts.get(Figure.REWORK)[0],
                (int) counts.get(Figure.REWORK)[1],
                (int) counts.get(Figure.DISPATCH)[0],
                (int) counts.get(Figure.DISPATCH)[1]);
    }

    private static Dashboard.Collection collection(List<CollectionRates.Month> due) {
        if (due.isEmpty()) {
            return null;
        }
        Map<Integer, Dashboard.Due> months = new TreeMap<>();
        due.forEach(
                one ->
                        months.merge(
                                one.month(),
                                new Dashboard.Due(one.month(), one.receivable(), one.received()),
                                (a, b) ->
                                        new Dashboard.Due(
                                                a.month(),
                                                a.receivable().add(b.receivable()),
                                                a.received().add(b.received()))));
        return new Dashboard.Collection(
                sum(due, CollectionRates.Month::receivable),
                sum(due, CollectionRates.Month::received),
                due.get(0).madeAt(),
                List.copyOf(months.values()));
    }

    private static BigDecimal sum(
            Collection<CollectionRates.Month> due, Function<CollectionRates.Month, BigDecimal> of) {
        return due.stream().map(of).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private List<Dashboard.Listener> hostile(Reach reach) {
        Map<String, int[]> counts = new LinkedHashMap<>();
        sql.sql(
                        "select part, count(*) contacts,"
                                + " sum(case when happened_at >= :today then 1 else 0 end) today"
                                + " from ("
                                + Figure.HOSTILE.facts(reach.condition())
                                + ") facts group by part order by today desc, contacts desc, part")
                .params(reach.params())
                .param("from", Columns.time(daily.start(daily.first())))
                .param("today", Columns.time(daily.start(daily.today())))
                .param("to", Columns.time(daily.start(daily.today().plusDays(1))))
                .query(
                        row -> {
                            counts.put(
                                    row.getString("part"),
                                    new int[] {row.getInt("today"), row.getInt("contacts")});
                        });
        List<Dashboard.Listener> listeners = new ArrayList<>();
        counts.forEach(
                (user, count) ->
                        listeners.add(
                                new Dashboard.Listener(
                                        user, staff.nameOf(user), count[0], count[1])));
        return listeners;
    }

    private static Dashboard.Community beside(
            Community community,
            DailyFigures.Window window,
            List<Standing> standing,
            List<CollectionRates.Month> due) {
        String id = community.id();
        List<Standing> here = standing.stream().filter(one -> one.community().equals(id)).toList();
        List<CollectionRates.Month> owed =
                due.stream().filter(one -> one.community().equals(id)).toList();
        return new Dashboard.Community(
                id,
                community.name(),
                here.stream().mapToInt(Standing::total).sum(),
                here.stream().mapToInt(Standing::overdue).sum(),
                count(window.byDay(), one -> id.equals(one.community())),
                owed.isEmpty() ? null : sum(owed, CollectionRates.Month::receivable),
                owed.isEmpty() ? null : sum(owed, CollectionRates.Month::received));
    }
}
