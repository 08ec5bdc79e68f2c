package org.guanjia.fee;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.guanjia.casefile.Bounds;
import org.guanjia.casefile.Columns;
import org.guanjia.fee.FeeAccounts.Account;
import org.guanjia.language.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Component;

/** The entries of money in and out; they are only ever added. */
@Component
class PaymentRows {

    private final JdbcClient sql;
    private final CollectionMovements movements;
    private final Clock clock;

    PaymentRows(JdbcClient sql, CollectionMovements movements, Clock clock) {
        this.sql = sql;
        this.movements = movements;
        this.clock = clock;
    }

    /** An entry of the payments. */
    record Entry(
            long id,
            long houseId,
            String kind,
            String channel,
            String transactionId,
            BigDecimal amount,
            LocalDate bookedOn,
            Long reverses) {}

    long insert(
            Account account,
            String kind,
            String channel,
            String transaction,
            BigDecimal amount,
            Instant paidAt,
            String by,
            Long reverses,
            String note) {
        KeyHolder key = new GeneratedKeyHolder();
        Instant now = clock.instant();
        sql.sql(
                        "insert into fee_payment (house_id, community, kind, channel,"
                                + " transaction_id, amount, paid_at, booked_on, booked_by,"
                                + " reverses, note) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        account.houseId(),
                        account.community(),
                        kind,
                        channel,
                        transaction,
                        amount,
                        Columns.time(paidAt == null ? now : paidAt),
                        day(account.community()),
                        by,
                        reverses,
                        Bounds.optional("note", note, 200))
                .update(key, "id");
        movements.moved(account.houseId(), kind, amount);
        return key.getKey().longValue();
    }

    /** Today, or the day after the last closed one: a closed day takes nothing more. */
    LocalDate day(String community) {
        // Held until the payment is written, so that no day is closed without it.
        sql.sql("select id from community where id = ? for update")
                .param(community)
                .query(String.class)
                .list();
        LocalDate today = LocalDate.now(clock);
        LocalDate closed =
                sql.sql("select max(booked_on) from fee_closing where community = ?")
                        .param(community)
                        .query(LocalDate.class)
                        .optional()
                        .orElse(null);
        return closed == null || closed.isBefore(today) ? today : closed.plusDays(1);
    }

    /**
     * @throws Refusal 404 when there is none
     */
    Entry entry(long id) {
        return one("id = ?", id).orElseThrow(() -> Refusal.notFound("fee.unknownPayment", id));
    }

    Optional<Entry> find(String channel, String transaction, String kind) {
        return one("channel = ? and transaction_id = ? and kind = ?", channel, transaction, kind);
    }

    private Optional<Entry> one(String where, Object... values) {
        return sql.sql("select * from fee_payment where " + where)
                .params(values)
                .query(
                        (row, number) ->
                                new Entry(
                                        row.getLong("id"),
                                        row.getLong("house_id"),
                                        row.getString("kind"),
                                        row.getString("channel"),
                                        row.getString("transaction_id"),
                                        row.getBigDecimal("amount"),
                                        row.getObject("booked_on", LocalDate.class),
                                        Columns.number(row, "reverses")))
                .optional();
    }
}
