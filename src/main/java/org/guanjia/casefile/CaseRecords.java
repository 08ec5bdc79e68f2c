package org.guanjia.casefile;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.guanjia.estate.Address;
import org.guanjia.notice.CaseProgress;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Repository;

/** The case file, its timeline and its links. Verbs carry their guard in the statement. */
@Repository
class CaseRecords implements CaseProgress {

    private static final String LINE =
            "case_number, flow, community, house_id, status, outcome, milestone, category,"
                    + " severity, title, reporter_name, first_contact, urges, opened_at, closed_at,"
                    + " anonymous, confidential";

    private final JdbcClient sql;
    private final Json json;

    CaseRecords(JdbcClient sql, Json json) {
        this.sql = sql;
        this.json = json;
    }

    long nextTicket(Instant now) {
        KeyHolder key = new GeneratedKeyHolder();
        sql.sql("insert into case_ticket (opened_at) values (?)")
                .param(Columns.time(now))
                .update(key, "id");
        return key.getKey().longValue();
    }

    void insert(CaseFile file) {
        sql.sql(
                        "insert into case_file (id, case_number, flow, community, house_id,"
                                + " claimed_phase, claimed_building, claimed_unit, claimed_room,"
                                + " reporter_name, reporter_phone, channel, on_behalf,"
                                + " first_contact, category, type, severity, status, outcome,"
                                + " milestone, opened_at, closed_at, title, description,"
                                + " appointment, urges, version, anonymous, confidential) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                                + " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        file.id(),
                        file.caseNumber(),
                        file.flow(),
                        file.community(),
                        file.houseId(),
                        file.claimed().phase(),
                        file.claimed().building(),
                        file.claimed().unit(),
                        file.claimed().room(),
                        file.reporterName(),
                        file.reporterPhone(),
                        file.channel(),
                        file.onBehalf(),
                        file.firstContact(),
                        file.category(),
                        file.type(),
                        file.severity(),
                        file.status().code(),
                        file.outcome(),
                        file.milestone(),
                        Columns.time(file.openedAt()),
                        Columns.time(file.closedAt()),
                        file.title(),
                        file.description(),
                        Columns.time(file.appointment()),
                        file.urges(),
                        file.version(),
                        file.anonymous(),
                        file.confidential())
                .update();
    }

    Optional<CaseFile> find(String caseNumber) {
        return sql.sql("select * from case_file where case_number = ?")
                .param(caseNumber)
                .query(CaseRecords::file)
                .optional();
    }

    boolean milestone(String caseNumber, String milestone) {
        return sql.sql(
                                "update case_file set milestone = ?, version = version + 1"
                                        + " where case_number = ?")
                        .params(milestone, caseNumber)
                        .update()
                == 1;
    }

    boolean end(String caseNumber, CaseStatus status, String outcome, Instant now) {
        return sql.sql(
                                "update case_file set status = ?, outcome = ?, closed_at = ?,"
                                        + " version = version + 1"
                                        + " where case_number = ? and status = 'open'")
                        .params(status.code(), outcome, Columns.time(now), caseNumber)
                        .update()
                == 1;
    }

    /** Whoever else locks the case waits until this transaction has ended. */
    void lock(String caseNumber) {
        sql.sql("select id from case_file where case_number = ? for update")
                .param(caseNumber)
                .query(Long.class)
                .optional();
    }

    boolean reopen(String caseNumber) {
        return sql.sql(
                                "update case_file set status = 'open', outcome = null,"
                                        + " closed_at = null, version = version + 1"
                                        + " where case_number = ? and status = 'closed'")
                        .param(caseNumber)
                        .update()
                == 1;
    }

    /** As {@link #reopen}, also a case that was given up. */
    boolean resume(String caseNumber) {
        return sql.sql(
                                "update case_file set status = 'open', outcome = null,"
                                        + " closed_at = null, version = version + 1"
                                        + " where case_number = ? and status <> 'open'")
                        .param(caseNumber)
                        .update()
                == 1;
    }

    /** Opens the house again; without its phase the address can never pass as certain. */
    boolean doubtAddress(String caseNumber) {
        return sql.sql(
                                "update case_file set house_id = null, claimed_phase = null,"
                                        + " version = version + 1"
                                        + " where case_number = ? and status = 'open'")
                        .param(caseNumber)
                        .update()
                == 1;
    }

    boolean place(String caseNumber, Address place) {
        return sql.sql(
                                "update case_file set claimed_phase = ?, claimed_building = ?,"
                                        + " claimed_unit = ?, claimed_room = null,"
                                        + " version = version + 1"
                                        + " where case_number = ? and status = 'open'")
                        .params(place.phase(), place.building(), place.unit(), caseNumber)
                        .update()
                == 1;
    }

    boolean house(String caseNumber, long houseId) {
        return sql.sql(
                                "update case_file set house_id = ?, version = version + 1"
                                        + " where case_number = ? and status = 'open'")
                        .params(houseId, caseNumber)
                        .update()
                == 1;
    }

    boolean classification(String caseNumber, String category, String severity) {
        return sql.sql(
                                "update case_file set category = ?, severity = ?,"
                                        + " version = version + 1"
                                        + " where case_number = ? and status = 'open'")
                        .params(category, severity, caseNumber)
                        .update()
                == 1;
    }

    boolean urged(String caseNumber) {
        return sql.sql(
                                "update case_file set urges = urges + 1, version = version + 1"
                                        + " where case_number = ? and status = 'open'")
                        .param(caseNumber)
                        .update()
                == 1;
    }

    boolean handler(String caseNumber, String userId) {
        return sql.sql(
                                "update case_file set handler = ?, version = version + 1"
                                        + " where case_number = ? and status = 'open'")
                        .params(userId, caseNumber)
                        .update()
                == 1;
    }

    boolean confidential(String caseNumber) {
        return sql.sql(
                                "update case_file set confidential = true, version = version + 1"
                                        + " where case_number = ? and status = 'open'")
                        .param(caseNumber)
                        .update()
                == 1;
    }

    void title(String caseNumber, String title) {
        sql.sql("update case_file set title = ?, version = version + 1 where case_number = ?")
                .params(title, caseNumber)
                .update();
    }

    /** Whether a conflict of interest keeps a colleague out of the whole case. */
    boolean keptOut(long caseId, String userId) {
        return sql.sql(
                                "select count(*) from case_exclusion where case_id = ?"
                                        + " and user_id = ? and task = '*'")
                        .params(caseId, userId)
                        .query(Long.class)
                        .single()
                > 0;
    }

    @Override
    public Set<String> confidentialTo(
            Collection<String> caseNumbers, String userId, boolean manager) {
        return sql.sql(
                        "select case_number from case_file where case_number in (:numbers) and not "
                                + Confidence.KNOWS)
                .param("numbers", caseNumbers)
                .param("reader", userId)
                .param("manager", manager)
                .query(String.class)
                .set();
    }

    Map<Long, List<String>> openByHouse(String community) {
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

    List<CaseFile> openOfHouse(long houseId, String category, Instant since) {
        return sql.sql(
                        "select * from case_file where house_id = :house and status = 'open'"
                                + " and opened_at >= :since"
                                + (category == null ? "" : " and category = :category")
                                + " order by id desc limit 20")
                .param("house", houseId)
                .param("since", Columns.time(since))
                .param("category", category)
                .query(CaseRecords::file)
                .list();
    }

    CaseFiles.Count count() {
        return sql.sql(
                        "select count(*) as cases, count(case when status = 'open' then 1 end)"
                                + " as open_cases from case_file")
                .query(
                        (row, number) ->
                                new CaseFiles.Count(
                                        row.getLong("cases"), row.getLong("open_cases")))
                .single();
    }

    /** Newest first; one row more than asked tells whether there is another page. */
    List<CaseLine> list(CaseQuery query, Long before, int rows) {
        List<String> where = new ArrayList<>();
        where.add("community in (:communities)");
        Map<String, Object> params = new java.util.HashMap<>();
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
                .query(CaseRecords::line)
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

    void event(long caseId, Instant at, String kind, String code, String who, String text) {
        sql.sql(
                        "insert into case_event (case_id, happened_at, kind, code, who, text)"
                                + " values (?, ?, ?, ?, ?, ?)")
                .params(caseId, Columns.time(at), kind, code, who, text)
                .update();
    }

    @Override
    public List<Reached> milestones(Collection<String> caseNumbers) {
        return sql.sql(
                        "select f.case_number, f.flow, e.code, e.happened_at from case_file f"
                                + " join case_event e on e.case_id = f.id"
                                + " where f.case_number in (:numbers) and e.kind = 'milestone'"
                                + " order by e.id")
                .param("numbers", caseNumbers)
                .query(
                        (row, line) ->
                                new Reached(
                                        row.getString("case_number"),
                                        row.getString("flow"),
                                        row.getString("code"),
                                        Columns.time(row, "happened_at")))
                .list();
    }

    @Override
    public Map<String, Set<String>> hidden(Collection<String> caseNumbers) {
        Map<String, Set<String>> users = new HashMap<>();
        sql.sql(
                        "select f.case_number, x.user_id from case_exclusion x join case_file f"
                                + " on f.id = x.case_id where x.hidden = true"
                                + " and f.case_number in (:numbers)")
                .param("numbers", caseNumbers)
                .query(
                        row -> {
                            users.computeIfAbsent(row.getString(1), number -> new HashSet<>())
                                    .add(row.getString(2));
                        });
        return users;
    }

    @Override
    public Set<String> hiddenFrom(String userId) {
        return sql.sql(
                        "select f.case_number from case_exclusion x join case_file f"
                                + " on f.id = x.case_id where x.user_id = ? and x.hidden = true")
                .param(userId)
                .query(String.class)
                .set();
    }

    List<CaseEvent> events(long caseId) {
        return sql.sql(
                        "select id, happened_at, kind, code, who, text from case_event"
                                + " where case_id = ? order by id")
                .param(caseId)
                .query(
                        (row, number) ->
                                new CaseEvent(
                                        row.getLong("id"),
                                        Columns.time(row, "happened_at"),
                                        row.getString("kind"),
                                        row.getString("code"),
                                        row.getString("who"),
                                        row.getString("text")))
                .list();
    }

    void link(long from, long to, String kind, Instant now) {
        sql.sql(
                        "insert into case_link (from_case, to_case, kind, linked_at)"
                                + " values (?, ?, ?, ?)")
                .params(from, to, kind, Columns.time(now))
                .update();
    }

    /** Both directions in one statement, each by its own index. */
    List<LinkedCase> links(long caseId) {
        return sql.sql(
                        "select l.id as link_id, l.kind, 1 as outgoing, f.case_number, f.flow,"
                                + " f.title, f.status, f.outcome from case_link l join case_file f"
                                + " on f.id = l.to_case where l.from_case = :id"
                                + " union all select l.id, l.kind, 0, f.case_number, f.flow,"
                                + " f.title, f.status, f.outcome from case_link l join case_file f"
                                + " on f.id = l.from_case where l.to_case = :id order by link_id")
                .param("id", caseId)
                .query(
                        (row, number) ->
                                new LinkedCase(
                                        row.getString("case_number"),
                                        row.getString("flow"),
                                        row.getString("title"),
                                        CaseStatus.of(row.getString("status")),
                                        row.getString("outcome"),
                                        row.getString("kind"),
                                        row.getInt("outgoing") == 1))
                .list();
    }

    /** Numbers of the cases linked with this one that are not of its house: others' affairs. */
    Set<String> linkedOfOtherHouses(String caseNumber) {
        return sql.sql(
                        "select f.case_number from case_file c join case_link l"
                                + " on l.from_case = c.id or l.to_case = c.id join case_file f"
                                + " on f.id = case when l.from_case = c.id then l.to_case"
                                + " else l.from_case end where c.case_number = ? and"
                                + " (c.house_id is null or f.house_id is null"
                                + " or f.house_id <> c.house_id)")
                .param(caseNumber)
                .query(String.class)
                .set();
    }

    long request(
            long fromCase, String flow, String reason, Map<String, Object> payload, Instant now) {
        KeyHolder key = new GeneratedKeyHolder();
        sql.sql(
                        "insert into case_linked_request (from_case, flow, reason, payload, state,"
                                + " asked_at) values (?, ?, ?, ?, 'waiting', ?)")
                .params(fromCase, flow, reason, json.write(payload), Columns.time(now))
                .update(key, "id");
        return key.getKey().longValue();
    }

    boolean take(long id, String takenCase, Instant now) {
        return sql.sql(
                                "update case_linked_request set state = 'taken', taken_case = ?,"
                                        + " taken_at = ? where id = ? and state = 'waiting'")
                        .params(takenCase, Columns.time(now), id)
                        .update()
                == 1;
    }

    List<LinkedRequest> requestsOf(long caseId) {
        return requests("r.from_case = ?", caseId);
    }

    List<LinkedRequest> waitingRequests(String flow) {
        return requests("r.flow = ? and r.state = 'waiting'", flow);
    }

    private List<LinkedRequest> requests(String where, Object value) {
        return sql.sql(
                        "select r.*, f.case_number from case_linked_request r join case_file f"
                                + " on f.id = r.from_case where "
                                + where
                                + " order by r.id limit 200")
                .param(value)
                .query(
                        (row, number) ->
                                new LinkedRequest(
                                        row.getLong("id"),
                                        row.getString("case_number"),
                                        row.getString("flow"),
                                        row.getString("reason"),
                                        json.read(row.getString("payload")),
                                        Columns.time(row, "asked_at"),
                                        Columns.time(row, "taken_at"),
                                        row.getString("taken_case")))
                .list();
    }

    private static CaseFile file(ResultSet row, int number) throws SQLException {
        String community = row.getString("community");
        return new CaseFile(
                row.getLong("id"),
                row.getString("case_number"),
                row.getString("flow"),
                community,
                Columns.number(row, "house_id"),
                new Address(
                        community,
                        row.getString("claimed_phase"),
                        row.getString("claimed_building"),
                        row.getString("claimed_unit"),
                        row.getString("claimed_room")),
                row.getString("reporter_name"),
                row.getString("reporter_phone"),
                row.getString("channel"),
                row.getBoolean("on_behalf"),
                row.getString("first_contact"),
                row.getString("category"),
                row.getString("type"),
                row.getString("severity"),
                CaseStatus.of(row.getString("status")),
                row.getString("outcome"),
                row.getString("milestone"),
                Columns.time(row, "opened_at"),
                Columns.time(row, "closed_at"),
                row.getString("title"),
                row.getString("description"),
                Columns.time(row, "appointment"),
                row.getInt("urges"),
                row.getInt("version"),
                row.getBoolean("anonymous"),
                row.getBoolean("confidential"),
                row.getString("handler"));
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
