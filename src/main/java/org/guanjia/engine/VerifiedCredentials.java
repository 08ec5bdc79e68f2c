package org.guanjia.engine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Remembers for a minute which credentials were right, so that an API call does not pay for bcrypt
 * each time. What is kept is a keyed hash under a key that lives and dies with this process; wrong
 * credentials are never kept. A change of the user on this node forgets at once, one on another
 * node after the minute.
 */
class VerifiedCredentials {

    /** How long a password that was changed on another node still opens the door here. */
    static final Duration MEMORY = Duration.ofMinutes(1);

    private static final int MOST = 10_000;
    private static final String HMAC = "HmacSHA256";

    private final SecretKeySpec secret;
    private final Cache<ByteBuffer, String> verified;

    VerifiedCredentials(Ticker ticker) {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        this.secret = new SecretKeySpec(random, HMAC);
        this.verified =
                Caffeine.newBuilder()
                        .maximumSize(MOST)
                        .expireAfterWrite(MEMORY)
                        .ticker(ticker)
                        .build();
    }

    boolean knows(String userId, String password) {
        return Optional.ofNullable(verified.getIfPresent(hash(userId, password)))
                .filter(userId::equals)
                .isPresent();
    }

    void remember(String userId, String password) {
        verified.put(hash(userId, password), userId);
    }

    void forget(String userId) {
        verified.asMap().values().removeIf(userId::equals);
    }

    private ByteBuffer hash(String userId, String password) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(secret);
            mac.update(userId.getBytes(StandardCharsets.UTF_8));
            // A byte that UTF-8 never produces keeps "ab"+"c" and "a"+"bc" apart.
            mac.update((byte) 0xFF);
            return ByteBuffer.wrap(mac.doFinal(password.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + HMAC, e);
        }
    }
}
