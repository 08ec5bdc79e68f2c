package org.guanjia.figures;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.guanjia.casefile.Columns;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What happened, by day. Past days are kept in sums; a day that has none yet is made when it is
 * asked for, and every hour all of them are made anew, because a clock may be judged otherwise
 * afterwards. Days are those of the house's time zone.
 */
@Component
class DailyFigures {

    /** So many days the dashboard shows, today the last of them. */
    static final int WINDOW = 30;

    /** Sums that are younger were made by another node within the hour. */
    static final Duration FRESH = Duration.ofMinutes(50);

    private final JdbcClient sql;
    private final PastFigures past;
    private final TransactionTemplate alone;
    private final Clock clock;

    DailyFigures(
            JdbcClient sql,
            PastFigures past,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.sql = sql;
        this.past = past;
        this.clock = clock;
        // A day is there for everybody as soon as it is made, whatever becomes of the request.
        this.alone = new TransactionTemplate(transactions);
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * The days that are shown, the same events summed up in two ways.
     *
     * @param byDay split by day, community and figure
     * @param byPart split by figure, flow and part
     * @param today what happened today, split by all
     */
    record Window(List<LocalDate> days, List<Sum> byDay, List<Sum> byPart, List<Sum> today) {

        LocalDate lastDay() {
            return days.get(days.size() - 1);
        }

        private void add(Sum one) {
            byDay.add(one);
            byPart.add(one);
        }
    }

    /** What happened as far as somebody sees. */
    Window window(Reach reach) {
        LocalDate today = today();
        LocalDate first = first();
        Window window =
                new Window(
                        first.datesUntil(today.plusDays(1)).toList(),
                        new ArrayList<>(),
                        new ArrayList<>(),
                        today(reach));
        for (PastFigures.Past one : past.of(reach.communities(), made(first, today))) {
            window.byDay.addAll(one.byDay());
            window.byPart.addAll(one.byPart());
        }
        if (!reach.hidden().isEmpty()) {
            for (Figure figure : Figure.summed()) {
                hidden(figure, reach, first, today).forEach(window::add);
            }
        }
        window.today.forEach(window::add);
        return window;
    }

    /** Makes the sums of all days anew that no other node has made within the hour. */
    void makeAll() {
        LocalDate today = today();
        Instant old = clock.instant().minus(FRESH);
        for (LocalDate day = first(); day.isBefore(today); day = day.plusDays(1)) {
            make(day, old);
        }
    }

    /** The first of the days that are shown. */
    LocalDate first() {
        return today().minusDays(WINDOW - 1L);
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }

    /** When the day begins. */
    Instant start(LocalDate day) {
        return day.atStartOfDay(clock.getZone()).toInstant();
    }

    /** The days before today and when each was summed up last; one that never was is made. */
    private Map<LocalDate, Instant> made(LocalDate first, LocalDate today) {
        Map<LocalDate, Instant> made = read(first, today);
        Set<LocalDate> missing = new TreeSet<>(first.datesUntil(today).toList());
        missing.removeAll(made.keySet());
        if (missing.isEmpty()) {
            return made;
        }
        missing.forEach(day -> make(day, Instant.EPOCH));
        return read(first, today);
    }

    private Map<LocalDate, Instant> read(LocalDate first, LocalDate today) {
        Map<LocalDate, Instant> made = new TreeMap<>();
        sql.sql("select day_on, made_at from figure_day_made where day_on >= ? and day_on < ?")
                .params(first, today)
                .query(
                        row -> {
                            made.put(
                                    row.getObject("day_on", LocalDate.class),
                                    Columns.time(row, "made_at"));
                        });
        return made;
    }

    private void make(LocalDate day, Instant old) {
        try {
            alone.executeWithoutResult(
                    status -> {
                        if (claim(day, old)) {
                            sum(day);
                        }
                    });
        } catch (DuplicateKeyException another) {
            // Another node made it at the same moment, from the same cases.
        }
    }

    /** The row is the lock: of two nodes the second waits, and finds it done. */
    private boolean claim(LocalDate day, Instant old) {
        List<Instant> made =
                sql.sql("select made_at from figure_day_made where day_on = ? for update")
                        .param(day)
                        .query((row, line) -> Columns.time(row, "made_at"))
                        .list();
        if (made.isEmpty()) {
            sql.sql("insert into figure_day_made (day_on, made_at) values (?, ?)")
                    .params(day, Columns.time(clock.instant()))
                    .update();
            return true;
        }
        return made.get(0).isBefore(old)
                && sql.sql("update figure_day_made set made_at = ? where day_on = ?")
                                .params(Columns.time(clock.instant()), day)
                                .update()
                        == 1;
    }

    private void sum(LocalDate day) {
        sql.sql("delete from figure_day where day_on = ?").param(day).update();
        // Named one by one, for the indexes that begin with them.
        List<String> communities = sql.sql("select id from community").query(String.class).list();
        if (communities.isEmpty()) {
            return;
        }
        for (Figure figure : Figure.summed()) {
            sql.sql(
                            "insert into figure_day (day_on, community, figure, flow, part, total,"
                                    + " bad, seconds) select :day, community, :figure, flow, part,"
                                    + " count(*), sum(bad), sum(seconds) from ("
                                    + figure.facts("and f.community in (:communities)")
                                    + ") facts group by community, flow, part")
                    .param("day", day)
                    .param("communities", communities)
                    .param("figure", figure.id())
                    .param("from", Columns.time(start(day)))
                    .param("to", Columns.time(start(day.plusDays(1))))
                    .update();
        }
    }

    /** All figures in one question: each is answered by an index of its own. */
    private List<Sum> today(Reach reach) {
        LocalDate today = today();
        return sql.sql(
                        Figure.summed().stream()
                                .map(
                                        figure ->
                                                "select '"
                                                        + figure.id()
                                                        + "' figure, community, flow, part,"
                                                        + " count(*) total, sum(bad) bad,"
                                                        + " sum(seconds) seconds from ("
                                                        + figure.facts(reach.condition())
                                                        + ") facts group by community, flow, part")
                                .collect(Collectors.joining(" union all ")))
                .params(reach.params())
                .param("from", Columns.time(start(today)))
                .param("to", Columns.time(start(today.plusDays(1))))
                .query(
                        (row, line) ->
                                new Sum(
                                        today,
                                        row.getString("community"),
                                        Figure.of(row.getString("figure")).orElseThrow(),
                                        row.getString("flow"),
                                        row.getString("part"),
                                        row.getInt("total"),
                                        row.getInt("bad"),
                                        row.getLong("seconds")))
                .list();
    }

    /** What the sums of past days hold of hidden cases, to be taken away: few rows, if any. */
    private List<Sum> hidden(Figure figure, Reach reach, LocalDate first, LocalDate today) {
        return sql.sql(figure.facts("and f.community in (:communities) and f.id in (:hidden)"))
                .params(reach.params())
                .param("from", Columns.time(start(first)))
                .param("to", Columns.time(start(today)))
                .query(
                        (row, line) ->
                                new Sum(
                                        LocalDate.ofInstant(
                                                Columns.time(row, "happened_at"), clock.getZone()),
                                        row.getString("community"),
                                        figure,
                                        row.getString("flow"),
                                        row.getString("part"),
                                        -1,
                                        -row.getInt("bad"),
                                        -row.getLong("seconds")))
                .list();
    }
}
