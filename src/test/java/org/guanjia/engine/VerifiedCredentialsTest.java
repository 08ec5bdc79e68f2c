package org.guanjia.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class VerifiedCredentialsTest {

    private final AtomicLong now = new AtomicLong();
    private final VerifiedCredentials verified = new VerifiedCredentials(now::get);

    @Test
    void knows_exactly_what_it_was_told() {
        verified.remember("desk", "demo");
        assertThat(verified.knows("desk", "demo")).isTrue();
        assertThat(verified.knows("desk", "demo1")).isFalse();
        assertThat(verified.knows("des", "kdemo")).isFalse();
        assertThat(verified.knows("guard", "demo")).isFalse();
    }

    @Test
    void forgets_after_a_minute_even_when_used() {
        verified.remember("desk", "demo");
        now.addAndGet(Duration.ofSeconds(59).toNanos());
        assertThat(verified.knows("desk", "demo")).isTrue();
        now.addAndGet(Duration.ofSeconds(2).toNanos());
        assertThat(verified.knows("desk", "demo")).isFalse();
    }

    @Test
    void forgets_a_user_when_told_so() {
        verified.remember("desk", "demo");
        verified.remember("guard", "demo");
        verified.forget("desk");
        assertThat(verified.knows("desk", "demo")).isFalse();
        assertThat(verified.knows("guard", "demo")).isTrue();
    }
}
