package org.guanjia.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** E-mail as it arrives at a server that takes it. */
class MailChannelTest extends ChannelContract {

    private GreenMail server;
    private MailChannel channel;

    @BeforeEach
    void start() {
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        channel = MailServers.channel(server.getSmtp().getPort());
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Override
    Channel channel() {
        return channel;
    }

    @Override
    List<String> ids() {
        return Stream.of(server.getReceivedMessages())
                .map(mail -> header(mail, "Message-ID"))
                .toList();
    }

    @Override
    String id(long message) {
        return "<BX-20261123-0007." + message + "@guanjia.example>";
    }

    @Override
    boolean needsAddress() {
        return true;
    }

    private MimeMessage only() {
        assertThat(server.getReceivedMessages()).hasSize(1);
        return server.getReceivedMessages()[0];
    }

    private static String header(MimeMessage mail, String name) {
        try {
            return mail.getHeader(name, "\n");
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    /** The texts of all parts by their type. */
    private static String part(Object content, String type) throws Exception {
        if (content instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                var one = parts.getBodyPart(i);
                String found =
                        one.isMimeType(type)
                                ? (String) one.getContent()
                                : part(one.getContent(), type);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    @Test
    void a_letter_has_subject_salutation_words_and_signature_as_text_and_as_a_page()
            throws Exception {
        channel.deliver(envelope(41, "已受理您的报修 💧\n地址：1期3栋1单元1201\n<b>预计</b> 10:40 前到场"));
        MimeMessage mail = only();
        assertThat(mail.getSubject()).isEqualTo("【BX-20261123-0007】已受理您的报修");
        String plain = part(mail.getContent(), "text/plain").replace("\r\n", "\n");
        assertThat(plain)
                .startsWith("尊敬的林知远，您好：\n\n已受理您的报修 💧\n地址：1期3栋1单元1201\n")
                .contains("\n\n云栖苑 物业服务中心\n")
                .contains("事项编号 BX-20261123-0007");
        String page = part(mail.getContent(), "text/html");
        assertThat(page)
                .contains("lang=\"zh\"", "尊敬的林知远，您好：", "💧<br>", "云栖苑 物业服务中心")
                .contains("&lt;b&gt;预计&lt;/b&gt;")
                .doesNotContain("{{", "<script", "http://", "https://", "<img");
    }

    @Test
    void a_colleague_is_told_where_the_work_is_and_a_resident_is_not() throws Exception {
        channel.deliver(envelope(41, "您好"));
        channel.deliver(
                envelope(Message.RecipientKind.STAFF, 42, "派给您一单", null, "wei@example.org"));
        String tasklist = "https://guanjia.example.com/camunda/app/tasklist/";
        MimeMessage[] mails = server.getReceivedMessages();
        assertThat(part(mails[0].getContent(), "text/plain")).doesNotContain(tasklist);
        for (String type : List.of("text/plain", "text/html")) {
            assertThat(part(mails[1].getContent(), type)).contains(tasklist);
        }
    }

    @Test
    void one_case_is_one_thread() throws Exception {
        channel.deliver(envelope(41, "一"));
        channel.deliver(envelope(42, "二"));
        for (MimeMessage mail : server.getReceivedMessages()) {
            assertThat(header(mail, "References")).isEqualTo("<BX-20261123-0007@guanjia.example>");
            assertThat(header(mail, "In-Reply-To")).isEqualTo(header(mail, "References"));
            assertThat(header(mail, "Auto-Submitted")).isEqualTo("auto-generated");
            assertThat(mail.getSentDate()).isEqualTo(MailServers.NOW);
        }
    }

    @Test
    void it_comes_from_the_community_and_answers_go_where_they_are_read() throws Exception {
        channel.deliver(envelope(41, "一"));
        InternetAddress from = (InternetAddress) only().getFrom()[0];
        assertThat(from.getAddress()).isEqualTo("service@guanjia.example");
        assertThat(from.getPersonal()).isEqualTo("云栖苑 物业服务中心");
        assertThat(part(only().getContent(), "text/plain")).contains("请联系物业服务中心");

        server.purgeEmailFromAllMailboxes();
        MailServers.channel(
                        server.getSmtp().getPort(),
                        new NoticeSettings.Mail("管家物业 <a@guanjia.example>", "desk@guanjia.example"))
                .deliver(envelope(42, "二"));
        MimeMessage mail = only();
        assertThat(((InternetAddress) mail.getFrom()[0]).getPersonal()).isEqualTo("管家物业");
        assertThat(mail.getReplyTo()[0]).hasToString("desk@guanjia.example");
        assertThat(part(mail.getContent(), "text/plain")).contains("请直接回复本邮件");
    }

    @Test
    void nothing_that_people_wrote_becomes_a_header() throws Exception {
        Envelope plain = envelope(41, "Bcc: all@example.org\r\n\r\nDATA\r\n.\r\nMAIL FROM:<x@y.z>");
        Envelope bad =
                new Envelope(
                        new Message(
                                41,
                                "BX-20261123-0007",
                                "yunqi",
                                null,
                                Message.RecipientKind.RESIDENT,
                                "13912345678",
                                null,
                                "t",
                                "done\r\nBcc: all@example.org\r\n\r\nbody",
                                plain.message().text(),
                                false,
                                Message.State.WAITING,
                                null,
                                0,
                                MailServers.NOW,
                                MailServers.NOW,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null),
                        "Eve\r\nBcc: all@example.org",
                        null,
                        "lin@example.org",
                        "X\r\nBcc: all@example.org");
        channel.deliver(bad);
        MimeMessage mail = only();
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(mail.getRecipients(RecipientType.BCC)).isNull();
        assertThat(header(mail, "Bcc")).isNull();
        assertThat(mail.getSubject()).contains("done Bcc: all@example.org body");
        assertThat(part(mail.getContent(), "text/plain")).contains("DATA\r\n.\r\nMAIL FROM");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lin",
                "lin@",
                "@example.org",
                "lin@example.org, eve@example.org",
                "lin@example.org\r\nBcc: eve@example.org",
                "lin@example.org\r\nRCPT TO:<eve@example.org>",
                "<lin@example.org>",
                "林@example.org",
                "lin zhi@example.org",
                " "
            })
    void what_is_no_address_is_refused_before_a_server_is_asked(String address) {
        assertThatThrownBy(() -> channel.deliver(envelope(41, "一", null, address)))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.reason()).isEqualTo("badAddress"));
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void many_at_once_arrive_each_once() throws Exception {
        ExecutorService nodes = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Void>> letters =
                    IntStream.range(0, 80)
                            .<Callable<Void>>mapToObj(
                                    i ->
                                            () -> {
                                                channel.deliver(envelope(i, "第 " + i + " 封"));
                                                return null;
                                            })
                            .toList();
            List<Future<Void>> done = new ArrayList<>(nodes.invokeAll(letters));
            for (Future<Void> one : done) {
                one.get();
            }
        } finally {
            nodes.shutdownNow();
        }
        assertThat(ids()).hasSize(80).doesNotHaveDuplicates();
    }

    @Test
    void where_encryption_is_required_nothing_goes_in_the_clear() {
        MailChannel strict =
                MailServers.channel(
                        server.getSmtp().getPort(), "mail.smtp.starttls.required", "true");
        assertThatThrownBy(() -> strict.deliver(envelope(41, "一"))).isNotInstanceOf(Refused.class);
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void a_login_that_the_server_refuses_is_nobody_s_address() {
        server.setUser("service@guanjia.example", "service", "right");
        MailChannel locked = MailServers.channel(server.getSmtp().getPort(), "username", "service");
        assertThatThrownBy(() -> locked.deliver(envelope(41, "一"))).isInstanceOf(ChannelDown.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "service", "a@b.example, c@d.example", "x@y.example\r\nBcc: z@z.z"})
    void a_sender_that_is_none_stops_the_start_and_is_named(String from) {
        assertThatThrownBy(() -> MailServers.channel(25, new NoticeSettings.Mail(from, "")))
                .hasMessageContaining("guanjia.notice.mail.from");
        if (!from.isEmpty()) {
            assertThatThrownBy(
                            () ->
                                    MailServers.channel(
                                            25, new NoticeSettings.Mail("a@b.example", from)))
                    .hasMessageContaining("guanjia.notice.mail.reply-to");
        }
    }
}
