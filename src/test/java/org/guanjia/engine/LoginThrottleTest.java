package org.guanjia.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LoginThrottleTest {

    private final AtomicLong now = new AtomicLong();
    private final LoginThrottle throttle =
            new LoginThrottle(
                    new TimeMeter() {
                        @Override
                        public long currentTimeNanos() {
                            return now.get();
                        }

                        @Override
                        public boolean isWallClockBased() {
                            return false;
                        }
                    });

    @Test
    void ten_failures_for_a_user_from_one_address_then_one_every_six_seconds() {
        for (int i = 0; i < LoginThrottle.FAILURES_OF_USER; i++) {
            assertThat(throttle.mayTry("desk", "10.0.0.1")).isTrue();
            throttle.failed("desk", "10.0.0.1");
        }
        assertThat(throttle.mayTry("desk", "10.0.0.1")).isFalse();
        now.addAndGet(Duration.ofSeconds(7).toNanos());
        assertThat(throttle.mayTry("desk", "10.0.0.1")).isTrue();
    }

    @Test
    void nobody_locks_a_colleague_out_from_elsewhere() {
        for (int i = 0; i < LoginThrottle.FAILURES_OF_USER; i++) {
            throttle.failed("desk", "10.0.0.1");
        }
        assertThat(throttle.mayTry("desk", "10.0.0.2")).isTrue();
        assertThat(throttle.mayTry("guard", "10.0.0.1")).isTrue();
    }

    @Test
    void trying_many_users_from_one_address_ends_too() {
        for (int i = 0; i < LoginThrottle.FAILURES_OF_ADDRESS; i++) {
            throttle.failed("user" + i, "10.0.0.1");
        }
        assertThat(throttle.mayTry("somebody new", "10.0.0.1")).isFalse();
        now.addAndGet(Duration.ofSeconds(2).toNanos());
        assertThat(throttle.mayTry("somebody new", "10.0.0.1")).isTrue();
    }
}
