package org.guanjia.figures;

import java.math.BigDecimal;
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
import org.guanjia.estate.Community;

/** Adds up what the parts of the dashboard show, from what the tables said. */
final class DashboardParts {

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

    private DashboardParts() {}

    /** Open cases of a community, flow and severity, and those of them that are overdue. */
    record Standing(String community, String flow, String severity, int total, int overdue) {}

    static List<Dashboard.OpenFlow> open(List<Standing> standing, Words words) {
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

    static List<Dashboard.Day> trend(DailyFigures.Window window) {
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

    static List<Dashboard.Clocks> clocks(DailyFigures.Window window, Figure figure, Words words) {
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

    static Dashboard.Count count(List<Sum> sums, Predicate<Sum> of) {
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

    static Dashboard.Collection collection(List<CollectionRates.Month> due) {
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

    static Dashboard.Community beside(
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
