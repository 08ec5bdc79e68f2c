package org.guanjia.figures;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The sums of past days, read from the table again only when some node made one of these days anew:
 * the times at which they were made say so, and are asked each time.
 */
@Component
class PastFigures {

    private static final String SUMS = "sum(total) total, sum(bad) bad, sum(seconds) seconds";

    private final JdbcClient sql;
    private final Map<String, Past> kept = new ConcurrentHashMap<>();

    PastFigures(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * The past of a community.
     *
     * @param made the days and when each was summed up
     * @param byDay split by day and figure
     * @param byPart split by figure, flow and part
     */
    record Past(Map<LocalDate, Instant> made, List<Sum> byDay, List<Sum> byPart) {

        private Past(Map<LocalDate, Instant> made) {
            this(made, new ArrayList<>(), new ArrayList<>());
        }
    }

    /** The past of each of these communities as of {@code made}. */
    Collection<Past> of(Collection<String> communities, Map<LocalDate, Instant> made) {
        Map<String, Past> pasts = new HashMap<>();
        List<String> missing = new ArrayList<>();
        for (String community : communities) {
            Past known = kept.get(community);
            if (known != null && known.made().equals(made)) {
                pasts.put(community, known);
            } else {
                missing.add(community);
            }
        }
        if (!missing.isEmpty()) {
            Map<String, Past> read = read(missing, made);
            kept.putAll(read);
            pasts.putAll(read);
        }
        return pasts.values();
    }

    private Map<String, Past> read(List<String> communities, Map<LocalDate, Instant> made) {
        Map<String, Past> pasts = new HashMap<>();
        communities.forEach(community -> pasts.put(community, new Past(made)));
        if (!made.isEmpty()) {
            sums("day_on, community, figure", communities, made)
                    .forEach(sum -> pasts.get(sum.community()).byDay().add(sum));
            sums("community, figure, flow, part", communities, made)
                    .forEach(sum -> pasts.get(sum.community()).byPart().add(sum));
        }
        return pasts;
    }

    private List<Sum> sums(String by, List<String> communities, Map<LocalDate, Instant> made) {
        boolean days = by.startsWith("day_on");
        return sql.sql(
                        "select "
                                + by
                                + ", "
                                + SUMS
                                + " from figure_day where day_on in (:days)"
                                + " and community in (:communities) and figure in (:figures)"
                                + " group by "
                                + by)
                .param("days", made.keySet())
                .param("communities", communities)
                .param("figures", Figure.summed().stream().map(Figure::id).toList())
                .query(
                        (row, line) ->
                                new Sum(
                                        days ? row.getObject("day_on", LocalDate.class) : null,
                                        row.getString("community"),
                                        Figure.of(row.getString("figure")).orElseThrow(),
                                        days ? null : row.getString("flow"),
                                        days ? null : row.getString("part"),
                                        row.getInt("total"),
                                        row.getInt("bad"),
                                        row.getLong("seconds")))
                .list();
    }
}
