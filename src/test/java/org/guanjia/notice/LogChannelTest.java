package org.guanjia.notice;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LogChannelTest extends ChannelContract {

    private final Logger logger = (Logger) LoggerFactory.getLogger(LogChannel.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private Level before;

    @BeforeEach
    void listen() {
        before = logger.getLevel();
        logger.setLevel(Level.INFO);
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void goAway() {
        logger.detachAppender(log);
        logger.setLevel(before);
    }

    @Override
    Channel channel() {
        return new LogChannel();
    }

    @Override
    List<String> ids() {
        return log.list.stream().map(event -> event.getFormattedMessage().split(" ")[1]).toList();
    }

    @Override
    String id(long message) {
        return Long.toString(message);
    }

    @Override
    boolean needsAddress() {
        return false;
    }

    @Test
    void the_log_shows_neither_the_phone_nor_what_was_said() throws Exception {
        channel().deliver(envelope(45, "厨房漏水"));
        assertThat(log.list)
                .singleElement()
                .satisfies(
                        event ->
                                assertThat(event.getFormattedMessage())
                                        .contains("BX-20261123-0007", "139****5678")
                                        .contains("repair.notice.received")
                                        .doesNotContain("13912345678", "漏水", "example.org"));
    }
}
