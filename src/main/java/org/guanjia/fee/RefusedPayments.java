package org.guanjia.fee;

import java.time.Clock;
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
