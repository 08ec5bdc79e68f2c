package org.guanjia.estate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What residents asked about their own data: the proof that it was done, without the data. */
@Repository
class ResidentRequests {

    static final String ASKED = "asked";
    static final String WAITING = "waiting";
    static final String DONE = "done";

    private static final String ERASURE = "erasure";
    private static final String ACCESS = "access";

    /** What the nightly run takes up at once. */
    private static final int MOST = 500;

    /**
     * A request.
     *
     * @param communities ids with commas between them, in which to look
     * @param confirmedBy null until a second person confirmed
     * @param doneAt null until everything was erased
     */
    record Request(
            long id,
            long residentId,
            String state,
            String reason,
            String communities,
            String askedBy,
            Instant askedAt,
            String confirmedBy,
            Instant doneAt) {}

    private final JdbcClient sql;
    private final ObjectMapper json = new ObjectMapper();
    private final Clock clock;

    ResidentRequests(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    Optional<Resident> resident(long id, Set<String> communities) {
        if (communities.isEmpty()) {
            return Optional.empty();
        }
        return sql.sql("select * from resident where id = :id and community in (:communities)")
                .param("id", id)
                .param("communities", communities)
                .query(
                        (row, number) ->
                                new Resident(
                                        row.getLong("id"),
                                        row.getLong("house_id"),
                                        row.getString("name"),
                                        Resident.Kind.valueOf(row.getString("kind")),
                                        (BigDecimal) row.getObject("share_percent"),
                                        List.of(),
                                        row.getString("email")))
                .optional();
    }

    String communityOf(long residentId) {
        return sql.sql("select community from resident where id = ?")
                .param(residentId)
                .query(String.class)
                .single();
    }

    /** Rows outside these communities with the same name and a number in common. */
    long elsewhere(DataSubject who) {
        Set<String> phones = new TreeSet<>(who.phones());
        phones.addAll(who.sharedPhones());
        if (phones.isEmpty() || who.names().isEmpty()) {
            return 0;
        }
        return sql.sql(
                        "select count(distinct r.id) from resident r join resident_phone p"
                                + " on p.resident_id = r.id where p.phone in (:phones)"
                                + " and r.name in (:names) and r.community not in (:communities)")
                .param("phones", phones)
                .param("names", who.names())
                .param("communities", who.communities())
                .query(Long.class)
                .single();
    }

    Optional<Request> erasure(long residentId) {
        return sql.sql(
                        "select * from resident_request where resident_id = ? and kind = ?"
                                + " order by id desc limit 1")
                .params(residentId, ERASURE)
                .query(ResidentRequests::request)
                .optional();
    }

    List<Request> waiting() {
        return sql.sql(
                        "select * from resident_request where state = ? and kind = ? order by id"
                                + " limit "
                                + MOST)
                .params(WAITING, ERASURE)
                .query(ResidentRequests::request)
                .list();
    }

    void ask(long residentId, String community, Set<String> communities, String reason, String by) {
        insert(residentId, community, ERASURE, ASKED, reason, communities, by);
    }

    void told(long residentId, String community, Set<String> communities, String by) {
        insert(residentId, community, ACCESS, DONE, null, communities, by);
    }

    private void insert(
            long residentId,
            String community,
            String kind,
            String state,
            String reason,
            Set<String> communities,
            String by) {
        sql.sql(
                        "insert into resident_request (resident_id, community, kind, state, reason,"
                                + " communities, asked_by, asked_at) values (?, ?, ?, ?, ?, ?, ?,"
                                + " ?)")
                .params(
                        residentId,
                        community,
                        kind,
                        state,
                        reason,
                        String.join(",", new TreeSet<>(communities)),
                        by,
                        now())
                .update();
    }

    boolean confirm(long id, String by) {
        return sql.sql(
                                "update resident_request set state = ?, confirmed_by = ?,"
                                        + " confirmed_at = ? where id = ? and state = ?")
                        .params(WAITING, by, now(), id, ASKED)
                        .update()
                == 1;
    }

    void finish(long id, Erasure done) {
        try {
            sql.sql(
                            "update resident_request set state = ?, done_at = ?, counts = ?"
                                    + " where id = ?")
                    .params(
                            done.state(),
                            done.state().equals(DONE) ? now() : null,
                            json.writeValueAsString(done.changed()),
                            id)
                    .update();
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static Request request(ResultSet row, int number) throws SQLException {
        return new Request(
                row.getLong("id"),
                row.getLong("resident_id"),
                row.getString("state"),
                row.getString("reason"),
                row.getString("communities"),
                row.getString("asked_by"),
                time(row, "asked_at"),
                row.getString("confirmed_by"),
                time(row, "done_at"));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        LocalDateTime at = row.getObject(column, LocalDateTime.class);
        return at == null ? null : at.toInstant(ZoneOffset.UTC);
    }
}
