package org.guanjia.casefile;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * How often one address may open a public page: thirty times at once, then every two seconds.
 * Whoever tries codes is slowed down, and the database is spared. Each node counts for itself, and
 * by real time.
 */
@Component
public class VisitorThrottle {

    public static final int AT_ONCE = 30;
    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final int MOST_ADDRESSES = 100_000;

    private final TimeMeter time;
    private final Cache<String, Bucket> buckets =
            Caffeine.newBuilder()
                    .maximumSize(MOST_ADDRESSES)
                    .expireAfterAccess(Duration.ofMinutes(10))
                    .build();

    @Autowired
    VisitorThrottle() {
        this(TimeMeter.SYSTEM_MILLISECONDS);
    }

    public VisitorThrottle(TimeMeter time) {
        this.time = time;
    }

    /**
     * Whether this address may look once more; counts the look.
     *
     * @param address of the visitor, after the name of the page where pages count apart
     */
    public boolean mayLook(String address) {
        return buckets.get(
                        address,
                        unseen ->
                                Bucket.builder()
                                        .addLimit(
                                                limit ->
                                                        limit.capacity(AT_ONCE)
                                                                .refillGreedy(1, EVERY))
                                        .withCustomTimePrecision(time)
                                        .build())
                .tryConsume(1);
    }
}
