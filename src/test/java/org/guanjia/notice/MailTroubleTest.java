package org.guanjia.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** E-mail against servers that are down, slow, refusing, or lost after they took the letter. */
class MailTroubleTest {

    private MailStub server;
    private MailChannel channel;

    @BeforeEach
    void start() throws IOException {
        server = new MailStub();
        channel = MailServers.channel(server.port());
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private static Envelope letter() {
        return ChannelContract.envelope(41, "预计 10:40 前到场");
    }

    @Test
    void a_server_that_is_down_is_a_channel_that_is_down() throws IOException {
        server.close();
        assertThatThrownBy(() -> channel.deliver(letter())).isInstanceOf(ChannelDown.class);
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT, 550 5.1.1 <lin@example.org> unknown, addressUnknown",
        "RCPT, 550 no such user, addressUnknown",
        "RCPT, 552 5.2.2 mailbox full, mailboxFull",
        "RCPT, 554 5.7.1 blocked, rejected",
        "RCPT, 550 5.7.1 blocked, rejected",
        "DATA, 554 5.7.1 no, rejected",
        "., 552 5.2.2 mailbox full, mailboxFull",
        "., 554 5.6.0 not this letter, rejected"
    })
    void a_refusal_for_good_is_told_from_a_failure(String at, String answer, String reason) {
        server.answering(at, answer);
        assertThatThrownBy(() -> channel.deliver(letter()))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.reason()).isEqualTo(reason));
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT, 450 4.2.1 busy",
        "RCPT, 451 greylisted",
        "RCPT, 452 4.2.2 mailbox full for now",
        "DATA, 451 later",
        "., 451 later",
        "MAIL, 451 later",
        "MAIL, 550 5.7.1 sender refused",
        "greeting, 421 too busy",
        "greeting, 554 no service here",
        "greeting, silence",
        "RCPT, silence",
        "., silence",
        "greeting, hang up",
        "MAIL, hang up",
        "DATA, hang up"
    })
    void anything_else_is_tried_later(String at, String answer) {
        server.answering(at, answer);
        Throwable thrown = catchThrowable(() -> channel.deliver(letter()));
        assertThat(thrown).isNotNull().isNotInstanceOf(Refused.class);

        server.wellBehaved();
        assertThat(catchThrowable(() -> channel.deliver(letter()))).isNull();
    }

    @Test
    void a_letter_that_was_taken_although_the_line_broke_comes_again_under_the_same_id()
            throws Exception {
        server.answering(MailStub.END, MailStub.HANG_UP);
        assertThatThrownBy(() -> channel.deliver(letter())).isNotInstanceOf(Refused.class);
        server.wellBehaved();
        channel.deliver(letter());
        assertThat(server.letters).hasSize(2);
        assertThat(server.letters.stream().map(MailTroubleTest::id).distinct())
                .containsExactly("<BX-20261123-0007.41@guanjia.example>");
    }

    @Test
    void a_goodbye_that_is_lost_does_not_repeat_the_letter() throws Exception {
        server.answering("QUIT", MailStub.HANG_UP);
        channel.deliver(letter());
        assertThat(server.letters).hasSize(1);
    }

    private static String id(String letter) {
        Matcher found = Pattern.compile("(?m)^Message-ID: (\\S+)$").matcher(letter);
        assertThat(found.find()).as(letter).isTrue();
        return found.group(1);
    }
}
