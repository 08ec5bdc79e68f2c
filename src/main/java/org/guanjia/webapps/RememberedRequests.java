package org.guanjia.webapps;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * What was answered to requests that carried an {@code Idempotency-Key}: a row per caller and key,
 * written in the transaction of the work itself, so that there is never the one without the other.
 */
class RememberedRequests {

    /** After that a key may be used anew. Longer than any sender keeps trying. */
    static final Duration KEPT = Duration.ofDays(7);

    private final JdbcClient database;
    private final Clock clock;

    RememberedRequests(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * An answer that was given.
     *
     * @param fingerprint of the request: path, query and body
     * @param location may be null
     * @param contentType may be null
     * @param body may be empty
     */
    record Answer(
            String fingerprint, int status, String location, String contentType, String body) {}

    Optional<Answer> find(String caller, String key) {
        return database.sql(
                        """
                        select fingerprint, status, location, content_type, body
                        from access_request
                        where caller = ? and request_key = ? and status is not null
                        """)
                .params(caller, key)
                .query(
                        (row, number) ->
                                new Answer(
                                        row.getString(1),
                                        row.getInt(2),
                                        row.getString(3),
                                        row.getString(4),
                                        row.getString(5)))
                .optional();
    }

    /**
     * Takes the key for the transaction at hand. A second request with the same key waits here for
     * the first one's end.
     *
     * @throws org.springframework.dao.DuplicateKeyException when it was taken by a request that
     *     ended
     */
    void take(String caller, String key, String path, String fingerprint) {
        database.sql(
                        """
                        insert into access_request (caller, request_key, path, fingerprint, created_at)
                        values (?, ?, ?, ?, ?)
                        """)
                .params(caller, key, path, fingerprint, Timestamp.from(clock.instant()))
                .update();
    }

    void answered(
            String caller,
            String key,
            int status,
            String location,
            String contentType,
            String body) {
        database.sql(
                        """
                        update access_request
                        set status = ?, location = ?, content_type = ?, body = ?
                        where caller = ? and request_key = ?
                        """)
                .params(status, location, contentType, body, caller, key)
                .update();
    }

    /** Forgets what is older than {@link #KEPT}. */
    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT1M")
    void forgetOld() {
        database.sql("delete from access_request where created_at < ?")
                .params(Timestamp.from(clock.instant().minus(KEPT)))
                .update();
    }
}
