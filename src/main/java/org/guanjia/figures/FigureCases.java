package org.guanjia.figures;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.guanjia.casefile.Columns;
import org.guanjia.language.Refusal;
import org.guanjia.staff.Caller;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The cases behind a figure: the very rows that it counts, the latest first. */
@Component
class FigureCases {

    private static final int MOST = 200;

    private static final String LATEST_FIRST =
            " order by x.happened_at desc, x.case_id desc, x.part desc";

    private final JdbcClient sql;
    private final DailyFigures daily;
    private final Clock clock;

    FigureCases(JdbcClient sql, DailyFigures daily, Clock clock) {
        this.sql = sql;
        this.daily = daily;
        this.clock = clock;
    }

    /**
     * Which rows of a figure.
     *
     * @param window today, month for all days that are shown, or one of these days; without meaning
     *     for what counts how things stand now
     * @param flow null for every flow
     * @param severity null for every one, empty for cases without one
     * @param part null for every one, see {@link Figure}
     * @param bad whether only what went badly
     * @param after {@link Page#next()} of the page before; null for the first one
     */
    record Question(
            Figure figure,
            String window,
            String flow,
            String severity,
            String part,
            boolean bad,
            String after,
            int limit) {}

    /**
     * A row.
     *
     * @param what the name of the part, where the figure has parts that are measured
     * @param at when it happened
     */
    record Line(
            String caseNumber,
            String flow,
            String flowName,
            String community,
            String severity,
            String title,
            String status,
            String what,
            Instant at,
            boolean bad) {}

    /**
     * Some rows.
     *
     * @param next null on the last page
     */
    record Page(List<Line> items, String next) {}

    private record Place(Line line, long caseId, String part) {}

    /**
     * A page of them.
     *
     * @throws Refusal 403 for hostile conversations, unless the caller cares for those who listen;
     *     422 for a window, limit or after that is none
     */
    Page list(Question question, Reach reach, Caller caller, Words words) {
        if (question.figure() == Figure.HOSTILE && !Figures.cares(caller)) {
            throw Refusal.forbidden("figures.notYours");
        }
        if (question.limit() < 1 || question.limit() > MOST) {
            throw Refusal.invalid("limit", "figures.limit", MOST);
        }
        Map<String, Object> params = new HashMap<>(reach.params());
        StringBuilder where = new StringBuilder("where 1 = 1");
        window(question, params);
        if (question.flow() != null) {
            where.append(" and x.flow = :flow");
            params.put("flow", question.flow());
        }
        if (question.severity() != null) {
            where.append(" and coalesce(x.severity, '') = :severity");
            params.put("severity", question.severity());
        }
        if (question.part() != null) {
            where.append(" and x.part = :part");
            params.put("part", question.part());
        }
        if (question.bad()) {
            where.append(" and x.bad = 1");
        }
        after(question, where, params);
        params.put("rows", question.limit() + 1);
        List<Place> places =
                sql.sql(
                                // Cut to the page before anything else of a case is read.
                                "select x.*, f.case_number, f.title, f.status from (select x.* from ("
                                        + question.figure().facts(reach.condition())
                                        + ") x "
                                        + where
                                        + LATEST_FIRST
                                        + " limit :rows) x join case_file f on f.id = x.case_id"
                                        + LATEST_FIRST)
                        .params(params)
                        .query((row, number) -> place(row, question.figure(), words))
                        .list();
        boolean more = places.size() > question.limit();
        List<Place> shown = more ? places.subList(0, question.limit()) : places;
        return new Page(
                shown.stream().map(Place::line).toList(),
                more ? next(shown.get(shown.size() - 1)) : null);
    }

    private void window(Question question, Map<String, Object> params) {
        LocalDate today = daily.today();
        String window = question.window() == null ? "month" : question.window();
        LocalDate from =
                switch (window) {
                    case "today" -> today;
                    case "month" -> daily.first();
                    default -> day(window, today);
                };
        LocalDate last = window.equals("month") ? today : from;
        params.put("from", Columns.time(daily.start(from)));
        params.put(
                "to",
                Columns.time(
                        question.figure().kind() == Figure.Kind.NOW
                                ? clock.instant()
                                : daily.start(last.plusDays(1))));
    }

    private LocalDate day(String text, LocalDate today) {
        try {
            LocalDate day = LocalDate.parse(text);
            if (!day.isBefore(daily.first()) && !day.isAfter(today)) {
                return day;
            }
        } catch (DateTimeException none) {
            // Said below.
        }
        throw Refusal.invalid("window", "figures.window");
    }

    private static void after(Question question, StringBuilder where, Map<String, Object> params) {
        if (question.after() == null || question.after().isBlank()) {
            return;
        }
        String[] parts = question.after().split("_", 3);
        try {
            params.put("at", Columns.time(Instant.ofEpochSecond(Long.parseLong(parts[0]))));
            params.put("id", Long.parseLong(parts[1]));
            params.put("lastPart", parts[2]);
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException | DateTimeException wrong) {
            throw Refusal.invalid("after", "figures.after");
        }
        where.append(
                " and (x.happened_at < :at or x.happened_at = :at and (x.case_id < :id"
                        + " or x.case_id = :id and x.part < :lastPart))");
    }

    private static String next(Place last) {
        return last.line().at().getEpochSecond() + "_" + last.caseId() + "_" + last.part();
    }

    private static Place place(ResultSet row, Figure figure, Words words) throws SQLException {
        String part = row.getString("part");
        String severity = row.getString("severity");
        boolean measured = figure == Figure.CLOCK || figure == Figure.ESCALATION;
        return new Place(
                new Line(
                        row.getString("case_number"),
                        row.getString("flow"),
                        words.flow(row.getString("flow")),
                        row.getString("community"),
                        words.severity(severity == null ? "" : severity),
                        row.getString("title"),
                        row.getString("status"),
                        measured ? words.measure(part) : null,
                        Columns.time(row, "happened_at"),
                        row.getBoolean("bad")),
                row.getLong("case_id"),
                part);
    }
}
