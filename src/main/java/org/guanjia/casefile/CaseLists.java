package org.guanjia.casefile;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.guanjia.language.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds cases: a page of them, those of a house, how many there are. */
@Service
@Transactional(noRollbackFor = Refusal.class)
public class CaseLists {

    /** Within this time an open case of the same house and category counts as a duplicate. */
    public static final Duration DUPLICATE = Duration.ofHours(24);

    private static final int MAX_PAGE = 200;

    private static final String LINE =
            "case_number, flow, community, house_id, status, outcome, milestone, category,"
                    + " severity, title, reporter_name, first_contact, urges, opened_at, closed_at,"
                    + " anonymous, confidential";

    private final JdbcClient sql;
    private final Clock clock;

    CaseLists(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * Open cases of the house, newest first, at most 20.
     *
     * @param category only of this one; null for all
     * @param within only those opened so recently; {@link #DUPLICATE} for intake
     */
    @Transactional(readOnly = true)
    public List<CaseFile> openOfHouse(long houseId, String category, Duration within) {
        return sql.sql(
                        "select * from case_file where house_id = :house and status = 'open'"
                                + " and opened_at >= :since"
                                + (category == null ? "" : " and category = :category")
                                + " order by id desc limit 20")
                .param("house", houseId)
                .param("since", Columns.time(clock.instant().minus(within)))
                .param("category", category)
                .query(CaseRecords::file)
                .list();
    }

    /**
     * A page of cases, newest first. Reads the narrow table alone: one statement.
     *
     * @throws Refusal 422 when {@code after} is not a page's end or {@code limit} is out of bounds
     */
    @Transactional(readOnly = true, noRollbackFor = Refusal.class)
    public CasePage list(CaseQuery query) {
        if (query.limit() < 1 || query.limit() > MAX_PAGE) {
            throw Refusal.invalid("limit", "casefile.pageSize", MAX_PAGE);
        }
        Long before = cursor(query.after());
        if (query.communities().isEmpty()) {
            return new CasePage(List.of(), null);
        }
        List<CaseLine> rows = lines(query, before, query.limit() + 1);
        if (rows.size() <= query.limit()) {
            return new CasePage(rows, null);
        }
        List<CaseLine> page = rows.subList(0, query.limit());
        return new CasePage(List.copyOf(page), page.get(page.size() - 1).caseNumber());
    }

    /**
     * How many cases there are.
     *
     * @param all in every community and state
     * @param open those that have not ended
     */
    public record Count(long all, long open) {}

    /** Counts the cases of every community. */
    @Transactional(readOnly = true)
    public Count count() {
        return sql.sql(
                        "select count(*) as cases, count(case when status = 'open' then 1 end)"
                                + " as open_cases from case_file")
                .query((row, number) -> new Count(row.getLong("cases"), row.getLong("open_cases")))
                .single();
    }

    /** The numbers of a community's open cases by their house; cases without one are left out. */
    @Transactional(readOnly = true)
    public Map<Long, List<String>> openCasesByHouse(String community) {
        Map<Long, List<String>> byHouse = new HashMap<>();
        sql.sql(
                        "select house_id, case_number from case_file where community = :community"
                                + " and status = 'open' and house_id is not null order by id")
                .param("community", community)
                .query(
                        rs -> {
                            byHouse.computeIfAbsent(rs.getLong(1), id -> new ArrayList<>())
                                    .add(rs.getString(2));
                        });
        return byHouse;
    }

    /** A page ends with a case number, and a case number ends with the row's id. */
    private static Long cursor(String after) {
        if (after == null || after.isBlank()) {
            return null;
        }
        if (!after.matches("([A-Z]{2}-\\d{8}-)?\\d{1,18}")) {
            throw Refusal.invalid("after", "casefile.pageUnknown");
        }
        return Long.valueOf(after.substring(after.lastIndexOf('-') + 1));
    }

    /** Newest first; one row more than asked tells whether there is another page. */
    private List<CaseLine> lines(CaseQuery query, Long before, int rows) {
        List<String> where = new ArrayList<>();
        where.add("community in (:communities)");
        Map<String, Object> params = new HashMap<>();
        params.put("communities", query.communities());
        equal(where, params, "flow", query.flow());
        equal(where, params, "status", query.status() == null ? null : query.status().code());
        equal(where, params, "house_id", query.houseId());
        String knows = query.reader() == null ? "" : " and " + Confidence.KNOWS;
        if (query.houseId() != null && query.reader() != null) {
            where.add(Confidence.KNOWS);
        }
        if (query.q() != null && !query.q().isBlank()) {
            String q = query.q().strip();
            String escaped = q.replace("!", "!!").replace("%", "!%").replace("_", "!_");
            String phone =
                    q.matches("\\d{4,}")
                            ? " or reporter_phone like :suffix escape '!'" + knows
                            : "";
            boolean words = query.reader() == null || query.reader().words();
            where.add(
                    "(case_number like :prefix escape '!'"
                            + (words ? " or title like :part escape '!'" + phone : "")
                            + ")");
            params.put("prefix", escaped.toUpperCase(java.util.Locale.ROOT) + "%");
            params.put("part", "%" + escaped + "%");
            params.put("suffix", "%" + escaped);
        }
        if (query.ended() != null) {
            where.add("status <> 'open'");
            ended(where, params, "closed_at >= :", "endedFrom", query.ended().from());
            ended(where, params, "closed_at < :", "endedUntil", query.ended().until());
        }
        if (query.reader() != null) {
            where.add(
                    "id not in (select case_id from case_exclusion"
                            + " where user_id = :reader and hidden = true)");
            if (!query.reader().closed().isEmpty()) {
                where.add("flow not in (:closed)");
                params.put("closed", query.reader().closed());
            }
            params.put("reader", query.reader().userId());
            params.put("manager", query.reader().manager());
        }
        if (before != null) {
            where.add("id < :before");
            params.put("before", before);
        }
        params.put("rows", rows);
        return sql.sql(
                        "select "
                                + LINE
                                + (query.reader() == null ? ", true" : ", " + Confidence.KNOWS)
                                + " as knows from case_file where "
                                + String.join(" and ", where)
                                + " order by id desc limit :rows")
                .params(params)
                .query(CaseLists::line)
                .list();
    }

    private static void ended(
            List<String> where,
            Map<String, Object> params,
            String condition,
            String name,
            Instant at) {
        if (at != null) {
            where.add(condition + name);
            params.put(name, Columns.time(at));
        }
    }

    private static void equal(
            List<String> where, Map<String, Object> params, String column, Object value) {
        if (value != null) {
            where.add(column + " = :" + column);
            params.put(column, value);
        }
    }

    private static CaseLine line(ResultSet row, int number) throws SQLException {
        boolean knows = row.getBoolean("knows");
        return new CaseLine(
                row.getString("case_number"),
                row.getString("flow"),
                row.getString("community"),
                knows ? Columns.number(row, "house_id") : null,
                CaseStatus.of(row.getString("status")),
                row.getString("outcome"),
                row.getString("milestone"),
                row.getString("category"),
                row.getString("severity"),
                row.getString("title"),
                knows ? row.getString("reporter_name") : null,
                row.getString("first_contact"),
                row.getInt("urges"),
                Columns.time(row, "opened_at"),
                Columns.time(row, "closed_at"),
                row.getBoolean("anonymous"),
                row.getBoolean("confidential"));
    }
}
