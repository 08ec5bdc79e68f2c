package org.guanjia.casefile;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Repository;

/** The links of cases and what one asks of another. A request is taken once. */
@Repository
class LinkRecords {

    private final JdbcClient sql;
    private final Json json;

    LinkRecords(JdbcClient sql, Json json) {
        this.sql = sql;
        this.json = json;
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
}
