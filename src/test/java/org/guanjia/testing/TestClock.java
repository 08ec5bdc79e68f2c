package org.guanjia.testing;

import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Stands the engine's clock, which all of the house follows, at the same moment before each test.
 */
public class TestClock implements BeforeEachCallback, AfterAllCallback {

    /** Monday morning, ten o'clock in China: an ordinary working day. */
    public static final Instant START = Instant.parse("2026-11-23T02:00:00Z");

    @Override
    public void beforeEach(ExtensionContext context) {
        ClockUtil.setCurrentTime(Date.from(START));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        ClockUtil.reset();
    }
}
