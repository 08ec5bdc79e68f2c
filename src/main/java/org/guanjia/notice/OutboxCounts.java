package org.guanjia.notice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.guanjia.notice.Message.State;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** How many messages stand where; each number is read from an index. */
@Service
public class OutboxCounts {

    private final JdbcClient sql;
    private final Clock clock;

    OutboxCounts(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Messages that are still to be handed over, those of the quiet hours included. */
    public long waiting() {
        return count(State.WAITING);
    }

    /** Messages that were given up. */
    public long undeliverable() {
        return count(State.UNDELIVERABLE);
    }

    /** For how long the oldest message has been due; zero when none is. */
    public Duration delay() {
        Instant now = clock.instant();
        return sql.sql(
                        "select next_at from notice_outbox where state = ? and next_at <= ?"
                                + " order by next_at limit 1")
                .params(State.WAITING.name(), LocalDateTime.ofInstant(now, ZoneOffset.UTC))
                .query(LocalDateTime.class)
                .optional()
                .map(due -> Duration.between(due.toInstant(ZoneOffset.UTC), now))
                .orElse(Duration.ZERO);
    }

    private long count(State state) {
        return sql.sql("select count(*) from notice_outbox where state = ?")
                .param(state.name())
                .query(Long.class)
                .single();
    }
}
