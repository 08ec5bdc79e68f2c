package org.guanjia.fee;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.guanjia.casefile.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what was not taken: somebody may have lost money with it. */
@Service
public class RefusedPayments {

    private final JdbcClient sql;
    private final Clock clock;

    RefusedPayments(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * Keeps a refused payment, whatever becomes of the request's own transaction. Values are cut to
     * what the table holds.
     *
     * @param community null when no house of the caller's was named
     * @param reason the text key of the refusal
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void keep(
            String community,
            String house,
            String channel,
            String transactionId,
            String amount,
            String reason,
            String by) {
        sql.sql(
                        "insert into fee_refused_payment (community, house, channel,"
                                + " transaction_id, amount, reason, refused_at, refused_by) values"
                                + " (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        community,
                        cut(house, 64),
                        cut(channel, 64),
                        cut(transactionId, 128),
                        cut(amount, 64),
                        cut(reason, 64),
                        Columns.time(clock.instant()),
                        by)
                .update();
    }

    /**
     * As {@link #keep}, but the same transaction refused for the same reason is kept once: a
     * gateway repeats what it was not thanked for.
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void keepOnce(
            String community,
            String house,
            String channel,
            String transactionId,
            String amount,
            String reason,
            String by) {
        boolean kept =
                sql.sql(
                                        "select count(*) from fee_refused_payment where"
                                                + " transaction_id = ? and reason = ? and refused_by"
                                                + " = ?")
                                .params(cut(transactionId, 128), cut(reason, 64), by)
                                .query(Integer.class)
                                .single()
                        > 0;
        if (!kept) {
            keep(community, house, channel, transactionId, amount, reason, by);
        }
    }

    /**
     * A payment that was not taken.
     *
     * @param house as the sender named it; may be null
     * @param reason the text key of the refusal
     */
    public record RefusedPayment(
            long id,
            String house,
            String channel,
            String transactionId,
            String amount,
            String reason,
            Instant refusedAt,
            String refusedBy) {}

    /**
     * What was refused, the newest first.
     *
     * @param community null for what names no community that can be believed
     * @param before only those with a smaller id; null for the newest
     */
    @Transactional(readOnly = true)
    public List<RefusedPayment> list(String community, Long before, int limit) {
        return sql.sql(
                        "select * from fee_refused_payment where "
                                + (community == null
                                        ? "community is null"
                                        : "community = :community")
                                + " and id < :before order by id desc limit :limit")
                .param("community", community)
                .param("before", before == null ? Long.MAX_VALUE : before)
                .param("limit", limit)
                .query(
                        (row, number) ->
                                new RefusedPayment(
                                        row.getLong("id"),
                                        row.getString("house"),
                                        row.getString("channel"),
                                        row.getString("transaction_id"),
                                        row.getString("amount"),
                                        row.getString("reason"),
                                        Columns.time(row, "refused_at"),
                                        row.getString("refused_by")))
                .list();
    }

    private static String cut(String text, int most) {
        if (text == null) {
            return null;
        }
        String clean =
                text.codePoints()
                        .filter(c -> c != 0 && !(c >= 0xD800 && c <= 0xDFFF))
                        .limit(most)
                        .collect(
                                StringBuilder::new,
                                StringBuilder::appendCodePoint,
                                StringBuilder::append)
                        .toString();
        return clean;
    }
}
