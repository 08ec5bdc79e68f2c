package org.guanjia.notice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.guanjia.testing.Flow;
import org.guanjia.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What tests of the delivery share: the real rows, and channels of the test's own. */
@ServerTest
abstract class DeliveryTest {

    static final String YUNQI = "yunqi";

    /** Registered to nobody. */
    static final String PHONE = "13912345678";

    @Autowired Outbox outbox;
    @Autowired OutboxRows rows;
    @Autowired Sorting sorting;
    @Autowired Addresses addresses;
    @Autowired QuietHours quiet;
    @Autowired Clock clock;
    @Autowired Flow flow;
    @Autowired JdbcClient sql;

    String number;

    @BeforeEach
    void nothingElseWaits() {
        sql.sql("delete from notice_outbox").update();
        number = "BX-" + UUID.randomUUID().toString().substring(0, 8);
    }

    /** The delivery of one node. */
    Delivery delivery(Channel... known) {
        return new Delivery(
                rows,
                sorting,
                addresses,
                channels(Stream.of(known).map(Channel::name).toList(), known),
                quiet,
                clock,
                settings(List.of("log")));
    }

    static Channels channels(List<String> names, Channel... known) {
        return new Channels(List.of(known), settings(names));
    }

    static NoticeSettings settings(List<String> names) {
        return new NoticeSettings(
                names,
                List.of(),
                3,
                Duration.ofMinutes(5),
                "off",
                Map.of(),
                Map.of(),
                new NoticeSettings.Mail("", ""));
    }

    Message last() {
        List<Message> thread = outbox.thread(number);
        return thread.get(thread.size() - 1);
    }

    static void clockAt(String local) {
        ClockUtil.setCurrentTime(Date.from(at(local)));
    }

    static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZoneId.of("Asia/Shanghai")).toInstant();
    }
}
