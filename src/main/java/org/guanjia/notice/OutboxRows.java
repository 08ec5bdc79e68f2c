package org.guanjia.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.guanjia.notice.Message.RecipientKind;
import org.guanjia.notice.Message.State;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The table of messages, as the case and the delivery write it. Whatever a delivery writes is
 * guarded by its claim in the row, so that two nodes never act on one message.
 */
@Repository
class OutboxRows {

    static final String COLUMNS =
            "id, thread_key, community, house_id, recipient_kind, recipient, address, template,"
                    + " subject, text, urgent, state, channel, attempts, next_at, created_at,"
                    + " sent_at, reason, last_error, origin_id, handled_by, handled_at,"
                    + " handled_note";

    private static final String FREE = "(claimed_until is null or claimed_until < :now)";
    private static final String LET_GO = "claim = null, claimed_until = null";

    private final JdbcClient sql;

    OutboxRows(JdbcClient sql) {
        this.sql = sql;
    }

    /** A message as a case leaves it. */
    record Draft(
            String thread,
            String community,
            Long houseId,
            RecipientKind kind,
            String recipient,
            String template,
            String subject,
            String text,
            boolean urgent) {}

    void insert(Draft draft, Instant createdAt, Instant notBefore) {
        sql.sql(
                        "insert into notice_outbox (thread_key, community, house_id,"
                                + " recipient_kind, recipient, template, subject, text, urgent,"
                                + " state, attempts, next_at, created_at)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'WAITING', 0, ?, ?)")
                .params(
                        draft.thread(),
                        draft.community(),
                        draft.houseId(),
                        draft.kind().name(),
                        draft.recipient(),
                        draft.template(),
                        draft.subject(),
                        draft.text(),
                        draft.urgent(),
                        Columns.time(notBefore),
                        Columns.time(createdAt))
                .update();
    }

    /** Ids of messages whose time has come and that nobody holds, oldest first. */
    List<Long> due(Instant now, int limit) {
        return sql.sql(
                        "select id from notice_outbox where state = 'WAITING' and next_at <= :now"
                                + " and "
                                + FREE
                                + " order by next_at, id limit :limit")
                .param("now", Columns.time(now))
                .param("limit", limit)
                .query(Long.class)
                .list();
    }

    /** Takes what is still free of these; the guard is in the row, so two nodes never share one. */
    int claim(List<Long> ids, String claim, Instant now, Instant until) {
        return sql.sql(
                        "update notice_outbox set claim = :claim, claimed_until = :until"
                                + " where id in (:ids) and state = 'WAITING' and next_at <= :now"
                                + " and "
                                + FREE)
                .param("claim", claim)
                .param("until", Columns.time(until))
                .param("ids", ids)
                .param("now", Columns.time(now))
                .update();
    }

    /** Takes what else is due to residents in these cases, so that it can leave with the rest. */
    int claimSiblings(Collection<String> threads, String claim, Instant now, Instant until) {
        return sql.sql(
                        "update notice_outbox set claim = :claim, claimed_until = :until"
                                + " where thread_key in (:threads) and recipient_kind = 'RESIDENT'"
                                + " and state = 'WAITING' and next_at <= :now and "
                                + FREE)
                .param("claim", claim)
                .param("until", Columns.time(until))
                .param("threads", threads)
                .param("now", Columns.time(now))
                .update();
    }

    List<Message> claimed(String claim) {
        return sql.sql(
                        "select "
                                + COLUMNS
                                + " from notice_outbox where claim = ? and state = 'WAITING'"
                                + " order by id")
                .param(claim)
                .query(OutboxRows::message)
                .list();
    }

    List<Message> thread(String thread) {
        return sql.sql("select " + COLUMNS + " from notice_outbox where thread_key = ? order by id")
                .param(thread)
                .query(OutboxRows::message)
                .list();
    }

    /** What colleagues were or will be told in these cases. */
    List<Message> toColleagues(Collection<String> threads) {
        return sql.sql(
                        "select "
                                + COLUMNS
                                + " from notice_outbox where thread_key in (:threads)"
                                + " and recipient_kind = 'STAFF'")
                .param("threads", threads)
                .query(OutboxRows::message)
                .list();
    }

    /** Messages to roles have become messages to colleagues. */
    int split(Collection<Long> ids, String claim) {
        return leave(ids, claim, State.SPLIT, null);
    }

    int moot(Collection<Long> ids, String claim) {
        return leave(ids, claim, State.MOOT, null);
    }

    int merged(Collection<Long> ids, String claim, long into) {
        return leave(ids, claim, State.MERGED, into);
    }

    private int leave(Collection<Long> ids, String claim, State state, Long origin) {
        return sql.sql(
                        "update notice_outbox set state = :state, origin_id = :origin, "
                                + LET_GO
                                + " where id in (:ids) and claim = :claim and state = 'WAITING'")
                .param("state", state.name())
                .param("origin", origin)
                .param("ids", ids)
                .param("claim", claim)
                .update();
    }

    int text(long id, String claim, String text) {
        return sql.sql(
                        "update notice_outbox set text = ? where id = ? and claim = ?"
                                + " and state = 'WAITING'")
                .params(text, id, claim)
                .update();
    }

    /** A copy of a role's message for one colleague. */
    record Copy(Message of, String userId) {}

    /** Writes the copies in one statement, held by the claim so that they leave with the batch. */
    void copies(List<Copy> copies, String claim, Instant until) {
        String row = "(?, ?, ?, 'STAFF', ?, ?, ?, ?, ?, 'WAITING', 0, ?, ?, ?, ?, ?)";
        List<Object> values = new ArrayList<>();
        for (Copy copy : copies) {
            Message of = copy.of();
            values.add(of.thread());
            values.add(of.community());
            values.add(of.houseId());
            values.add(copy.userId());
            values.add(of.template());
            values.add(of.subject());
            values.add(of.text());
            values.add(of.urgent());
            values.add(Columns.time(of.nextAt()));
            values.add(Columns.time(of.createdAt()));
            values.add(of.id());
            values.add(claim);
            values.add(Columns.time(until));
        }
        sql.sql(
                        "insert into notice_outbox (thread_key, community, house_id,"
                                + " recipient_kind, recipient, template, subject, text, urgent,"
                                + " state, attempts, next_at, created_at, origin_id, claim,"
                                + " claimed_until) values "
                                + String.join(", ", Collections.nCopies(copies.size(), row)))
                .params(values)
                .update();
    }

    /** Only the holder of the claim may write the end of an attempt. */
    void sent(long id, String claim, String channel, int attempts, Instant now) {
        sql.sql(
                        "update notice_outbox set state = 'SENT', channel = ?, attempts = ?,"
                                + " sent_at = ?, reason = null, last_error = null, "
                                + LET_GO
                                + " where id = ? and claim = ?")
                .params(channel, attempts, Columns.time(now), id, claim)
                .update();
    }

    /**
     * Why a message was not taken.
     *
     * @param channel the one that said so; null when none was asked
     */
    record Failure(String channel, int attempts, String reason, String error) {}

    void failed(long id, String claim, State state, Instant nextAt, Failure failure) {
        sql.sql(
                        "update notice_outbox set state = ?, channel = ?, attempts = ?,"
                                + " next_at = ?, reason = ?, last_error = ?, "
                                + LET_GO
                                + " where id = ? and claim = ?")
                .params(
                        state.name(),
                        failure.channel(),
                        failure.attempts(),
                        Columns.time(nextAt),
                        failure.reason(),
                        failure.error(),
                        id,
                        claim)
                .update();
    }

    /** The batch is given back; what was not tried waits, for the reason given. */
    void release(Collection<Long> ids, String claim, Instant nextAt, String reason) {
        sql.sql(
                        "update notice_outbox set next_at = :next, reason = :reason, "
                                + LET_GO
                                + " where id in (:ids) and claim = :claim and state = 'WAITING'")
                .param("next", Columns.time(nextAt))
                .param("reason", reason)
                .param("ids", ids)
                .param("claim", claim)
                .update();
    }

    static Message message(ResultSet row, int number) throws SQLException {
        return new Message(
                row.getLong("id"),
                row.getString("thread_key"),
                row.getString("community"),
                Columns.number(row, "house_id"),
                RecipientKind.valueOf(row.getString("recipient_kind")),
                row.getString("recipient"),
                row.getString("address"),
                row.getString("template"),
                row.getString("subject"),
                row.getString("text"),
                row.getBoolean("urgent"),
                State.valueOf(row.getString("state")),
                row.getString("channel"),
                row.getInt("attempts"),
                Columns.time(row, "next_at"),
                Columns.time(row, "created_at"),
                Columns.time(row, "sent_at"),
                row.getString("reason"),
                row.getString("last_error"),
                Columns.number(row, "origin_id"),
                row.getString("handled_by"),
                Columns.time(row, "handled_at"),
                row.getString("handled_note"));
    }
}
