package org.guanjia.notice;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.guanjia.notice.Message.State;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of messages, as people look at it and act on it. */
@Repository
class InboxRows {

    private final JdbcClient sql;

    InboxRows(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<Message> find(long id) {
        return sql.sql("select " + OutboxRows.COLUMNS + " from notice_outbox where id = ?")
                .param(id)
                .query(OutboxRows::message)
                .optional();
    }

    /** Newest first. */
    List<Message> page(
            Collection<String> communities,
            Collection<String> hidden,
            State state,
            long before,
            int limit) {
        return sql.sql(
                        "select "
                                + OutboxRows.COLUMNS
                                + " from notice_outbox where state = :state"
                                + " and community in (:communities) and id < :before"
                                + without(hidden)
                                + " order by id desc limit :limit")
                .param("state", state.name())
                .param("communities", communities)
                .param("hidden", hidden)
                .param("before", before)
                .param("limit", limit)
                .query(OutboxRows::message)
                .list();
    }

    /** What nobody took, and what was not taken at the first attempt and still waits. */
    Inbox.Count count(Collection<String> communities, Collection<String> hidden) {
        return sql.sql(
                        "select coalesce(sum(case when state = 'UNDELIVERABLE' then 1 else 0 end), 0)"
                                + " undeliverable, coalesce(sum(case when state = 'WAITING' then 1"
                                + " else 0 end), 0) tried_again from notice_outbox where"
                                + " community in (:communities) and (state = 'UNDELIVERABLE'"
                                + " or state = 'WAITING' and reason is not null)"
                                + without(hidden))
                .param("communities", communities)
                .param("hidden", hidden)
                .query(
                        (row, line) ->
                                new Inbox.Count(
                                        row.getLong("undeliverable"), row.getLong("tried_again")))
                .single();
    }

    private static String without(Collection<String> hidden) {
        return hidden.isEmpty() ? "" : " and thread_key not in (:hidden)";
    }

    /** Whether it was undeliverable still: two colleagues at once act on it once. */
    boolean retry(long id, String address, String by, Instant now, Instant nextAt) {
        return sql.sql(
                                "update notice_outbox set state = 'WAITING', channel = null,"
                                        + " attempts = 0, reason = null, last_error = null,"
                                        + " address = coalesce(?, address), next_at = ?,"
                                        + " handled_by = ?, handled_at = ?, claim = null,"
                                        + " claimed_until = null"
                                        + " where id = ? and state = 'UNDELIVERABLE'")
                        .params(address, Columns.time(nextAt), by, Columns.time(now), id)
                        .update()
                > 0;
    }

    /** As {@link #retry}. */
    boolean done(long id, String note, String by, Instant now) {
        return sql.sql(
                                "update notice_outbox set state = 'DONE', handled_by = ?,"
                                        + " handled_at = ?, handled_note = ?"
                                        + " where id = ? and state = 'UNDELIVERABLE'")
                        .params(by, Columns.time(now), note, id)
                        .update()
                > 0;
    }
}
