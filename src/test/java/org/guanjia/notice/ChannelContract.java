package org.guanjia.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.guanjia.notice.Message.RecipientKind;
import org.guanjia.notice.Message.State;
import org.junit.jupiter.api.Test;

/**
 * What every channel must keep. The test of a new one (a short-message gateway, WeCom) extends this
 * class and answers its questions with the gateway's own sandbox or a stand-in on this machine.
 */
abstract class ChannelContract {

    /** The channel under test; the same one during a test. */
    abstract Channel channel();

    /** Ids of the messages that the other side has got, in order; as it can tell them. */
    abstract List<String> ids();

    /** How this channel's other side names the message of that number. */
    abstract String id(long message);

    /** Whether the channel needs to know where the person is. */
    abstract boolean needsAddress();

    static Envelope envelope(long id, String text, String phone, String email) {
        return envelope(RecipientKind.RESIDENT, id, text, phone, email);
    }

    static Envelope envelope(RecipientKind kind, long id, String text, String phone, String email) {
        Instant now = Instant.parse("2026-11-23T02:00:00Z");
        return new Envelope(
                new Message(
                        id,
                        "BX-20261123-0007",
                        "yunqi",
                        null,
                        kind,
                        "13912345678",
                        null,
                        "repair.notice.received",
                        "已受理您的报修",
                        text,
                        false,
                        State.WAITING,
                        null,
                        0,
                        now,
                        now,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null),
                "林知远",
                phone,
                email,
                "云栖苑");
    }

    static Envelope envelope(long id, String text) {
        return envelope(id, text, "13912345678", "lin@example.org");
    }

    @Test
    void its_name_fits_the_setting_and_the_column() {
        assertThat(channel().name()).matches("[a-z][a-z0-9-]{0,15}");
    }

    @Test
    void what_it_takes_arrives_under_the_message_s_id() throws Exception {
        channel().deliver(envelope(41, "预计 10:40 前到场"));
        channel().deliver(envelope(42, "已到场"));
        assertThat(ids()).containsExactly(id(41), id(42));
    }

    @Test
    void a_message_that_comes_again_keeps_its_id() throws Exception {
        channel().deliver(envelope(41, "预计 10:40 前到场"));
        channel().deliver(envelope(41, "预计 10:40 前到场"));
        assertThat(ids()).allMatch(id(41)::equals).isNotEmpty();
    }

    @Test
    void emoji_long_text_and_line_breaks_are_taken() throws Exception {
        channel().deliver(envelope(43, "漏水 💧🔧\r\nBcc: all@example.org\r\n" + "很".repeat(20_000)));
        assertThat(ids()).containsExactly(id(43));
    }

    @Test
    void without_an_address_it_refuses_for_good() throws Exception {
        Envelope nowhere = envelope(44, "预计 10:40 前到场", null, null);
        if (!needsAddress()) {
            channel().deliver(nowhere);
            return;
        }
        assertThatThrownBy(() -> channel().deliver(nowhere))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.reason()).isEqualTo("noAddress"));
        assertThat(ids()).isEmpty();
    }
}
