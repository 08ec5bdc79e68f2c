package org.guanjia.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.time.Instant;
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
import java.util.stream.IntStream;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.guanjia.notice.Message.State;
import org.guanjia.testing.SqlCounter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.transaction.support.TransactionTemplate;

@ExtendWith(OutputCaptureExtension.class)
class OutboxTest extends DeliveryTest {

    private static final Map<String, Object> VALUES = Map.of("title", "漏水 💧", "milestone", "已派单");

    @Autowired SqlCounter counter;
    @Autowired TransactionTemplate transaction;

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
                            assertThat(message.text()).isEqualTo("漏水 💧：已派单");
                            assertThat(message.subject()).isEqualTo("已派单");
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
        outbox.toStaff(number, YUNQI, "desk", "milestone", VALUES, false);
        assertThat(last().nextAt()).isEqualTo(at("2026-11-23T22:00"));
        outbox.toRole(number, YUNQI, "foreman", "milestone", VALUES, false);
        assertThat(last().nextAt()).isEqualTo(at("2026-11-23T22:00"));
        Recorder channel = new Recorder(message -> true);
        assertThat(delivery(channel).deliver()).isEqualTo(3);
        clockAt("2026-11-24T07:59");
        assertThat(delivery(channel).deliver()).isZero();
        clockAt("2026-11-24T08:00");
        assertThat(delivery(channel).deliver()).isEqualTo(1);
    }

    @Test
    void an_anonymous_report_gets_no_message() {
        outbox.toResident(new CaseContact(number, YUNQI, null, null), "milestone", VALUES, true);
        outbox.toResident(new CaseContact(number, YUNQI, null, " "), "milestone", VALUES, true);
        assertThat(outbox.thread(number)).isEmpty();
    }

    @Test
    void a_template_without_a_text_is_the_programmer_s_mistake() {
        assertThatThrownBy(() -> outbox.toStaff(number, "c", "z", "noSuch", Map.of(), false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("notice.noSuch");
        assertThatThrownBy(() -> outbox.toStaff(number, "c", "z", "milestone", Map.of(), false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("milestone");
        assertThat(outbox.thread(number)).isEmpty();
    }

    @Test
    void a_channel_that_fails_is_tried_again_more_and_more_slowly_and_then_no_more() {
        toResident(true);
        Recorder channel = new Recorder(message -> false);
        Delivery delivery = delivery(channel);
        List<Long> minutes = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            assertThat(delivery.deliver()).isZero();
            minutes.add(Duration.between(flow.now(), last().nextAt()).toMinutes());
            ClockUtil.setCurrentTime(Date.from(last().nextAt()));
        }
        assertThat(minutes).containsExactly(1L, 2L);
        assertThat(delivery.deliver()).isZero();
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
            number = "BX-node-" + i;
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
        assertThat(rows.claim(due, "dead", now, now.plusSeconds(300))).isEqualTo(1);
        Recorder channel = new Recorder(message -> true);
        assertThat(delivery(channel).deliver()).isZero();
        flow.advance(Duration.ofSeconds(301));
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
    }

    @Test
    void a_node_that_dies_repeats_only_the_message_that_it_was_handing_over() {
        for (int i = 0; i < 3; i++) {
            number = "BX-dead-" + i;
            toResident(true);
        }
        Recorder channel =
                new Recorder(
                        message -> {
                            if (message.thread().equals("BX-dead-1")) {
                                throw new OutOfMemoryError("the node dies");
                            }
                            return true;
                        });
        assertThatThrownBy(() -> delivery(channel).deliver()).isInstanceOf(OutOfMemoryError.class);
        Recorder other = new Recorder(message -> true);
        assertThat(delivery(other).deliver()).as("the claim still holds").isZero();
        flow.advance(Duration.ofSeconds(301));
        assertThat(delivery(other).deliver()).isEqualTo(2);
        assertThat(channel.asked.get(1).id()).isEqualTo(other.taken.get(0).id());
        assertThat(channel.taken).doesNotContainAnyElementsOf(other.taken);
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
        assertThatThrownBy(() -> channels(List.of("sms"), new LogChannel()))
                .hasMessageContaining("guanjia.notice.channels")
                .hasMessageContaining("sms")
                .hasMessageContaining("[log]");
        assertThatThrownBy(() -> channels(List.of("mail"), new LogChannel()))
                .hasMessageContaining("spring.mail.host");
        assertThatThrownBy(() -> channels(List.of(), new LogChannel()))
                .hasMessageContaining("names no channel");
    }

    @Test
    void what_one_channel_refuses_for_good_goes_by_the_next_at_once() throws Exception {
        toResident(true);
        Recorder first = Recorder.refusing("first", "noAddress");
        Recorder second = new Recorder("second", message -> true);
        assertThat(delivery(first, second).deliver()).isEqualTo(1);
        assertThat(first.asked).hasSize(1);
        assertThat(last().channel()).isEqualTo("second");
        assertThat(last().state()).isEqualTo(State.SENT);
    }

    @Test
    void what_a_channel_refused_is_never_shown_to_it_again() {
        toResident(true);
        Recorder first = Recorder.refusing("first", "addressUnknown");
        Recorder second = new Recorder("second", message -> false);
        Delivery delivery = delivery(first, second);
        assertThat(delivery.deliver()).isZero();
        assertThat(last().channel()).isEqualTo("second");
        assertThat(last().attempts()).isEqualTo(1);
        untilGivenUp(delivery);
        assertThat(first.asked).hasSize(1);
        assertThat(second.asked).hasSize(3);
    }

    @Test
    void a_channel_that_was_tried_in_vain_is_followed_by_the_next() {
        toResident(true);
        Recorder first = new Recorder(message -> false);
        Recorder second = new Recorder("second", message -> true);
        untilGivenUp(delivery(first, second));
        assertThat(first.asked).hasSize(3);
        assertThat(last().state()).isEqualTo(State.SENT);
        assertThat(last().channel()).isEqualTo("second");
    }

    @Test
    void what_no_channel_takes_waits_for_people_with_the_first_reason() {
        toResident(true);
        assertThat(
                        delivery(
                                        Recorder.refusing("first", "mailboxFull"),
                                        Recorder.refusing("second", "noAddress"))
                                .deliver())
                .isZero();
        assertThat(last().state()).isEqualTo(State.UNDELIVERABLE);
        assertThat(last().reason()).isEqualTo("mailboxFull");
        assertThat(last().lastError()).doesNotContain(PHONE);
    }

    @Test
    void a_channel_that_is_down_is_asked_once_a_batch_and_costs_the_others_no_attempt() {
        for (int i = 0; i < 5; i++) {
            number = "BX-down-" + i;
            toResident(true);
        }
        Recorder down =
                new Recorder(
                        message -> {
                            throw new Recorder.Unwilling(new ChannelDown("no answer", null));
                        });
        assertThat(delivery(down).deliver()).isZero();
        assertThat(down.asked).hasSize(1);
        List<Message> all =
                IntStream.range(0, 5).mapToObj(i -> outbox.thread("BX-down-" + i).get(0)).toList();
        assertThat(all).extracting(Message::attempts).containsExactly(1, 0, 0, 0, 0);
        assertThat(all)
                .allSatisfy(
                        message -> {
                            assertThat(message.reason()).isEqualTo("channelDown");
                            assertThat(message.state()).isEqualTo(State.WAITING);
                            assertThat(message.nextAt())
                                    .isEqualTo(flow.now().plus(Duration.ofMinutes(1)));
                        });
        flow.advance(Duration.ofMinutes(1));
        assertThat(delivery(new Recorder(message -> true)).deliver()).isEqualTo(5);
    }

    @Test
    void a_retry_keeps_the_quiet_hours() {
        clockAt("2026-11-23T21:59:30");
        toResident(false);
        delivery(new Recorder(message -> false)).deliver();
        assertThat(last().nextAt()).isEqualTo(at("2026-11-24T08:00:00"));
        toResident(true);
        delivery(new Recorder(message -> false)).deliver();
        assertThat(last().nextAt()).isEqualTo(at("2026-11-23T22:00:30"));
    }

    @Test
    void a_batch_of_fifty_costs_few_statements() throws Exception {
        for (int i = 0; i < 50; i++) {
            number = "BX-many-" + UUID.randomUUID().toString().substring(0, 8);
            toResident(true);
        }
        Delivery delivery = delivery(new Recorder(message -> true));
        SqlCounter.Statements statements =
                counter.during(() -> assertThat(delivery.deliver()).isEqualTo(50));
        assertThat(statements)
                .as("due, claimed, communities, residents; claim, siblings and one a message")
                .isEqualTo(new SqlCounter.Statements(4, 0, 52, 0));
    }

    private void untilGivenUp(Delivery delivery) {
        while (last().state() == State.WAITING) {
            ClockUtil.setCurrentTime(Date.from(last().nextAt()));
            delivery.deliver();
        }
    }

    private void toResident(boolean urgent) {
        outbox.toResident(new CaseContact(number, YUNQI, null, PHONE), "milestone", VALUES, urgent);
    }
}
