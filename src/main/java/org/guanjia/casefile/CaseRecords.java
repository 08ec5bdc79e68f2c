package org.guanjia.casefile;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.guanjia.estate.Address;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Repository;

/** The case file and its timeline. Verbs carry their guard in the statement. */
@Repository
class CaseRecords {

    private final JdbcClient sql;

    CaseRecords(JdbcClient sql) {
        this.sql = sql;
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

    void event(long caseId, Instant at, String kind, String code, String who, String text) {
        sql.sql(
                        "insert into case_event (case_id, happened_at, kind, code, who, text)"
                                + " values (?, ?, ?, ?, ?, ?)")
                .params(caseId, Columns.time(at), kind, code, who, text)
                .update();
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

    static CaseFile file(ResultSet row, int number) throws SQLException {
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
}
