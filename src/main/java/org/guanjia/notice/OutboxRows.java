package org.guanjia.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.guanjia.notice.Message.RecipientKind;
import org.guanjia.notice.Message.State;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of messages. */
@Repository
class OutboxRows {

    private static final String COLUMNS =
            "id, thread_key, community, recipient_kind, recipient, template, text, urgent, state,"
                    + " attempts, next_at, created_at, sent_at, last_error";

    private final JdbcClient sql;

    OutboxRows(JdbcClient sql) {
        this.sql = sql;
    }

    void insert(
            String thread,
            String community,
            RecipientKind kind,
            String recipient,
            String template,
            String text,
            boolean urgent,
            Instant createdAt,
            Instant notBefore) {
        sql.sql(
                        "insert into notice_outbox (thread_key, community, recipient_kind,"
                                + " recipient, template, text, urgent, state, attempts, next_at,"
                                + " created_at) values (?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?)")
                .params(
                        thread,
                        community,
                        kind.name(),
                        recipient,
                        template,
                        text,
                        urgent,
                        State.WAITING.name(),
                        Columns.time(notBefore),
                        Columns.time(createdAt))
                .update();
    }

    /** Ids of messages whose time has come and that nobody holds, oldest first. */
    List<Long> due(Instant now, int limit) {
        return sql.sql(
                        "select id from notice_outbox where state = 'WAITING' and next_at <= :now"
                                + " and (claimed_until is null or claimed_until < :now)"
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
                                + " and (claimed_until is null or claimed_until < :now)")
                .param("claim", claim)
                .param("until", Columns.time(until))
                .param("ids", ids)
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

    /** Only the holder of the claim may write the end of an attempt. */
    void sent(long id, String claim, Instant now) {
        sql.sql(
                        "update notice_outbox set state = 'SENT', attempts = attempts + 1,"
                                + " sent_at = ?, claim = null, claimed_until = null,"
                                + " last_error = null where id = ? and claim = ?")
                .params(Columns.time(now), id, claim)
                .update();
    }

    void failed(long id, String claim, State state, Instant nextAt, String error) {
        sql.sql(
                        "update notice_outbox set state = ?, attempts = attempts + 1, next_at = ?,"
                                + " claim = null, claimed_until = null, last_error = ?"
                                + " where id = ? and claim = ?")
                .params(state.name(), Columns.time(nextAt), error, id, claim)
                .update();
    }

    private static Message message(ResultSet row, int number) throws SQLException {
        return new Message(
                row.getLong("id"),
                row.getString("thread_key"),
                row.getString("community"),
                RecipientKind.valueOf(row.getString("recipient_kind")),
                row.getString("recipient"),
                row.getString("template"),
                row.getString("text"),
                row.getBoolean("urgent"),
                State.valueOf(row.getString("state")),
                row.getInt("attempts"),
                Columns.time(row, "next_at"),
                Columns.time(row, "created_at"),
                Columns.time(row, "sent_at"),
                row.getString("last_error"));
    }
}
