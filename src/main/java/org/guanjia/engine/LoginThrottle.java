package org.guanjia.engine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/**
 * Slows down whoever guesses passwords: ten failures for one user from one address, then one more
 * every six seconds; two hundred failures from one address, then one a second. A success costs
 * nothing, and nobody can lock a colleague out from another address. Each node counts for itself.
 *
 * <p>Runs on real time: a rehearsal that moves the engine's clock must not open the door.
 */
class LoginThrottle {

    static final int FAILURES_OF_USER = 10;
    static final int FAILURES_OF_ADDRESS = 200;
    private static final int MOST_BUCKETS = 100_000;
    private static final Duration FORGET = Duration.ofMinutes(10);

    private final TimeMeter time;
    private final Cache<String, Bucket> ofUser = cache();
    private final Cache<String, Bucket> ofAddress = cache();

    LoginThrottle(TimeMeter time) {
        this.time = time;
    }

    /**
     * Whether another attempt may be made.
     *
     * @param userId as claimed, whether or not such a user exists; null counts as empty
     */
    boolean mayTry(String userId, String address) {
        return mayTry(ofAddress.getIfPresent(address))
                && mayTry(ofUser.getIfPresent(key(userId, address)));
    }

    /** A failed attempt. */
    void failed(String userId, String address) {
        ofAddress
                .get(address, ignored -> bucket(FAILURES_OF_ADDRESS, Duration.ofSeconds(1)))
                .tryConsume(1);
        ofUser.get(key(userId, address), ignored -> bucket(FAILURES_OF_USER, Duration.ofSeconds(6)))
                .tryConsume(1);
    }

    private static boolean mayTry(Bucket bucket) {
        return bucket == null || bucket.getAvailableTokens() > 0;
    }

    private Bucket bucket(int capacity, Duration every) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(capacity).refillGreedy(1, every))
                .withCustomTimePrecision(time)
                .build();
    }

    private static String key(String userId, String address) {
        return address + '\n' + userId;
    }

    private static Cache<String, Bucket> cache() {
        return Caffeine.newBuilder().maximumSize(MOST_BUCKETS).expireAfterAccess(FORGET).build();
    }
}
