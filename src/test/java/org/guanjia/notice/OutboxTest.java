package org.guanjia.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.guanjia.notice.Message.State;
import org.guanjia.testing.Flow;
import org.guanjia.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
@ExtendWith(OutputCaptureExtension.class)
class OutboxTest {

    private static final String PHONE = "13912345678";
    private static final Map<String, Object> VALUES = Map.of("title", "漏水 💧", "milestone", "已派单");

    @Autowired Outbox outbox;
    @Autowired OutboxRows rows;
    @Autowired Clock clock;
    @Autowired Flow flow;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;

    String number;

    @BeforeEach
    void nothingElseWaits() {
        sql.sql("delete from notice_outbox").update();
        number = "BX-" + UUID.randomUUID().toString().substring(0, 8);
    }

    @Test
    void a_message_is_written_in_the_house_s_language_and_delivered_once() {
        toResident(false);
        Recorder channel = new Recorder(message -> true);
        assertThat(delivery(channel).deliver()).isEqualTo(1);
        assertThat(delivery(channel).deliver()).isZero();
        assertThat(channel.taken)
                .singleElement()
                .satisfies(
                        message -> {
                            assertThat(message.text()).isEqualTo("【" + number + "】漏水 💧:已派单");
                            assertThat(message.thread()).isEqualTo(number);
                        });
        assertThat(outbox.thread(number))
                .singleElement()
                .satisfies(
                        message -> {
                            assertThat(message.state()).isEqualTo(State.SENT);
                            assertThat(message.sentAt()).isEqualTo(flow.now());
                            assertThat(message.attempts()).isEqualTo(1);
                        });
    }

    @Test
    void a_message_of_a_case_that_was_rolled_back_does_not_leave() {
        transaction.executeWithoutResult(
                status -> {
                    toResident(true);
                    status.setRollbackOnly();
                });
        assertThat(outbox.thread(number)).isEmpty();
    }

    @Test
    void residents_are_left_in_peace_at_night_and_colleagues_and_emergencies_are_not() {
        clockAt("2026-11-23T22:00");
        toResident(false);
        assertThat(last().nextAt()).isEqualTo(at("2026-11-24T08:00"));
        toResident(true);
        assertThat(last().nextAt()).isEqualTo(at("2026-11-23T22:00"));
        outbox.toStaff(number, "c", "zhang", "milestone", VALUES, false);
        assertThat(last().nextAt()).isEqualTo(at("2026-11-23T22:00"));
        outbox.toRole(number, "c", "foreman", "milestone", VALUES, false);
        assertThat(last().nextAt()).isEqualTo(at("2026-11-23T22:00"));
        Recorder channel = new Recorder(message -> true);
        assertThat(delivery(channel).deliver()).isEqualTo(3);
        clockAt("2026-11-24T07:59");
        assertThat(delivery(channel).deliver()).isZero();
        clockAt("2026-11-24T08:00");
        assertThat(delivery(channel).deliver()).isEqualTo(1);
    }

    @Test
    void the_night_ends_at_eight_and_begins_at_ten() {
        ZoneId china = ZoneId.of("Asia/Shanghai");
        for (String quiet : List.of("2026-11-23T22:00", "2026-11-23T23:59", "2026-11-24T00:00")) {
            assertThat(QuietHours.notBefore(at(quiet), china)).isEqualTo(at("2026-11-24T08:00"));
        }
        assertThat(QuietHours.notBefore(at("2026-11-24T07:59"), china))
                .isEqualTo(at("2026-11-24T08:00"));
        for (String day : List.of("2026-11-24T08:00", "2026-11-24T21:59")) {
            assertThat(QuietHours.notBefore(at(day), china)).isEqualTo(at(day));
        }
    }

    @Test
    void an_anonymous_report_gets_no_message() {
        outbox.toResident(number, "c", null, "milestone", VALUES, true);
        outbox.toResident(number, "c", " ", "milestone", VALUES, true);
        assertThat(outbox.thread(number)).isEmpty();
    }

    @Test
    void a_template_without_a_text_is_the_programmer_s_mistake() {
        assertThatThrownBy(() -> outbox.toStaff(number, "c", "z", "noSuch", Map.of(), false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("notice.noSuch");
    }

    @Test
    void a_channel_that_fails_is_tried_again_more_and_more_slowly_and_then_no_more() {
        toResident(true);
        Recorder channel = new Recorder(message -> false);
        Delivery delivery = delivery(channel);
        List<Long> minutes = new ArrayList<>();
        while (last().state() == State.WAITING) {
            Instant due = last().nextAt();
            ClockUtil.setCurrentTime(Date.from(due));
            assertThat(delivery.deliver()).isZero();
            minutes.add(Duration.between(due, last().nextAt()).toMinutes());
        }
        assertThat(minutes).containsExactly(1L, 2L, 4L);
        assertThat(last().state()).isEqualTo(State.UNDELIVERABLE);
        assertThat(last().attempts()).isEqualTo(3);
        assertThat(last().lastError()).isEqualTo("gateway is down");
        flow.advance(Duration.ofDays(1));
        assertThat(delivery.deliver()).isZero();
        assertThat(channel.asked).hasSize(3);
    }

    @Test
    void one_message_that_fails_does_not_hold_up_the_others() {
        toResident(true);
        String first = number;
        number = number + "b";
        toResident(true);
        Recorder channel = new Recorder(message -> !message.thread().equals(first));
        assertThat(delivery(channel).deliver()).isEqualTo(1);
        assertThat(last().state()).isEqualTo(State.SENT);
    }

    @Test
    void several_nodes_share_the_work_and_no_message_leaves_twice() throws Exception {
        for (int i = 0; i < 120; i++) {
            toResident(true);
        }
        Recorder channel = new Recorder(message -> true);
        ExecutorService nodes = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Integer>> work =
                    Collections.nCopies(
                            4,
                            () -> {
                                Delivery node = delivery(channel);
                                int sent = 0;
                                for (int i = 0; i < 12; i++) {
                                    sent += node.deliver();
                                }
                                return sent;
                            });
            int sent = 0;
            for (Future<Integer> node : nodes.invokeAll(work)) {
                sent += node.get();
            }
            // Whoever lost a race for a batch comes back for what is left.
            Delivery last = delivery(channel);
            for (int more = last.deliver(); more > 0; more = last.deliver()) {
                sent += more;
            }
            assertThat(sent).isEqualTo(120);
            assertThat(channel.taken).extracting(Message::id).doesNotHaveDuplicates().hasSize(120);
        } finally {
            nodes.shutdownNow();
        }
    }

    @Test
    void what_a_dead_node_held_is_taken_over_when_its_claim_has_run_out() {
        toResident(true);
        Instant now = flow.now();
        List<Long> due = rows.due(now, 10);
        assertThat(rows.claim(due, "dead", now, now.plusSeconds(120))).isEqualTo(1);
        Recorder channel = new Recorder(message -> true);
        assertThat(delivery(channel).deliver()).isZero();
        flow.advance(Duration.ofSeconds(121));
        assertThat(delivery(channel).deliver()).isEqualTo(1);
    }

    @Test
    void the_log_shows_neither_the_phone_nor_what_was_said() {
        Logger logger = (Logger) LoggerFactory.getLogger(LogChannel.class);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        logger.addAppender(log);
        Level before = logger.getLevel();
        logger.setLevel(Level.INFO);
        try {
            toResident(true);
            assertThat(delivery(new LogChannel()).deliver()).isEqualTo(1);
        } finally {
            logger.setLevel(before);
            logger.detachAppender(log);
        }
        assertThat(log.list)
                .singleElement()
                .satisfies(
                        event ->
                                assertThat(event.getFormattedMessage())
                                        .contains(number, "139****5678", "notice.milestone")
                                        .doesNotContain(PHONE)
                                        .doesNotContain("漏水"));
        assertThat(LogChannel.masked("12345")).isEqualTo("****");
    }

    @Test
    void a_gateway_s_words_do_not_reach_the_log(CapturedOutput output) {
        toResident(true);
        delivery(
                        new Recorder(
                                message -> {
                                    throw new IllegalStateException("bad number " + PHONE);
                                }))
                .deliver();
        assertThat(output).contains("IllegalStateException").doesNotContain(PHONE);
    }

    @Test
    void an_unknown_channel_stops_the_start() {
        assertThatThrownBy(
                        () ->
                                new Delivery(
                                        rows,
                                        List.of(new LogChannel()),
                                        clock,
                                        "sms",
                                        3,
                                        Duration.ofMinutes(2)))
                .hasMessageContaining("sms");
    }

    private void toResident(boolean urgent) {
        outbox.toResident(number, "c", PHONE, "milestone", VALUES, urgent);
    }

    private Message last() {
        List<Message> thread = outbox.thread(number);
        return thread.get(thread.size() - 1);
    }

    private Delivery delivery(Channel channel) {
        return new Delivery(
                rows, List.of(channel), clock, channel.name(), 3, Duration.ofMinutes(2));
    }

    private static void clockAt(String local) {
        ClockUtil.setCurrentTime(Date.from(at(local)));
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZoneId.of("Asia/Shanghai")).toInstant();
    }

    /** A gateway that notes what it was asked and takes what the test lets it. */
    private static final class Recorder implements Channel {

        final List<Message> asked = Collections.synchronizedList(new ArrayList<>());
        final List<Message> taken = Collections.synchronizedList(new ArrayList<>());
        private final Predicate<Message> takes;

        Recorder(Predicate<Message> takes) {
            this.takes = takes;
        }

        @Override
        public String name() {
            return "recorder";
        }

        @Override
        public void deliver(Message message) throws Exception {
            asked.add(message);
            if (!takes.test(message)) {
                throw new java.io.IOException("gateway is down");
            }
            taken.add(message);
        }
    }
}
